import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { trouble } from '../../api/trouble';
import { count } from '../../lib/words';
import { Button } from '../../ui/Button';
import { Area, Field } from '../../ui/Field';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import { Tabs, useTab } from '../../ui/Tabs';
import { toast } from '../../ui/toast';
import { useTyped } from './typed';
import './settings.css';

type Workspace = Out['workspace']['get'];
type Voice = Out['workspace']['brandVoice'];
type Drafting = Out['workspace']['drafting'];
const TABS = [['workspace', 'Workspace'], ['voice', 'Brand voice'], ['drafting', 'Drafting']] as const;

export default function Settings() {
  const tab = useTab(TABS);
  const mayAll = useMay('full');
  return (
    <>
      <h1>Settings</h1>
      <Tabs label="Settings" tabs={TABS} now={tab} />
      {mayAll ? null : <p className="note info">An owner may change these.</p>}
      {tab === 'workspace' ? <WorkspacePart /> : tab === 'voice' ? <VoicePart /> : <DraftingPart />}
    </>
  );
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
const parts = (text: string): string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '');

/** One field of a form of settings; `of`: what its text is to the server. */
type Line = { label: string; hint?: string; of?: (text: string) => unknown; rows?: number; required?: boolean; maxLength?: number; zones?: boolean; numeric?: boolean };

/**
 * What is there, and over it what somebody typed: a field that nobody typed in shows what another owner stores meanwhile.
 * Only what was typed is sent.
 */
function Form<N extends string>({ name, first, lines: all, save, head, foot }: {
  name: string; first: Record<N, string>; lines: Record<N, Line>; save: (changed: Partial<Record<N, unknown>>) => Promise<unknown>; head?: ReactNode; foot?: ReactNode;
}) {
  const queries = useQueryClient();
  const mayAll = useMay('full');
  const [typed, setTyped] = useTyped<N>(name);
  const fields = Object.keys(all) as N[];
  const changed = fields.filter((field) => typed[field] !== undefined && typed[field] !== first[field]);
  const saving = useMutation({
    mutationFn: (what: Partial<Record<N, string>>) =>
      save(Object.fromEntries((Object.entries(what) as [N, string][]).map(([field, text]) => [field, (all[field].of ?? ((given: string) => given.trim()))(text)])) as Partial<Record<N, unknown>>),
    onSuccess: (_, what) => {
      toast('Saved.');
      // What was typed while it was on its way is not saved yet.
      setTyped((now) => Object.fromEntries((Object.entries(now) as [N, string][]).filter(([field, text]) => what[field] !== text)) as Partial<Record<N, string>>);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.workspace.pathKey() }),
  });
  const { issues } = trouble(saving.error);
  const told = saving.error ? issues : [];
  const mine = (field: N) => told.filter((issue) => issue.path === field || issue.path.startsWith(`${field}[`));
  const problem = (field: N): string | null => {
    const found = mine(field).map((issue) => {
      const at = /\[(\d+)\]/.exec(issue.path)?.[1];
      return (at === undefined ? '' : `${Number(at) + 1}: `) + issue.message;
    });
    return found.length ? found.join('; ') : null;
  };
  const isPlaced = told.length > 0 && told.every((issue) => fields.some((field) => mine(field).includes(issue)));
  const change = (field: N, text: string): void => {
    setTyped((now) => ({ ...now, [field]: text }));
  };
  return (
    <form className="stack settings" noValidate onSubmit={(event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const form = event.currentTarget;
      saving.mutate(Object.fromEntries(changed.map((field) => [field, typed[field]])) as Partial<Record<N, string>>, {
        // The first fault is where the typing goes on.
        onError: () => requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()),
      });
    }}>
      {head}
      {fields.map((field) => {
        const { label, hint, rows, required, maxLength, zones, numeric } = all[field];
        const common = { label, hint, required, maxLength, dir: 'auto', value: typed[field] ?? first[field], problem: problem(field), readOnly: !mayAll };
        if (rows) return <Area key={field} rows={rows} {...common} onChange={(event) => change(field, event.target.value)} />;
        return <Field key={field} {...common} list={zones ? 'zones' : undefined} inputMode={numeric ? 'decimal' : undefined} onChange={(event) => change(field, event.target.value)} />;
      })}
      {foot}
      {saving.error ? (
        isPlaced ? <p className="note bad" role="alert">{count(told.length, 'field')} to be put right; nothing was changed.</p> : <Refusal error={saving.error} />
      ) : null}
      {mayAll ? (
        <div className="row">
          <Button kind="main" type="submit" disabled={changed.length === 0} busy={saving.isPending}>Save</Button>
          {changed.length ? <Button kind="quiet" onClick={() => { setTyped(() => ({})); saving.reset(); }}>Discard what I typed</Button> : null}
          <span className="hint">{changed.length ? 'Kept in this tab until you save.' : ''}</span>
        </div>
      ) : null}
    </form>
  );
}

const WORKSPACE = {
  name: { label: 'Name', required: true, maxLength: 200 },
  timezone: { label: 'Time zone', hint: 'For contacts without one, such as Europe/London.', required: true, zones: true },
  maxLateness: { label: 'Latest', hint: 'An email later than this is held for a person, such as 7d.', required: true },
  spacing: { label: 'Spacing', hint: 'When the emails for one contact go out, from the start, such as 0d, 3d, 7d.', of: parts },
  frequencyCap: { label: 'Frequency cap', hint: 'The most emails for one contact over all sequences, such as 3 in 7d; off: no cap.', required: true },
  rateLimit: { label: 'Rate limit', hint: 'The most emails of the workspace, such as 10/s or 20000/d; off: no limit.', required: true },
} satisfies Record<string, Line>;

