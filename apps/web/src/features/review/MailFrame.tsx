import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Choice } from '../../ui/Choice';
import './review.css';

export type Looking = { as: 'desktop' | 'phone' | 'text'; scheme: 'light' | 'dark'; images: 'block' | 'show' };
export const AT_FIRST: Looking = { as: 'desktop', scheme: 'light', images: 'block' };

/** How a mail is looked at. */
export function Ways({ looking, onLooking }: { looking: Looking; onLooking: (next: Looking) => void }) {
  return (
    <div className="row preview-ways">
      <Choice label="Shown as" value={looking.as} onChange={(as) => onLooking({ ...looking, as })} options={[['desktop', 'Desktop'], ['phone', 'Phone'], ['text', 'Text']]} />
      {looking.as === 'text' ? null : (
        <>
          <Choice label="Colours of the mail" value={looking.scheme} onChange={(scheme) => onLooking({ ...looking, scheme })} options={[['light', 'Light'], ['dark', 'Dark']]} />
          <label className="check"><input type="checkbox" checked={looking.images === 'show'} onChange={(event) => onLooking({ ...looking, images: event.target.checked ? 'show' : 'block' })} /> Pictures</label>
        </>
      )}
    </div>
  );
}

type MailProps = { title: string; subject: string; preheader?: string | null; text: string | null; fields: Readonly<Record<string, string>> | null; children?: ReactNode };

/** A mail as its reader gets it. `fields`: what /preview is asked for; null: it has no HTML. */
export function Mail({ title, subject, preheader = null, text, fields, children }: MailProps) {
  const [looking, setLooking] = useState<Looking>(AT_FIRST);
  const isText = looking.as === 'text' || fields === null;
  return (
    <div className="preview">
      {fields === null ? null : <Ways looking={looking} onLooking={setLooking} />}
      <div className="inbox-line">
        <bdi className="inbox-subject">{subject || '(no subject)'}</bdi>
        {preheader ? <bdi className="inbox-preheader">{preheader}</bdi> : null}
      </div>
      {children}
      {isText ? <pre className="plain-text" tabIndex={0} aria-label={`${title}, text part`} dir="auto">{text ?? 'It has no text part.'}</pre>
        : <MailFrame fields={fields} looking={looking} title={title} />}
    </div>
  );
}

/**
 * The mail in a frame without scripts and without our origin. Each look is a new frame: one that is filled anew would
 * leave a step in the history, and Back would only turn it back. `version`: what else makes it another mail.
 */
export function MailFrame({ fields, looking, title, version = '' }: { fields: Readonly<Record<string, string>>; looking: Looking; title: string; version?: string }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const near = useNear();
  const asked = { ...fields, scheme: looking.scheme, images: looking.images };
  const name = `${id}${hash(JSON.stringify([version, asked]))}`;
  useLayoutEffect(() => {
    if (near.is) form.current?.submit();
  }, [name, near.is]);
  return (
    <div ref={near.box} className={`mail ${looking.as} ${looking.scheme}`}>
      <form ref={form} method="post" action="/preview" target={name} hidden>
        {Object.entries(asked).map(([field, value]) => <textarea key={field} name={field} value={value} readOnly />)}
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
