import { useSyncExternalStore } from 'react';
import type { Out } from '../../api/client';
import { Drafts, type Draft } from '../../lib/drafts';

export type Template = Out['templates']['get'];
export type Kind = 'markdown' | 'html' | 'mjml';
/** What of a template a person can type. */
export type Typed = { id: string; name: string; kind: string; subject: string; preheader: string; body: string; text: string };

/** No id of a template begins like this. */
export const NEW = '+new';
const FIELDS = ['id', 'name', 'kind', 'subject', 'preheader', 'body', 'text'] as const;
const BLANK: Typed = { id: '', name: '', kind: 'markdown', subject: '', preheader: '', body: '', text: '' };

export const drafts = new Drafts<Typed>(sessionStorage, 'espalier.template.', FIELDS);
export const useDraft = (id: string): Draft<Typed> | null => useSyncExternalStore(drafts.subscribe, () => drafts.of(id));

export const kindOf = (words: Typed): Kind => (words.kind === 'html' || words.kind === 'mjml' ? words.kind : 'markdown');

export function wordsOf(template: Template | null): Typed {
  if (template === null) return BLANK;
  return {
    id: template.id,
    name: template.name,
    kind: template.mjml !== null ? 'mjml' : template.html !== null ? 'html' : 'markdown',
    subject: template.subject,
    preheader: template.preheader ?? '',
    body: template.mjml ?? template.html ?? template.markdown ?? '',
    text: template.text ?? '',
  };
}

export const isSame = (one: Typed, other: Typed): boolean => FIELDS.every((field) => one[field] === other[field]);

/** Takes in what was typed; what is typed back to what it was is no draft any more. */
export function type(key: string, template: Template | null, now: Draft<Typed> | null, words: Partial<Typed>): void {
  const draft = now ?? { base: wordsOf(template), fingerprint: null, revision: template?.version ?? 0, words: wordsOf(template), at: 0 };
  const next = { ...draft, words: { ...draft.words, ...words }, at: draft.at + 1 };
  if (isSame(next.words, next.base)) drafts.drop(key);
  else drafts.put(key, next);
}

/** A name as an id: what the server takes. */
export const idFrom = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 100);
