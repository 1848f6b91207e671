import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { client, type Email } from '../../api/client';
import type { Words } from '../../lib/drafts';
import { Choice } from '../../ui/Choice';
import { ErrorState } from '../../ui/states';
import { bodyKind } from './drafts';

export type Looking = { as: 'desktop' | 'phone' | 'text'; scheme: 'light' | 'dark'; images: 'block' | 'show' };

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
      <div className="row preview-ways">
        <Choice label="Shown as" value={looking.as} onChange={(as) => onLooking({ ...looking, as })} options={[['desktop', 'Desktop'], ['phone', 'Phone'], ['text', 'Text']]} />
        {looking.as === 'text' ? null : (
          <>
            <Choice label="Colours of the mail" value={looking.scheme} onChange={(scheme) => onLooking({ ...looking, scheme })} options={[['light', 'Light'], ['dark', 'Dark']]} />
            <label className="check"><input type="checkbox" checked={looking.images === 'show'} onChange={(event) => onLooking({ ...looking, images: event.target.checked ? 'show' : 'block' })} /> Pictures</label>
          </>
        )}
      </div>
      <div className="inbox-line">
        <bdi className="inbox-subject">{preview.data?.subject || email.subject || '(no subject)'}</bdi>
        {preview.data?.preheader ? <bdi className="inbox-preheader">{preview.data.preheader}</bdi> : null}
      </div>
      {email.fingerprint === null && !words ? <p className="note info">There is no text yet.</p>
        : looking.as === 'text' ? (
          preview.data ? <pre className="plain-text" tabIndex={0} aria-label={`${title}, text part`} dir="auto">{preview.data.text}</pre>
            : preview.isError ? <ErrorState error={preview.error} retry={() => void preview.refetch()} /> : <div className="bone tall" />
        ) : <Frame email={email} words={shown} contactId={contactId} looking={looking} title={title} />}
    </div>
  );
}

/**
 * The mail in a frame without scripts and without our origin. Each look is a new frame: one that is filled anew would
 * leave a step in the history, and Back would only turn it back.
 */
function Frame({ email, words, contactId, looking, title }: Omit<Props, 'onLooking'>) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const near = useNear();
  const fields: Record<string, string> = {
    emailId: email.id, ...(contactId ? { contactId } : {}), ...typed(email, words), scheme: looking.scheme, images: looking.images,
  };
  const key = JSON.stringify([email.fingerprint, email.revision, fields]);
  const name = `${id}${hash(key)}`;
  useLayoutEffect(() => {
    if (near.is) form.current?.submit();
  }, [name, near.is]);
  return (
    <div ref={near.box} className={`mail ${looking.as} ${looking.scheme}`}>
      <form ref={form} method="post" action="/preview" target={name} hidden>
        {Object.entries(fields).map(([field, value]) => <textarea key={field} name={field} value={value} readOnly />)}
      </form>
      {near.is ? <iframe key={name} name={name} title={title} sandbox="" referrerPolicy="no-referrer" /> : null}
    </div>
  );
}

function useNear() {
  const box = useRef<HTMLDivElement>(null);
  const [is, setIs] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIs(true), { rootMargin: '800px' });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { box, is };
}

function hash(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return (sum >>> 0).toString(36);
}
