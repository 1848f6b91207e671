import { spoken } from '../lib/words';

const TONES: Record<string, string> = {
  approved: 'good', active: 'good', delivered: 'good', sent: 'good', completed: 'good', done: 'good',
  draft: 'calm', queued: 'calm', paused: 'warn', running: 'info', sending: 'info', held: 'warn', in_doubt: 'warn',
  failed: 'bad', bounced: 'bad', complained: 'bad', rejected: 'bad', cancelled: 'calm', suppressed: 'calm', expired: 'calm',
};

/** A status in words; the colour only repeats them. */
export function Badge({ status, words }: { status: string; words?: string }) {
  return <span className={`badge ${TONES[status] ?? 'calm'}`}>{words ?? spoken(status)}</span>;
}
