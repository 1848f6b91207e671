import { Dialog } from '../ui/Dialog';
import { useKeySwitch } from './keys';

const KEYS: [string, string][] = [
  ['j or ↓', 'Next in the queue, next email'],
  ['k or ↑', 'The one before'],
  ['Enter', 'Open'],
  ['e', 'Edit the email'],
  ['p', 'Next way of looking at it: desktop, phone, text'],
  ['d', 'Light or dark'],
  ['a', 'Approve the email'],
  ['Shift + A', 'Approve the whole sequence'],
  ['r', 'Have it written anew'],
  ['x', 'Send it back with a word'],
  ['s', 'Set its time'],
  ['n', 'Next sequence of the queue'],
  ['u', 'Back to the queue'],
  ['Ctrl + Enter', 'Save what you typed'],
  ['Esc', 'Close'],
  ['?', 'This sheet'],
];

export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { on, set } = useKeySwitch();
  return (
    <Dialog open={open} title="Keyboard" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>
        ))}
      </dl>
      <label className="check"><input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} /> Single-key shortcuts are on</label>
    </Dialog>
  );
}
