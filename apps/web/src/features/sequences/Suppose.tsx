import { useId, useState, type FormEvent } from 'react';
import type { In } from '../../api/client';
import { Button } from '../../ui/Button';
import { Area, Field } from '../../ui/Field';

type Assumed = NonNullable<In['sequences']['check']['assumptions']>;
export type Did = 'opened' | 'clicked' | 'replied';
export type Supposed = { did: { email: string; did: Did }[]; events: { name: string; after: string }[]; event: string };
export const NOTHING: Supposed = { did: [], events: [], event: '' };
export const DEEDS: readonly Did[] = ['opened', 'clicked', 'replied'];

const SPAN = /^(\d+[wdhms])+$/;

/** The properties of the event that enrols; null when what was typed is none. */
function properties(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** As the server takes it; undefined when nothing is supposed. */
export function assumptions(now: Supposed): Assumed | undefined {
  const event = properties(now.event) ?? {};
  if (now.did.length === 0 && now.events.length === 0 && Object.keys(event).length === 0) return undefined;
  return { did: now.did, events: now.events, ...(Object.keys(event).length ? { event } : {}) } as Assumed;
}

export function toggled(now: Supposed, email: string, did: Did): Supposed {
  const isOn = now.did.some((one) => one.email === email && one.did === did);
  return { ...now, did: isOn ? now.did.filter((one) => one.email !== email || one.did !== did) : [...now.did, { email, did }] };
}

/** What else happens on the way: events after a time, and what came with the event that enrols. */
export function Suppose({ now, known, onChange }: { now: Supposed; known: readonly string[]; onChange: (next: Supposed) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [after, setAfter] = useState('1d');
  const [tried, setTried] = useState(false);
  const span = after.trim().toLowerCase();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || !SPAN.test(span)) return;
    onChange({ ...now, events: [...now.events, { name: name.trim(), after: span }] });
    setName('');
    setTried(false);
  };
  const isAny = now !== NOTHING && (now.did.length > 0 || now.events.length > 0 || now.event !== '');
  return (
    <details className="suppose" open={isAny || undefined}>
      <summary>Suppose that…{isAny ? '' : ' (nothing is opened, clicked or replied to, and no event comes)'}</summary>
      <div className="stack">
        {isAny ? (
          <ul className="row chips" aria-label="Supposed">
            {now.did.map((one) => <li key={`${one.email} ${one.did}`}><Button onClick={() => onChange(toggled(now, one.email, one.did))}><span className="unseen">No longer suppose: </span><code>{one.email}</code> is {one.did} <span aria-hidden="true">✕</span></Button></li>)}
            {now.events.map((one, at) => <li key={at}><Button onClick={() => onChange({ ...now, events: now.events.filter((_, other) => other !== at) })}><span className="unseen">No longer suppose: </span><code>{one.name}</code> comes after {one.after} <span aria-hidden="true">✕</span></Button></li>)}
            <li><Button kind="quiet" onClick={() => onChange(NOTHING)}>Suppose nothing</Button></li>
          </ul>
        ) : null}
        <form className="row suppose-event" onSubmit={add} aria-label="Suppose an event">
          <Field label="Event" list={id} maxLength={200} value={name} problem={tried && name.trim() === '' ? 'Which one?' : null} onChange={(event) => setName(event.target.value)} />
          <datalist id={id}>{known.map((one) => <option key={one} value={one} />)}</datalist>
          <Field label="comes after" hint="From coming in: 90m, 2h, 3d." value={after} problem={tried && !SPAN.test(span) ? 'Such as 90m, 2h or 3d.' : null} onChange={(event) => setAfter(event.target.value)} />
          <Button type="submit">Suppose it</Button>
        </form>
        <Area label="What came with the event that enrols" hint='JSON, such as {"amount": 120}.' rows={2} spellCheck={false} value={now.event} problem={properties(now.event) === null ? 'This is no JSON object yet.' : null} onChange={(event) => onChange({ ...now, event: event.target.value })} />
        <p className="hint">Whether an email is opened, clicked or replied to is supposed at the email below.</p>
      </div>
    </details>
  );
}
