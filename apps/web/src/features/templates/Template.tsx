import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { api, client } from '../../api/client';
import { useMay } from '../../api/session';
import { isConflict, trouble } from '../../api/trouble';
import { Link, navigate } from '../../app/router';
import type { Params } from '../../lib/routing';
import { path } from '../../lib/routing';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { Area, Field } from '../../ui/Field';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import { Ago } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { ContactPicker } from '../contacts/ContactPicker';
import BodyEditor, { type Fault } from '../review/BodyEditor';
import { Mail } from '../review/MailFrame';
import { useSettled } from '../review/Preview';
import { drafts, idFrom, kindOf, NEW, type, useDraft, wordsOf, type Kind, type Template, type Typed } from './typed';
import './templates.css';

const ALWAYS = ['contact.properties.firstName', 'contact.properties.lastName', 'contact.email', 'unsubscribeUrl'];
const KINDS: readonly (readonly [Kind, string])[] = [['markdown', 'Markdown'], ['html', 'HTML'], ['mjml', 'MJML']];

export default function TemplateScreen({ params }: { params: Params }) {
  const id = params['templateId'] ?? '';
  const isNew = id === NEW;
  const template = useQuery({ ...api.templates.get.queryOptions({ id }), enabled: !isNew });
  return (
    <>
      <p className="crumbs"><Link to="/templates">Templates</Link> /</p>
      {isNew ? <Editor key={NEW} name={NEW} template={null} />
        : template.data ? <Editor key={id} name={id} template={template.data} />
          : template.isError ? <ErrorState error={template.error} retry={() => void template.refetch()} /> : <Loading />}
    </>
  );
}

const body = (words: Typed) => ({
  subject: words.subject,
  ...(words.preheader.trim() ? { preheader: words.preheader } : {}),
  [kindOf(words)]: words.body,
  ...(words.text.trim() ? { text: words.text } : {}),
});