function WorkspacePart() {
  const workspace = useQuery(api.workspace.get.queryOptions());
  if (!workspace.data) return workspace.isError ? <ErrorState error={workspace.error} retry={() => void workspace.refetch()} /> : <Loading />;
  const now: Workspace = workspace.data;
  return (
    <Form
      name="workspace" lines={WORKSPACE}
      first={{ name: now.name, timezone: now.timezone, maxLateness: now.maxLateness, spacing: now.spacing.join(', '), frequencyCap: now.frequencyCap ?? 'off', rateLimit: now.rateLimit ?? 'off' }}
      save={(changed) => client.workspace.update.mutate(changed as Parameters<typeof client.workspace.update.mutate>[0])}
      head={(
        <dl className="facts">
          <dt>Sender</dt><dd><bdi>{now.senderName}</bdi> &lt;<bdi>{now.senderEmail}</bdi>&gt; <span className="hint">(ESPALIER_MAIL_FROM, in the server’s configuration)</span></dd>
          <dt>Send window</dt><dd><span className="hint">Each sequence has its own, in its definition.</span></dd>
        </dl>
      )}
      foot={<datalist id="zones">{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist>}
    />
  );
}

const VOICE = {
  name: { label: 'Name', maxLength: 200 },
  tone: { label: 'Tone', rows: 3, hint: 'How mail of this office sounds.' },
  use: { label: 'Words to prefer', hint: 'One a line.', rows: 3, of: lines },
  avoid: { label: 'Words to avoid', hint: 'One a line. A draft that has one is not taken.', rows: 3, of: lines },
  signature: { label: 'Signature', hint: 'Added to every draft.', rows: 3, of: (text: string) => text },
  postalAddress: { label: 'Postal address', hint: 'Added below the signature.', rows: 3, of: (text: string) => text },
  linkDomains: { label: 'Where links may lead', hint: 'Domains beside the sender’s own, one a line.', rows: 3, of: lines },
  examples: { label: 'Example mails', hint: 'Up to ten that sound right; a line of three dashes stands between two.', rows: 8, of: (text: string) => text.split(/^---\s*$/m).map((one) => one.trim()).filter((one) => one !== '') },
} satisfies Record<string, Line>;

function VoicePart() {
  const voice = useQuery(api.workspace.brandVoice.queryOptions());
  if (!voice.data) return voice.isError ? <ErrorState error={voice.error} retry={() => void voice.refetch()} /> : <Loading />;
  const now: Voice = voice.data;
  return (
    <Form
      name="voice" lines={VOICE}
      first={{ name: now.name, tone: now.tone, use: now.use.join('\n'), avoid: now.avoid.join('\n'), signature: now.signature, postalAddress: now.postalAddress, linkDomains: now.linkDomains.join('\n'), examples: now.examples.join('\n---\n') }}
      save={(changed) => client.workspace.updateBrandVoice.mutate(changed as Parameters<typeof client.workspace.updateBrandVoice.mutate>[0])}
      head={<p className="hint">Every draft is written in this voice, and held against it.</p>}
    />
  );
}

/** A number, or what was typed: the server says what is wrong with it. */
const limit = (text: string): unknown => {
  const bare = text.replaceAll(/[,_\s]/g, '');
  return bare === '' || bare === 'off' ? null : Number.isFinite(Number(bare)) ? Number(bare) : text;
};
const DRAFTING = {
  monthlyTokens: { label: 'Tokens in a month', hint: 'The most that drafting may take in a calendar month (UTC); off: no limit.', of: limit, numeric: true },
  monthlyCost: { label: 'Cost in a month', hint: 'In the currency of the server’s prices; off: no limit.', of: limit, numeric: true },
} satisfies Record<string, Line>;

function DraftingPart() {
  const drafting = useQuery(api.workspace.drafting.queryOptions());
  if (!drafting.data) return drafting.isError ? <ErrorState error={drafting.error} retry={() => void drafting.refetch()} /> : <Loading />;
  const now: Drafting = drafting.data;
  return (
    <Form
      name="drafting" lines={DRAFTING}
      first={{ monthlyTokens: now.monthlyTokens === null ? 'off' : String(now.monthlyTokens), monthlyCost: now.monthlyCost === null ? 'off' : String(now.monthlyCost) }}
      save={(changed) => client.workspace.updateDrafting.mutate(changed as Parameters<typeof client.workspace.updateDrafting.mutate>[0])}
      head={(
        <dl className="facts">
          <dt>Written by</dt><dd>{now.provider === 'playbook' ? 'the built-in playbooks; no model is configured' : <><bdi>{now.provider}</bdi> <bdi>{now.model}</bdi></>}</dd>
          <dt>In {now.month}</dt><dd>{count(now.drafts, 'draft')}, {count(now.usedTokens, 'token')}{now.usedCost === null ? '' : `, cost ${now.usedCost.toLocaleString('en')}`}{now.reservedTokens ? `; ${count(now.reservedTokens, 'token')} of drafts that are being written` : ''}</dd>
        </dl>
      )}
    />
  );
}
