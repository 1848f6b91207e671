import { useEffect, useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { refusedFile } from '../../lib/csv';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/states';
import { Table, type Column } from '../../ui/Table';
import { choose, forget, halt, run, take, useImport, type Check, type Fate, type RefusedRow, type Report, type State } from './importing';
import './contacts.css';
import './import.css';

const ENCODINGS = [
  ['utf-8', 'UTF-8'], ['windows-1252', 'Windows, Western Europe'], ['windows-1250', 'Windows, Central Europe'], ['windows-1251', 'Windows, Cyrillic'],
  ['windows-1253', 'Windows, Greek'], ['windows-1254', 'Windows, Turkish'], ['macintosh', 'Old Mac'], ['utf-16le', 'UTF-16'], ['utf-16be', 'UTF-16, big-endian'], ['shift_jis', 'Shift JIS'], ['gbk', 'GBK'],
] as const;

export default function Import() {
  const now = useImport();
  const mayAll = useMay('full');
  const head = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // Each step begins at its heading, for those who hear the page too.
    if (!first.current && now.kind !== 'running') head.current?.focus();
    first.current = false;
  }, [now.kind]);
  return (
    <>
      <p className="crumbs"><Link to="/contacts">Contacts</Link> /</p>
      <h1 ref={head} tabIndex={-1}>Import contacts</h1>
      {mayAll ? <Step now={now} /> : <EmptyState title="An owner may import contacts"><Link to="/contacts">To the contacts</Link></EmptyState>}
    </>
  );
}

function Step({ now }: { now: State }) {
  switch (now.kind) {
    case 'none':
      return <Chooser />;
    case 'checking':
      return (
        <div className="stack import" role="status">
          <p>Reading <bdi>{now.chosen.name}</bdi> ({size(now.chosen.file)}). Nothing is written yet.</p>
          <div className="bone" />
          <div className="row"><Button onClick={forget}>Stop</Button></div>
        </div>
      );
    case 'useless':
      return (
        <div className="stack import">
          <div className="note bad stack" role="alert">
            <strong>{now.title}</strong>
            <span>{now.detail}</span>
            {now.first ? <span>Its first row reads: <code dir="auto">{now.first}</code></span> : null}
          </div>
          {now.columns ? (
            <label className="row">
              <span>The addresses stand in</span>
              <select value="" onChange={(event) => take(now, Number(event.target.value))}>
                <option value="" disabled>Choose a column…</option>
                {now.columns.head.names.map((name, at) => <option key={at} value={at}>{name || `column ${at + 1}`}</option>)}
              </select>
            </label>
          ) : null}
          <Chooser again />
        </div>
      );
    case 'checked':
      return <Checked now={now} />;
    case 'running':
      return <Running now={now} />;
    case 'done':
      return <Done now={now} />;
  }
}

const size = (file: Blob): string => (file.size < 1_000_000 ? `${Math.max(1, Math.round(file.size / 1_000)).toLocaleString('en')} kB` : `${(file.size / 1_000_000).toFixed(1)} MB`);

function Chooser({ again = false }: { again?: boolean }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const given = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void choose(file.name, file);
  };
  useEffect(() => {
    // A file that is dropped beside the field would be opened by the browser, in place of the page.
    const beside = (event: Event): void => event.preventDefault();
    addEventListener('dragover', beside);
    addEventListener('drop', beside);
    return () => {
      removeEventListener('dragover', beside);
      removeEventListener('drop', beside);
    };
  }, []);
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    given(event.dataTransfer.files);
  };
  return (
    <div className="stack import">
      <div className={over ? 'drop over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={dropped}>
        <label htmlFor={id}>{again ? 'Choose another CSV file, or drop it here' : 'Choose a CSV file, or drop it here'}</label>
        <input id={id} type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" onChange={(event) => {
          given(event.target.files);
          event.target.value = '';
        }} />
      </div>
      {again ? null : (
        <ul className="hint import-hints">
          <li>The first row names the columns: <code>email</code>, perhaps <code>timezone</code>. Every other column becomes a property.</li>
          <li>Commas, semicolons or tabs. Where an address comes twice, the first row counts.</li>
          <li>Who is there already is updated; an empty cell changes nothing. Importing a file again is safe.</li>
          <li>You see what will happen before anything is written.</li>
        </ul>
      )}
    </div>
  );
}

