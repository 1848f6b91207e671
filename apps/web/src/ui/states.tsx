import { useEffect, useState, type ReactNode } from 'react';
import { trouble } from '../api/trouble';
import { Button } from './Button';

/** Grey where the content will be; after a second it says that the server is slow. */
export function Loading({ rows = 4, page = false }: { rows?: number; page?: boolean }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={page ? 'loading page' : 'loading'} role="status">
      <span className="unseen">Loading</span>
      {Array.from({ length: rows }, (_, at) => <div key={at} className="bone" />)}
      {slow ? <p>The server takes longer than usual…</p> : null}
    </div>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="state"><h2>{title}</h2>{children}</div>;
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const known = trouble(error);
  return (
    <div className="state error" role="alert">
      <h2>{known.title}</h2>
      {known.detail ? <p>{known.detail}</p> : null}
      <Issues error={error} />
      {retry ? <Button onClick={retry}>Try again</Button> : null}
    </div>
  );
}

/** Every fault the server named, each at its place. */
export function Issues({ error }: { error: unknown }) {
  const { issues } = trouble(error);
  if (issues.length === 0) return null;
  return (
    <ul className="issues">
      {issues.map((issue, at) => (
        <li key={at}>{issue.path ? <code>{issue.path}</code> : null}{issue.line ? ` line ${issue.line}:` : ''} {issue.message}</li>
      ))}
    </ul>
  );
}

/** What a call was refused with, small, beside what caused it. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  const known = trouble(error);
  return (
    <div className="note bad" role="alert">
      <strong>{known.title}.</strong> {known.detail}
      <Issues error={error} />
    </div>
  );
}
