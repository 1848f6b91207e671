import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client, type Email } from '../../api/client';
import type { Words } from '../../lib/drafts';
import { ErrorState } from '../../ui/states';
import { bodyKind } from './drafts';
import { MailFrame, Ways, type Looking } from './MailFrame';

export type { Looking };

export const nextWay = (now: Looking): Looking => ({ ...now, as: now.as === 'desktop' ? 'phone' : now.as === 'phone' ? 'text' : 'desktop' });

/** What is typed, as the server wants it: nothing where nothing was typed. */
export function typed(email: Email, words: Words | null): Record<string, string> {
  return words ? { subject: words.subject, preheader: words.preheader, [bodyKind(email)]: words.body, text: words.text } : {};
}

export function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}

/** An email as its reader gets it, and what is wrong with it. */
export function usePreview(email: Email, words: Words | null, contactId: string | null) {
  const settled = useSettled(words, 400);
  return useQuery({
    // The fingerprint is in the key: another text is another preview.
    queryKey: ['preview', email.id, contactId, email.fingerprint, settled],
    queryFn: ({ signal }) => client.sequences.previewEmail.query({ emailId: email.id, ...(contactId ? { contactId } : {}), ...typed(email, settled) }, { signal }),
    placeholderData: (before) => before,
    enabled: email.fingerprint !== null || words !== null,
  });
}

type Props = { email: Email; words: Words | null; contactId: string | null; looking: Looking; onLooking: (next: Looking) => void; title: string };

export function Preview({ email, words, contactId, looking, onLooking, title }: Props) {
  const preview = usePreview(email, words, contactId);
  const shown = useSettled(words, 400);
  return (
    <div className="preview">
      <Ways looking={looking} onLooking={onLooking} />
      <div className="inbox-line">
        <bdi className="inbox-subject">{preview.data?.subject || email.subject || '(no subject)'}</bdi>
        {preview.data?.preheader ? <bdi className="inbox-preheader">{preview.data.preheader}</bdi> : null}
      </div>
      {email.fingerprint === null && !words ? <p className="note info">There is no text yet.</p>
        : looking.as === 'text' ? (
          preview.data ? <pre className="plain-text" tabIndex={0} aria-label={`${title}, text part`} dir="auto">{preview.data.text}</pre>
            : preview.isError ? <ErrorState error={preview.error} retry={() => void preview.refetch()} /> : <div className="bone tall" />
        ) : (
          <MailFrame
            fields={{ emailId: email.id, ...(contactId ? { contactId } : {}), ...typed(email, shown) }}
            version={`${email.fingerprint} ${email.revision}`} looking={looking} title={title}
          />
        )}
    </div>
  );
}
