import { useSyncExternalStore } from 'react';
import type { Email } from '../../api/client';
import { Drafts, type Draft, type Words } from '../../lib/drafts';

export const drafts = new Drafts(sessionStorage);

export function useDraft(emailId: string): Draft | null {
  return useSyncExternalStore(drafts.subscribe, () => drafts.of(emailId));
}

export type BodyKind = 'html' | 'mjml' | 'markdown';

export const bodyKind = (email: Pick<Email, 'mjml' | 'html' | 'markdown'>): BodyKind =>
  email.mjml !== null ? 'mjml' : email.markdown !== null ? 'markdown' : 'html';

export const wordsOf = (email: Pick<Email, 'subject' | 'preheader' | 'text' | 'mjml' | 'html' | 'markdown'>): Words => ({
  subject: email.subject,
  preheader: email.preheader ?? '',
  body: email.mjml ?? email.markdown ?? email.html ?? '',
  text: email.text ?? '',
});

/** Takes in what was typed; a text typed back to what it was is no draft any more. */
export function type(email: Email, now: Draft | null, words: Partial<Words>): void {
  const draft = now ?? { base: wordsOf(email), fingerprint: email.fingerprint, revision: email.revision, words: wordsOf(email), at: 0 };
  drafts.put(email.id, { ...draft, words: { ...draft.words, ...words }, at: draft.at + 1 });
}
