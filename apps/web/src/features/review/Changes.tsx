import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import type { Words } from '../../lib/drafts';

const LONG = 60_000;
const NAMES = { subject: 'Subject', preheader: 'Preheader', body: 'Body', text: 'Text part' } as const;

/** What is another in the second text than in the first, word by word. */
export default function Changes({ from, to }: { from: Words; to: Words }) {
  const parts = (Object.keys(NAMES) as (keyof Words)[]).filter((part) => from[part] !== to[part]);
  if (parts.length === 0) return <p className="hint">The texts are the same.</p>;
  return (
    <div className="changes" tabIndex={0} role="region" aria-label="Changes">
      {parts.map((part) => (
        <section key={part}>
          <h4>{NAMES[part]}</h4>
          <Compared from={from[part]} to={to[part]} />
        </section>
      ))}
    </div>
  );
}

function Compared({ from, to }: { from: string; to: string }) {
  const pieces = useMemo(() => (from.length + to.length > LONG ? null : diffWordsWithSpace(from, to)), [from, to]);
  if (!pieces) return <p className="hint">Too long to be compared here ({(from.length / 1000).toFixed(0)} kB before, {(to.length / 1000).toFixed(0)} kB now).</p>;
  return (
    <p className="compared" dir="auto">
      {pieces.map((piece, at) => (piece.added ? <ins key={at}>{piece.value}</ins> : piece.removed ? <del key={at}>{piece.value}</del> : <span key={at}>{piece.value}</span>))}
    </p>
  );
}