function Editor({ name, template }: { name: string; template: Template | null }) {
  const queries = useQueryClient();
  const mayAll = useMay('full');
  const draft = useDraft(name);
  const form = useRef<HTMLFormElement>(null);
  const [contactId, setContactId] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);
  const words = draft?.words ?? wordsOf(template);
  const kind = kindOf(words);
  const settled = useSettled(words, 400);
  const asked = { ...body(settled), ...(contactId ? { contactId } : {}) };
  const check = useQuery({
    queryKey: ['template check', asked],
    queryFn: ({ signal }) => client.templates.check.query(asked, { signal }),
    placeholderData: (before) => before,
  });
  const contact = useQuery({ ...api.contacts.get.queryOptions({ id: contactId ?? '' }), enabled: contactId !== null, staleTime: 60_000 });
  const tags = [...new Set([...ALWAYS, ...Object.keys(contact.data?.properties ?? {}).filter((one) => /^\w+$/.test(one)).map((one) => `contact.properties.${one}`)])].map((one) => `{{ ${one} }}`);
  const saving = useMutation({
    mutationFn: (what: { words: Typed; over: number; at: number }) => client.templates.put.mutate({ id: what.words.id, name: what.words.name, ...body(what.words), over: what.over }),
    onSuccess: (kept, what) => {
      queries.setQueryData(api.templates.get.queryKey({ id: kept.id }), kept);
      const now = drafts.of(name);
      // What was typed while it was on its way stays a draft, over the newer text.
      if (now && now.at !== what.at && template) drafts.put(name, { ...now, base: wordsOf(kept), revision: kept.version });
      else drafts.drop(name);
      toast(template ? (kept.version === template.version ? 'Saved.' : `Saved as version ${kept.version}.`) : 'The template is there.');
      if (!template) navigate(path('/templates/:id', { id: kept.id }), 'replace');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.templates.pathKey() }),
  });
  const said = trouble(saving.error).issues;
  const told = saving.error ? said : [];
  const problem = (field: string): string | null => told.find((one) => one.path === field)?.message ?? null;
  // What the server says of the text as it stands; of a text it did not take, what it said then.
  const faults: Fault[] = check.data?.faults ?? [];
  const of = (...fields: string[]) => faults.filter((fault) => fields.includes(fault.field));
  const isBlank = words.subject === '' && words.body === '' && !template;
  const change = (next: Partial<Typed>): void => {
    if (saving.isError) saving.reset();
    type(name, template, draft, next);
  };
  const isOvertaken = draft !== null && template !== null && draft.revision !== template.version;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft && mayAll) saving.mutate({ words, over: draft.revision, at: draft.at });
  };
  return (
    <>
      <header className="listing-head">
        <h1 dir="auto">{template ? template.name : 'New template'}</h1>
        {template ? <span className="hint"><code>{template.id}</code>, version {template.version}, changed <Ago at={template.updatedAt} /></span> : null}
        {template && mayAll ? <Button kind="danger" onClick={() => setDeleting(true)}>Delete…</Button> : null}
      </header>
      {isOvertaken ? (
        <div className="note warn row" role="alert">
          <span>Somebody changed this template while you typed: it is at version {template.version} now.</span>
          <Button onClick={() => drafts.drop(name)}>Show theirs, discard mine</Button>
          <Button onClick={() => drafts.put(name, { ...draft, base: wordsOf(template), revision: template.version })}>Keep mine, over the newer one</Button>
        </div>
      ) : null}
      <div className="template-pair">
        <form ref={form} className="stack" aria-label="Template" onSubmit={save} onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        }}>
          <Field label="Name" required maxLength={200} dir="auto" readOnly={!mayAll} autoFocus={!template} value={words.name} problem={problem('name')}
            onChange={(event) => change({ name: event.target.value, ...(template || (words.id !== '' && words.id !== idFrom(words.name)) ? {} : { id: idFrom(event.target.value) }) })} />
          {template ? null : <Field label="Id" required maxLength={100} pattern="[A-Za-z0-9][A-Za-z0-9_.:\-]*" hint="How sequences name it. It stays." value={words.id} problem={problem('id')} onChange={(event) => change({ id: event.target.value })} />}
          <Field label="Subject" required maxLength={2000} dir="auto" readOnly={!mayAll} value={words.subject} problem={isBlank ? null : (of('subject')[0]?.message ?? problem('subject'))} onChange={(event) => change({ subject: event.target.value })} />
          <Field label="Preheader" maxLength={2000} hint="What an inbox shows behind the subject." dir="auto" readOnly={!mayAll} value={words.preheader} problem={of('preheader')[0]?.message ?? problem('preheader')} onChange={(event) => change({ preheader: event.target.value })} />
          {mayAll ? (
            <>
              <div><Choice label="Written in" value={kind} options={KINDS} onChange={(next) => change({ kind: next })} /></div>
              <BodyEditor label={`Body (${KINDS.find(([one]) => one === kind)?.[1]})`} value={words.body} faults={isBlank ? [] : of(kind, 'html')} tags={tags} onChange={(next) => change({ body: next })} />
              {told.filter((one) => one.path === kind && !of(kind).length).map((one, at) => <p key={at} className="problem">{one.line ? `Line ${one.line}: ` : ''}{one.message}</p>)}
              <details open={words.text !== '' || undefined}>
                <summary>Text part {words.text ? '' : '(made from the body)'}</summary>
                <Area label="Text part" hint="Empty: made from the body." rows={6} dir="auto" value={words.text} problem={of('text')[0]?.message ?? problem('text')} onChange={(event) => change({ text: event.target.value })} />
              </details>
            </>
          ) : <pre className="template-text" dir="auto" tabIndex={0} aria-label="Body, as it is written">{words.body}</pre>}
          {saving.error && isConflict(saving.error) ? <p className="note warn" role="alert">{template ? 'Somebody changed it meanwhile. Your text is kept; see above.' : 'There is a template with this id. Yours is kept: give it another id.'}</p>
            : saving.error ? <Refusal error={saving.error} /> : null}
          {mayAll ? (
            <div className="row">
              <Button kind="main" type="submit" disabled={!draft || isOvertaken} busy={saving.isPending}>{template ? 'Save' : 'Create'}</Button>
              {draft ? <Button kind="quiet" onClick={() => drafts.drop(name)}>Discard what I typed</Button> : null}
              <span className="hint">{draft ? 'Kept in this tab until you save.' : template ? 'Sequences keep the text they have until they are updated.' : ''}</span>
            </div>
          ) : <p className="hint">An owner may change it.</p>}
        </form>
        <section className="stack" aria-label="Preview">
          <ContactPicker label="What somebody would get" value={contactId} onChange={setContactId} none="Somebody made up" />
          {isBlank ? <p className="note info">It is shown here while you write it.</p>
            : check.data ? <Mail title="The template" subject={check.data.subject} preheader={check.data.preheader} text={check.data.text} fields={{ rendered: check.data.html }} />
              : check.isError ? <ErrorState error={check.error} retry={() => void check.refetch()} /> : <div className="bone tall" />}
          {check.isError && check.data ? <Refusal error={check.error} /> : null}
          {template ? <Users id={template.id} /> : null}
        </section>
      </div>
      {deleting && template ? <Delete template={template} onClose={() => setDeleting(false)} /> : null}
    </>
  );
}

