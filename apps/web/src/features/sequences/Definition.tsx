import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client, type Out, type Sequence } from '../../api/client';
import { useMay } from '../../api/session';
import { count } from '../../lib/words';
import { useRested } from '../../ui/rested';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';
import { ContactPicker } from '../contacts/ContactPicker';
import { keep, keepContact, keepSupposed, read, readContact, readSupposed } from './kept';
import { PlanList } from './Plan';
import { assumptions, Suppose, type Supposed } from './Suppose';

type Check = Out['sequences']['check'];

/** The text of a sequence, its faults where they are, and what it would do. */
export default function Definition({ sequence }: { sequence: Sequence }) {
  const mayAll = useMay('full');
  const [typed, setTyped] = useState(() => read(sequence.id) ?? { base: sequence.definition, text: sequence.definition });
  const isChanged = typed.text !== typed.base;
  // Whoever typed nothing sees what the server has.
  const text = isChanged ? typed.text : sequence.definition;
  const isOvertaken = isChanged && typed.base !== sequence.definition;
  const [contactId, setContactId] = useState<string | null>(() => sequence.contactId ?? readContact(sequence.id));
  const choose = (next: string | null): void => {
    keepContact(sequence.id, next);
    setContactId(next);
  };
  const contact = useQuery({ ...api.contacts.get.queryOptions({ id: contactId ?? '' }), enabled: contactId !== null });
  const settled = useRested(text);
  const [supposed, setSupposed] = useState<Supposed>(() => readSupposed(sequence.id));
  const suppose = (next: Supposed): void => {
    keepSupposed(sequence.id, next);
    setSupposed(next);
  };
  const assumed = assumptions(supposed);
  const check = useQuery({
    queryKey: ['check', sequence.id, contactId, settled, assumed],
    queryFn: ({ signal }) => client.sequences.check.query({ definition: settled, ...(contactId ? { contactId } : {}), ...(assumed ? { assumptions: assumed } : {}) }, { signal }),
    placeholderData: (before) => before,
    enabled: settled.trim() !== '',
  });
  const [saving, setSaving] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const set = (next: string): void => {
    const now = { base: isChanged ? typed.base : sequence.definition, text: next };
    keep(sequence.id, now);
    setTyped(now);
  };
  const reset = (): void => {
    keep(sequence.id, null);
    setTyped({ base: sequence.definition, text: sequence.definition });
  };
  const goTo = (line: number): void => {
    const { current } = area;
    if (!current) return;
    const from = text.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    current.focus();
    current.setSelectionRange(from, from + (text.split('\n')[line - 1]?.length ?? 0));
    current.scrollTop = Math.max(0, (line - 5) * 20);
  };
  const faults = check.data?.faults ?? [];
  const isCurrent = settled === text && !check.isFetching;
  return (
    <div className="editor-pair">
      <section className="stack" aria-label="Definition">
        <div className="row between">
          <span role="status" className={isCurrent && faults.length ? 'problem' : 'hint'}>
            {!isCurrent ? 'Checking…' : check.isError ? '' : faults.length ? count(faults.length, 'fault') : 'No faults.'}
          </span>
          {isChanged ? (
            <span className="row">
              <Button kind="quiet" onClick={reset}>Discard changes</Button>
              {mayAll ? <Button kind="main" disabled={!isCurrent || faults.length > 0} onClick={() => setSaving(true)}>Save…</Button> : null}
            </span>
          ) : null}
        </div>
        {isOvertaken ? <p className="note warn">Somebody changed the definition while you were typing. Saving would replace theirs; “Discard changes” shows it.</p> : null}
        <Code area={area} text={text} faults={faults} onChange={mayAll ? set : null} />
        {faults.length ? (
          <ul className="faults" aria-label="Faults">
            {faults.map((fault, at) => (
              <li key={at} className="note bad">
                {fault.line === null ? null : <Button onClick={() => goTo(fault.line ?? 1)}>Line {fault.line}</Button>}
                {fault.path ? <code>{fault.path}</code> : null} <span dir="auto">{fault.message}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {mayAll ? null : <p className="hint">An owner may change it.</p>}
      </section>
      <section className="stack" aria-label="Dry run">
        <h2>What it would do</h2>
        <ContactPicker label="For" value={contactId} onChange={choose} none="Somebody made up" />
        <Suppose now={supposed} known={eventsOf(text)} onChange={suppose} />
        {check.isError ? <ErrorState error={check.error} retry={() => void check.refetch()} /> : !check.data ? <Loading rows={4} />
          : check.data.plan ? <PlanList plan={check.data.plan} zone={contact.data?.timezone ?? null} supposed={supposed} onSuppose={suppose} /> : <p className="note info">It is shown when the faults are put right.</p>}
      </section>
      {saving ? <Save sequence={sequence} text={text} onClose={() => setSaving(false)} onDone={() => {
        keep(sequence.id, null);
        setTyped({ base: text, text });
        setSaving(false);
      }} /> : null}
    </div>
  );
}

/** The events that a definition speaks of, as far as one can see without reading it. */
const eventsOf = (text: string): string[] => [...new Set([...text.matchAll(/\b(?:event|eventName)["']?\s*:\s*["']?([\w.:-]+)/g)].flatMap((found) => (found[1] && found[1] !== 'event' ? [found[1]] : [])))];

/** A text with its line numbers; those with faults are marked. */
function Code({ area, text, faults, onChange }: { area: React.RefObject<HTMLTextAreaElement | null>; text: string; faults: Check['faults']; onChange: ((next: string) => void) | null }) {
  const lines = useRef<HTMLDivElement>(null);
  const faulty = new Map(faults.flatMap((fault) => (fault.line === null ? [] : [[fault.line, fault.message] as const])));
  return (
    <div className="code">
      <div className="code-lines" ref={lines} aria-hidden="true">
        {text.split('\n').map((_, at) => <span key={at} className={faulty.has(at + 1) ? 'faulty' : undefined} title={faulty.get(at + 1)}>{at + 1}</span>)}
      </div>
      <textarea
        ref={area}
        aria-label="Definition, YAML or JSON"
        aria-invalid={faults.length > 0 || undefined}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        value={text}
        readOnly={onChange === null}
        onChange={(event) => onChange?.(event.target.value)}
        onScroll={(event) => {
          if (lines.current) lines.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

function Save({ sequence, text, onClose, onDone }: { sequence: Sequence; text: string; onClose: () => void; onDone: () => void }) {
  const queries = useQueryClient();
  const [people, setPeople] = useState<'stay' | 'migrate'>('stay');
  const save = useMutation({
    mutationFn: () => client.sequences.update.mutate({ sequenceId: sequence.id, definition: text, people }),
    onSuccess: (saved) => {
      toast(saved.pendingVersion === null ? (saved.version === null ? 'Saved.' : `Saved. Version ${saved.version} runs.`) : `Saved as version ${saved.pendingVersion}. It waits until its texts are approved.`);
      // What the answer says is shown at once, not after the next reading.
      queries.setQueryData(api.sequences.get.queryKey({ sequenceId: sequence.id }), (before) => (before ? { ...before, definition: saved.definition, version: saved.version, pendingVersion: saved.pendingVersion, status: saved.status } : before));
      onDone();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const runs = sequence.version !== null;
  return (
    <Dialog open title="Save the definition?" onClose={onClose}>
      {runs ? (
        <div className="stack">
          <p>It becomes a new version. It runs at once when all its texts are approved as they stand. Else it waits until they are, and the version that runs goes on.</p>
          <div className="stack">
            <span>The people inside</span>
            <div><Choice label="The people inside" value={people} onChange={setPeople} options={[['stay', 'finish on their version'], ['migrate', 'move to the new one']]} /></div>
            <span className="hint">{people === 'stay' ? 'Only who comes in afterwards gets the new one.' : 'Each goes on at the step they stand at; where that is gone, at the next that is left.'}</span>
          </div>
        </div>
      ) : <p>The sequence is a draft: nothing is sent until it is approved.</p>}
      <Refusal error={save.error} />
      <div className="actions">
        <Button onClick={onClose}>Not yet</Button>
        <Button kind="main" autoFocus busy={save.isPending} onClick={() => save.mutate()}>Save</Button>
      </div>
    </Dialog>
  );
}