const FATES: Record<Fate, readonly [string, string]> = { created: ['active', 'new'], updated: ['running', 'changes'], unchanged: ['draft', 'as it is'], repeat: ['draft', 'repeat'], refused: ['failed', 'refused'] };
const USES = { email: 'Address', timezone: 'Time zone', property: 'Property', ignored: 'Left out' } as const;

function Checked({ now }: { now: Extract<State, { kind: 'checked' }> }) {
  const { check, chosen } = now;
  const { report } = check;
  const going = report.created + report.updated;
  const isGuessed = chosen.encoding !== 'utf-8';
  const columns: Column<Check['firstRows'][number]>[] = [
    { title: 'Address', cell: (row) => <bdi>{row.email}</bdi> },
    { title: 'What happens', cell: (row) => <Badge status={FATES[row.fate][0]} words={FATES[row.fate][1]} /> },
    { title: 'Time zone', cell: (row) => row.timezone ?? '–' },
    { title: 'Properties', cell: (row) => <span className="import-properties">{Object.entries(row.properties).map(([name, value]) => <span key={name}><code>{name}</code> <bdi>{String(value).slice(0, 80)}</bdi></span>)}</span> },
    { title: 'Line', end: true, cell: (row) => row.line.toLocaleString('en') },
  ];
  return (
    <div className="stack import">
      <p><strong><bdi>{chosen.name}</bdi></strong>, {size(chosen.file)}. <span className="hint">Nothing is written yet.</span></p>
      <Counts report={report} words={['would be new', 'would change', 'are as they are']} />
      <label className="row">
        <span>Written in</span>
        <select value={chosen.encoding} onChange={(event) => void choose(chosen.name, chosen.file, event.target.value)}>
          {ENCODINGS.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
        {isGuessed ? <span className="note warn">It is not UTF-8. Look whether names read well below; else choose another.</span> : null}
      </label>
      <section className="stack" aria-label="Columns">
        <h2>How its columns are understood</h2>
        <ul className="import-columns">
          {check.columns.map((column, at) => (
            <li key={at} className={column.use}><bdi>{column.name || `column ${at + 1}`}</bdi> <span className="hint">{USES[column.use]}{column.use === 'ignored' && !column.name ? ': it has no name' : ''}</span></li>
          ))}
        </ul>
      </section>
      <div className="stack">
        <h2>Its first rows</h2>
        {check.firstRows.length ? <div className="listing"><Table label="First rows" rows={check.firstRows.slice(0, 5)} columns={columns} rowKey={(row) => row.line} /></div> : <p className="note warn">None of its first rows can be read.</p>}
      </div>
      <Refused report={report} check={check} name={chosen.name} title="Rows that would be refused" />
      <Warnings report={report} />
      <div className="row">
        <Button kind="main" disabled={going === 0} onClick={() => void run()}>{going === 0 ? 'There is nothing to import' : `Import ${count(going, 'contact')}`}</Button>
        <Button onClick={forget}>Another file</Button>
        {report.refused ? <span className="hint">{count(report.refused, 'row')} would be left out.</span> : null}
      </div>
    </div>
  );
}

function Running({ now }: { now: Extract<State, { kind: 'running' }> }) {
  const { report, check } = now;
  const all = Math.max(1, check.report.rows);
  const percent = Math.min(100, Math.floor((report.rows / all) * 100));
  return (
    <div className="stack import">
      <p>Importing <bdi>{now.chosen.name}</bdi>. You may look at other pages; keep this tab open.</p>
      <progress aria-label="Rows that are in" max={all} value={Math.min(all, report.rows)} />
      <p><strong>{percent} %</strong>: {report.rows.toLocaleString('en')} of {count(all, 'row')}</p>
      <p role="status" className={now.trouble ? 'note warn' : 'unseen'}>
        {now.trouble ? `${now.trouble} What is in stays in; it goes on by itself.` : `${percent - (percent % 10)} % are in`}
      </p>
      <Counts report={report} words={['are new', 'changed', 'are as they were']} />
      <div className="row"><Button onClick={halt}>Stop</Button></div>
    </div>
  );
}

function Done({ now }: { now: Extract<State, { kind: 'done' }> }) {
  const { report, check } = now;
  const left = check.report.rows - report.rows;
  return (
    <div className="stack import">
      {now.stopped ? (
        <div className="note warn" role="alert"><strong>It is not finished.</strong> {now.stopped} {count(report.rows, 'row')} of {check.report.rows.toLocaleString('en')} were dealt with{left > 0 ? '; choose the same file again to go on, what is in stays as it is.' : '.'}</div>
      ) : <div className="note good" role="status"><strong><bdi>{now.chosen.name}</bdi> is in.</strong></div>}
      <Counts report={report} words={['are new', 'changed', 'are as they were']} />
      {now.resent ? <p className="hint">The connection broke off: {count(now.resent, 'row')} were sent again. Those that had gone in before count as unchanged.</p> : null}
      <Refused report={report} check={check} name={now.chosen.name} title="Rows that were refused" />
      <Warnings report={report} />
      <div className="row">
        <Link to="/contacts" className="button main" onClick={forget}>To the contacts</Link>
        <Button onClick={forget}>Another file</Button>
      </div>
    </div>
  );
}

function Counts({ report, words: [made, changed, same] }: { report: Report; words: readonly [string, string, string] }) {
  const all: readonly (readonly [number, string, string])[] = [
    [report.rows, 'rows', ''], [report.created, made, 'good'], [report.updated, changed, 'info'], [report.unchanged, same, ''],
    [report.repeats, 'repeat an address above', ''], [report.refused, 'refused', report.refused ? 'bad' : ''],
  ];
  return <ul className="import-counts" aria-label="Counts">{all.map(([many, label, tone]) => <li key={label} className={tone}><strong>{many.toLocaleString('en')}</strong> <span>{label}</span></li>)}</ul>;
}

const SHOWN = 20;

function Refused({ report, check, name, title }: { report: Report; check: Check; name: string; title: string }) {
  if (report.refused === 0) return null;
  const notText = report.refusedRows.filter((row) => row.reason.includes('not UTF-8')).length;
  const columns: Column<RefusedRow>[] = [
    { title: 'Reason', cell: (row) => <span dir="auto">{row.reason}</span> },
    { title: 'The row', cell: (row) => <bdi className="hint">{row.raw.join(' · ').slice(0, 200)}</bdi> },
    { title: 'Line', end: true, cell: (row) => row.line.toLocaleString('en') },
  ];
  const missing = report.refused - report.refusedRows.length;
  return (
    <div className="stack">
      <div className="row between">
        <h2>{title}</h2>
        {report.refusedRows.length ? <Button onClick={() => save(`${name.replace(/\.\w+$/, '')}.refused.csv`, refusedFile(check.columns.map((column) => column.name), report.refusedRows))}>Save {count(report.refusedRows.length, 'refused row')} as CSV</Button> : null}
      </div>
      {notText ? <p className="note warn">{count(notText, 'row')} are not UTF-8: choose above what the file is written in.</p> : null}
      <p className="hint">Mend them in that file and import it: each row says its line and why.{missing > 0 ? ` ${count(missing, 'row')} more than are listed here; all of them are after the import.` : ''}</p>
      <div className="listing"><Table label={title} rows={report.refusedRows.slice(0, SHOWN)} columns={columns} rowKey={(row) => row.line} /></div>
      {report.refusedRows.length > SHOWN ? <p className="hint">The first {SHOWN} of {count(report.refused, 'row')}.</p> : null}
    </div>
  );
}

function Warnings({ report }: { report: Report }): ReactNode {
  if (report.warned === 0) return null;
  const lines = report.warnings.slice(0, 10).map((one) => one.line.toLocaleString('en')).join(', ');
  return <p className="note warn">{count(report.warned, 'row')} with a time zone nobody knows{lines ? ` (line ${lines}${report.warned > 10 ? ', …' : ''})` : ''}: the contact goes in without it.</p>;
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
