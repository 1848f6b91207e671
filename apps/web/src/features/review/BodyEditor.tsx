import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { tokens } from '../../lib/tokens';

export type Fault = { field: string; message: string; line: number | null; column: number | null; isHint: boolean };
type Props = { label: string; value: string; faults: readonly Fault[]; tags: readonly string[]; onChange: (value: string) => void };

const LONG = 100_000;
/** Twice what the server takes: more is no email, and would hold the browser up. */
const MOST = 1_000_000;

/**
 * A text field with a coloured copy of its text behind it and line numbers beside it. Editors that bring their own
 * style elements cannot run under this page's content security policy.
 */
export default function BodyEditor({ label, value, faults, tags, onChange }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLPreElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const [turnedDown, setTurnedDown] = useState(0);
  const isLong = value.length > LONG;
  const lines = useMemo(() => (isLong ? 0 : value.split('\n').length), [value, isLong]);
  const coloured = useMemo(() => (isLong ? null : tokens(value)), [value, isLong]);
  const at = new Map(faults.filter((fault) => fault.line !== null).map((fault) => [fault.line, fault]));
  const insert = (tag: string): void => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to } = field;
    onChange(value.slice(0, from) + tag + value.slice(to));
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + tag.length, from + tag.length);
    });
  };
  const goTo = (fault: Fault): void => {
    const field = area.current;
    if (!field || fault.line === null) return;
    const before = value.split('\n').slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    const place = before + Math.max(0, (fault.column ?? 1) - 1);
    field.focus();
    field.setSelectionRange(place, place);
    field.scrollTop = Math.max(0, (fault.line - 5) * 20);
  };
  return (
    <div className="field">
      <div className="row between">
        <label htmlFor={id}>{label}</label>
        <select className="tags" aria-label="Insert a merge tag" value="" onChange={(event) => insert(event.target.value)}>
          <option value="" disabled>Insert a merge tag…</option>
          {tags.map((tag) => <option key={tag} value={tag}>{tag}</option>)}
        </select>
      </div>
      <div className={isLong ? 'editor plain' : 'editor'}>
        {isLong ? null : (
          <>
            <div className="gutter" ref={gutter} aria-hidden="true">
              <div>{Array.from({ length: lines }, (_, line) => {
                const fault = at.get(line + 1);
                return <span key={line} className={fault ? (fault.isHint ? 'hinted' : 'faulty') : undefined} title={fault?.message}>{line + 1}</span>;
              })}</div>
            </div>
            <pre ref={behind} aria-hidden="true">{coloured?.map((token, index) => <span key={index} className={token.kind}>{token.text}</span>)}{'\n'}</pre>
          </>
        )}
        <textarea
          ref={area} id={id} value={value} spellCheck={!isLong} wrap="off" dir="auto"
          aria-describedby={faults.length ? `${id}-faults` : undefined}
          aria-invalid={faults.some((fault) => !fault.isHint) || undefined}
          onChange={(event) => onChange(event.target.value)}
          onPaste={(event) => {
            // Chromium puts lines in one by one, for minutes; as a value they are there at once.
            const text = event.clipboardData.getData('text/plain');
            setTurnedDown(text.length > MOST ? text.length : 0);
            if (text.length <= LONG) return;
            event.preventDefault();
            if (text.length > MOST) return;
            const field = event.currentTarget;
            const place = field.selectionStart + text.length;
            onChange(value.slice(0, field.selectionStart) + text + value.slice(field.selectionEnd));
            requestAnimationFrame(() => field.setSelectionRange(place, place));
          }}
          onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && area.current?.blur()}
          onScroll={(event) => {
            const { scrollTop, scrollLeft } = event.currentTarget;
            if (behind.current) behind.current.scrollTo(scrollLeft, scrollTop);
            if (gutter.current) gutter.current.scrollTop = scrollTop;
          }}
        />
      </div>
      {turnedDown ? <p className="note warn" role="alert">It was not pasted: {(turnedDown / 1_000_000).toFixed(1)} MB. The server takes texts up to 500,000 characters.</p> : null}
      {isLong ? <p className="hint">{(value.length / 1_000_000).toFixed(1)} MB: too long to be coloured. The server takes texts up to 500,000 characters.</p> : null}
      {faults.length ? (
        <ul id={`${id}-faults`} className="faults">
          {faults.map((fault, index) => (
            <li key={index} className={fault.isHint ? 'hinted' : 'faulty'}>
              {fault.line === null ? null : <button type="button" className="line" onClick={() => goTo(fault)}>Line {fault.line}</button>} {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
