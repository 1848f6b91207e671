import { useQuery } from '@tanstack/react-query';
import { api, client, type Out } from '../../api/client';
import { useRested } from '../../ui/rested';
import { windowWords } from '../../lib/window';
import { count } from '../../lib/words';
import { ErrorState, Loading } from '../../ui/states';
import { Form, Zones, type Line } from './Form';

type Workspace = Out['workspace']['get'];
type Concerned = Out['workspace']['checkSender'];

/** Whom mail is from, and when it goes out. */
export function SendingPart() {
  const workspace = useQuery(api.workspace.get.queryOptions());
  if (!workspace.data) return workspace.isError ? <ErrorState error={workspace.error} retry={() => void workspace.refetch()} /> : <Loading />;
  return (
    <>
      <SenderForm now={workspace.data} />
      <WindowForm now={workspace.data} />
    </>
  );
}

const SENDER = {
  senderName: { label: 'Sender’s name', hint: 'Empty: the address alone.', maxLength: 200 },
  senderEmail: { label: 'Sender’s address', hint: 'Your relay has to let you send from it, and DKIM has to cover its domain where this server signs.', required: true },
} satisfies Record<string, Line>;

function words({ drafts, approved }: Concerned, tense: 'will' | 'did'): string {
  const taken = drafts === 0 ? (tense === 'will' ? 'No draft changes.' : 'No draft changed.') : `${count(drafts, 'draft')} ${tense === 'will' ? (drafts === 1 ? 'takes' : 'take') : 'took'} it at once.`;
  return approved === 0 ? taken : `${taken} ${count(approved, 'approved email')} ${approved === 1 ? 'keeps' : 'keep'} the sender ${approved === 1 ? 'it was' : 'they were'} approved with, until edited.`;
}

function SenderForm({ now }: { now: Workspace }) {
  return (
    <Form
      name="sender" lines={SENDER} first={{ senderName: now.senderName, senderEmail: now.senderEmail }}
      head={<h2>Sender</h2>}
      save={(changed) => client.workspace.update.mutate(changed as Parameters<typeof client.workspace.update.mutate>[0])}
      said={({ senderChange }) => (senderChange ? `Saved. ${words(senderChange, 'did')}` : 'Saved.')}
      foot={(typed, isChanged) => (isChanged ? <Concern name={typed.senderName} email={typed.senderEmail} /> : null)}
    />
  );
}

/** What a change would mean, before it is made. */
function Concern({ name, email }: { name: string; email: string }) {
  const senderName = useRested(name);
  const senderEmail = useRested(email.trim());
  // What is no address yet is for the server to refuse when it is saved.
  const concerned = useQuery({ ...api.workspace.checkSender.queryOptions({ senderName, senderEmail }), enabled: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(senderEmail), placeholderData: (before) => before, retry: false });
  return <p className="note info" role="status">{concerned.data ? words(concerned.data, 'will') : 'Drafts take it at once; approved emails keep theirs until edited.'}</p>;
}

const WINDOW = {
  from: { label: 'From', hint: 'Such as 09:00; empty: from the beginning of the day.', at: 'schedule.from' },
  to: { label: 'To', hint: 'Such as 17:00; empty: to the end of the day.', at: 'schedule.to' },
  days: { label: 'Days', hint: 'Such as mon-fri, or mon, wed; empty: every day.', at: 'schedule.days' },
  zone: { label: 'Zone of the window', hint: 'Such as Europe/London; empty: each contact’s own.', zones: true, at: 'schedule.zone' },
  holidays: { label: 'Not on public holidays of', hint: 'A country or a part of one, such as GB or GB-SCT; empty: nobody’s.', at: 'schedule.holidays' },
} satisfies Record<string, Line>;

const some = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

function WindowForm({ now: { schedule } }: { now: Workspace }) {
  const isWeek = schedule?.days.length === 7;
  return (
    <Form
      name="window" lines={WINDOW}
      first={{ from: schedule?.from ?? '', to: schedule?.to ?? '', days: isWeek ? '' : (schedule?.days.join(', ') ?? ''), zone: schedule?.zone ?? '', holidays: schedule?.holidays ?? '' }}
      head={(
        <>
          <h2>Send window</h2>
          <p className="hint">
            When emails of sequences without a schedule of their own go out. Everything empty: at any time. A time that somebody gave one email wins over it; what waits now is looked at again when you save.
            {' '}{schedule ? <>Now: {windowWords(schedule)}.</> : 'Now: at any time.'}
          </p>
        </>
      )}
      save={(_, now) => {
        const days = now.days.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one !== '');
        const window = { from: some(now.from), to: some(now.to), days: days.length ? days : undefined, zone: some(now.zone), holidays: some(now.holidays) };
        return client.workspace.update.mutate({ schedule: Object.values(window).every((one) => one === undefined) ? null : window });
      }}
      foot={<Zones />}
    />
  );
}