function Users({ id }: { id: string }) {
  const users = useQuery(api.templates.sequences.queryOptions({ id }));
  if (!users.data) return users.isError ? <ErrorState error={users.error} retry={() => void users.refetch()} /> : null;
  const { data } = users.data;
  return (
    <div className="stack">
      <h2>Used by</h2>
      {data.length === 0 ? <p className="hint">No sequence that is not over.</p> : <UserList users={data} />}
    </div>
  );
}

function UserList({ users }: { users: readonly { sequenceId: string; name: string; status: string }[] }) {
  return <ul className="lines template-users">{users.map((one) => <li key={one.sequenceId} className="row"><Link to={path('/sequences/:id', { id: one.sequenceId })}><bdi>{one.name}</bdi></Link> <Badge status={one.status} /></li>)}</ul>;
}

/** Says before what it does, and why it may not be. */
function Delete({ template, onClose }: { template: Template; onClose: () => void }) {
  const queries = useQueryClient();
  const users = useQuery({ ...api.templates.sequences.queryOptions({ id: template.id }), staleTime: 0 });
  const removing = useMutation({
    mutationFn: () => client.templates.delete.mutate({ id: template.id }),
    onSuccess: () => {
      drafts.drop(template.id);
      toast(`“${template.name}” is deleted.`);
      navigate('/templates');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.templates.pathKey(), refetchType: 'none' }),
  });
  const names = users.data?.data ?? [];
  return (
    <Dialog open title={`Delete “${template.name}”?`} onClose={onClose}>
      {!users.data ? (users.isError ? <ErrorState error={users.error} retry={() => void users.refetch()} /> : <Loading rows={2} />)
        : names.length ? (
          <div className="stack">
            <p>It cannot be deleted: {count(names.length, 'sequence')} that {names.length === 1 ? 'is' : 'are'} not over {names.length === 1 ? 'names' : 'name'} it, and would fail at the next update. End them, or let them name another.</p>
            <UserList users={names} />
          </div>
        ) : <p>No sequence that is not over names it. What was sent keeps its text. It cannot be brought back.</p>}
      <Refusal error={removing.error} />
      <div className="actions">
        <Button onClick={onClose} autoFocus>Keep it</Button>
        {users.data && names.length === 0 ? <Button kind="danger" busy={removing.isPending} onClick={() => removing.mutate()}>Delete</Button> : null}
      </div>
    </Dialog>
  );
}
