import { useMutation, useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useRef, type FormEvent } from 'react';
import { api, client, type Email } from '../../api/client';
import { isConflict } from '../../api/trouble';
import { changed, type Draft } from '../../lib/drafts';
import { Button } from '../../ui/Button';
import { Area, Field } from '../../ui/Field';
import { Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';
import BodyEditor from './BodyEditor';
import { bodyKind, drafts, type, wordsOf } from './drafts';
import { usePreview } from './Preview';

const ALWAYS = ['contact.properties.firstName', 'contact.properties.lastName', 'contact.email'];
const KINDS = { html: 'HTML', mjml: 'MJML', markdown: 'Markdown' } as const;

/** Stores what was typed over the text it was typed over. */
export async function save(email: Email, draft: Draft): Promise<Email> {
  const { body, preheader, text, ...rest } = changed(draft);
  const kept = await client.sequences.editEmail.mutate({
    emailId: email.id,
    ...rest,
    ...(preheader === undefined ? {} : { preheader: preheader || null }),
    ...(text === undefined ? {} : { text: text || null }),
    ...(body === undefined ? {} : { [bodyKind(email)]: body }),
    ...(draft.fingerprint === null ? {} : { fingerprint: draft.fingerprint }),
  });
  // What was typed while it was on its way stays a draft, over the new text.
  const now = drafts.of(email.id);
  if (now && now.at !== draft.at) drafts.put(email.id, { ...now, base: wordsOf(kept), fingerprint: kept.fingerprint, revision: kept.revision });
  else drafts.drop(email.id);
  return kept;
}

/** What the server answered is on the screen at once: whoever presses `a` right after saving means that text. */
function show(queries: QueryClient, kept: Email): void {
  const put = (emails: readonly Email[]): Email[] => emails.map((one) => (one.id === kept.id ? { ...one, ...kept } : one));
  queries.setQueryData(api.sequences.get.queryKey({ sequenceId: kept.sequenceId }), (before) => (before ? { ...before, emails: put(before.emails) } : before));
  queries.setQueriesData<InfiniteData<{ data: Email[] }>>({ queryKey: api.sequences.personalQueue.pathKey() }, (before) => (before ? { ...before, pages: before.pages.map((page) => ({ ...page, data: put(page.data) })) } : before));
}

type Props = { email: Email; draft: Draft | null; contactId: string | null; onSaved: (email: Email) => void; onClose: () => void };

export default function EmailForm({ email, draft, contactId, onSaved, onClose }: Props) {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const words = draft?.words ?? wordsOf(email);
  const preview = usePreview(email, draft?.words ?? null, contactId);
  const contact = useQuery({ ...api.contacts.get.queryOptions({ id: contactId ?? '' }), enabled: contactId !== null, staleTime: 60_000 });
  const paths = new Set([...ALWAYS, ...Object.keys(contact.data?.properties ?? {}).filter((name) => /^\w+$/.test(name)).map((name) => `contact.properties.${name}`)]);
  const tags = [...paths].map((path) => `{{ ${path} }}`);
  const faults = preview.data?.faults ?? [];
  const of = (...fields: string[]) => faults.filter((fault) => fields.includes(fault.field));
  const saving = useMutation({
    mutationFn: (what: Draft) => save(email, what),
    onSuccess: (kept) => {
      show(queries, kept);
      toast('Saved. It waits for approval.');
      onSaved(kept);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.sequences.get.queryKey({ sequenceId: email.sequenceId }) }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft && Object.keys(changed(draft)).length) saving.mutate(draft);
    else onClose();
  };
  const kind = bodyKind(email);
  return (
    <form
      ref={form} className="stack email-form" onSubmit={submit} aria-label="Edit the email"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      <Field label="Subject" value={words.subject} dir="auto" autoFocus onChange={(event) => type(email, draft, { subject: event.target.value })} problem={of('subject')[0]?.message} />
      <Field label="Preheader" hint="What an inbox shows behind the subject." dir="auto" value={words.preheader} onChange={(event) => type(email, draft, { preheader: event.target.value })} problem={of('preheader')[0]?.message} />
      <BodyEditor label={`Body (${KINDS[kind]})`} value={words.body} faults={of(kind, 'html')} tags={tags} onChange={(body) => type(email, draft, { body })} />
      <details>
        <summary>Text part {words.text ? '' : '(made from the body)'}</summary>
        <Area label="Text part" hint="Empty: made from the body." rows={6} dir="auto" value={words.text} onChange={(event) => type(email, draft, { text: event.target.value })} problem={of('text')[0]?.message} />
      </details>
      {saving.error && !isConflict(saving.error) ? <Refusal error={saving.error} /> : null}
      {saving.error && isConflict(saving.error) ? <p className="note warn" role="alert">Somebody changed this email meanwhile. Your text is kept; see above.</p> : null}
      <div className="row">
        <Button kind="main" type="submit" busy={saving.isPending}>Save</Button>
        <Button onClick={onClose}>{draft ? 'Close, keep as draft' : 'Close'}</Button>
        {draft ? <Button kind="quiet" onClick={() => drafts.drop(email.id)}>Discard what I typed</Button> : null}
        <span className="hint">{draft ? 'Kept in this tab until you save.' : ''}</span>
      </div>
    </form>
  );
}
