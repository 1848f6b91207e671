import { useQuery } from '@tanstack/react-query';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { count } from '../../lib/words';
import { ErrorState, Loading } from '../../ui/states';
import { Tabs, useTab } from '../../ui/Tabs';
import { Form, Zones, type Line } from './Form';
import { SendingPart } from './Sending';
import './settings.css';

type Workspace = Out['workspace']['get'];
type Voice = Out['workspace']['brandVoice'];
type Drafting = Out['workspace']['drafting'];
const TABS = [['workspace', 'Workspace'], ['sending', 'Sending'], ['voice', 'Brand voice'], ['drafting', 'Drafting']] as const;

export default function Settings() {
  const tab = useTab(TABS);
  const mayAll = useMay('full');
  return (
    <>
      <h1>Settings</h1>
      <Tabs label="Settings" tabs={TABS} now={tab} />
      {mayAll ? null : <p className="note info">An owner may change these.</p>}
      {tab === 'workspace' ? <WorkspacePart /> : tab === 'sending' ? <SendingPart /> : tab === 'voice' ? <VoicePart /> : <DraftingPart />}
    </>
  );
}

const parts = (text: string): string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '');
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

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
      foot={<Zones />}
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
