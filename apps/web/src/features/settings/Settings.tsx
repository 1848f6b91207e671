import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Button } from '../../ui/Button';
import { Area, Field } from '../../ui/Field';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import { Tabs, useTab } from '../../ui/Tabs';
import { toast } from '../../ui/toast';
import './settings.css';

type Workspace = Out['workspace']['get'];
type Voice = Out['workspace']['brandVoice'];
const TABS = [['workspace', 'Workspace'], ['voice', 'Brand voice']] as const;

export default function Settings() {
  const tab = useTab(TABS);
  const mayAll = useMay('full');
  return (
    <>
      <h1>Settings</h1>
      <Tabs label="Settings" tabs={TABS} now={tab} />
      {mayAll ? null : <p className="note info">An owner may change these.</p>}
      {tab === 'workspace' ? <WorkspacePart mayAll={mayAll} /> : <VoicePart mayAll={mayAll} />}
    </>
  );
}

function WorkspacePart({ mayAll }: { mayAll: boolean }) {
  const workspace = useQuery(api.workspace.get.queryOptions());
  if (workspace.isPending) return <Loading />;
  if (!workspace.data) return <ErrorState error={workspace.error} retry={() => void workspace.refetch()} />;
  return <WorkspaceForm key={JSON.stringify(workspace.data)} now={workspace.data} mayAll={mayAll} />;
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function WorkspaceForm({ now, mayAll }: { now: Workspace; mayAll: boolean }) {
  const queries = useQueryClient();
  const first = { name: now.name, timezone: now.timezone, maxLateness: now.maxLateness, spacing: now.spacing.join(', '), frequencyCap: now.frequencyCap ?? 'off', rateLimit: now.rateLimit ?? 'off' };
  const [typed, setTyped] = useState(first);
  const field = (name: keyof typeof typed) => ({ value: typed[name], disabled: !mayAll, onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }) });
  const changed = (Object.keys(first) as (keyof typeof first)[]).filter((name) => typed[name].trim() !== first[name]);
  const save = useMutation({
    mutationFn: () => client.workspace.update.mutate(Object.fromEntries(changed.map((name) => [name, name === 'spacing' ? typed.spacing.split(',').map((one) => one.trim()).filter((one) => one !== '') : typed[name].trim()]))),
    onSuccess: () => toast('Saved.'),
    onSettled: () => queries.invalidateQueries({ queryKey: api.workspace.pathKey() }),
  });
  return (
    <form className="stack settings" onSubmit={(event: FormEvent) => {
      event.preventDefault();
      save.mutate();
    }}>
      <dl className="facts"><dt>Sender</dt><dd><bdi>{now.senderName}</bdi> &lt;<bdi>{now.senderEmail}</bdi>&gt; <span className="hint">(from the server’s configuration)</span></dd></dl>
      <Field label="Name" required maxLength={200} dir="auto" {...field('name')} />
      <Field label="Time zone" hint="For contacts without one, such as Europe/London." required {...field('timezone')} />
      <Field label="Latest" hint="An email later than this is held for a person, such as 7d." required {...field('maxLateness')} />
      <Field label="Spacing" hint="When the emails for one contact go out, from the start, such as 0d, 3d, 7d." {...field('spacing')} />
      <Field label="Frequency cap" hint="The most emails for one contact over all sequences, such as 3 in 7d; off: no cap." required {...field('frequencyCap')} />
      <Field label="Rate limit" hint="The most emails of the workspace, such as 10/s or 20000/d; off: no limit." required {...field('rateLimit')} />
      <Refusal error={save.error} />
      {mayAll ? <div className="row"><Button kind="main" type="submit" disabled={changed.length === 0} busy={save.isPending}>Save</Button></div> : null}
    </form>
  );
}

function VoicePart({ mayAll }: { mayAll: boolean }) {
  const voice = useQuery(api.workspace.brandVoice.queryOptions());
  if (voice.isPending) return <Loading />;
  if (!voice.data) return <ErrorState error={voice.error} retry={() => void voice.refetch()} />;
  return <VoiceForm key={JSON.stringify(voice.data)} now={voice.data} mayAll={mayAll} />;
}

function VoiceForm({ now, mayAll }: { now: Voice; mayAll: boolean }) {
  const queries = useQueryClient();
  const first = { name: now.name, tone: now.tone, use: now.use.join('\n'), avoid: now.avoid.join('\n'), signature: now.signature, postalAddress: now.postalAddress, linkDomains: now.linkDomains.join('\n') };
  const [typed, setTyped] = useState(first);
  const lists: readonly string[] = ['use', 'avoid', 'linkDomains'];
  const field = (name: keyof typeof typed) => ({ value: typed[name], disabled: !mayAll, dir: 'auto', onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }) });
  const changed = (Object.keys(first) as (keyof typeof first)[]).filter((name) => typed[name] !== first[name]);
  const save = useMutation({
    mutationFn: () => client.workspace.updateBrandVoice.mutate(Object.fromEntries(changed.map((name) => [name, lists.includes(name) ? lines(typed[name]) : typed[name]]))),
    onSuccess: () => toast('Saved.'),
    onSettled: () => queries.invalidateQueries({ queryKey: api.workspace.pathKey() }),
  });
  return (
    <form className="stack settings" onSubmit={(event: FormEvent) => {
      event.preventDefault();
      save.mutate();
    }}>
      <Field label="Name" maxLength={200} {...field('name')} />
      <Area label="Tone" rows={3} {...field('tone')} />
      <Area label="Words to prefer" hint="One a line." rows={3} {...field('use')} />
      <Area label="Words to avoid" hint="One a line. A draft that has one is not taken." rows={3} {...field('avoid')} />
      <Area label="Signature" hint="Added to every draft." rows={3} {...field('signature')} />
      <Area label="Postal address" hint="Added below the signature." rows={3} {...field('postalAddress')} />
      <Area label="Where links may lead" hint="Domains beside the sender’s own, one a line." rows={3} {...field('linkDomains')} />
      {now.examples.length ? <p className="hint">{now.examples.length} example mails are kept too; they are changed over the API.</p> : null}
      <Refusal error={save.error} />
      {mayAll ? <div className="row"><Button kind="main" type="submit" disabled={changed.length === 0} busy={save.isPending}>Save</Button></div> : null}
    </form>
  );
}
