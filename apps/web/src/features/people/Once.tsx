import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';

/** What is shown once and cannot be had again; it closes by its button alone. */
export function Once({ title, words, secret, label, onClose, children }: { title: string; words: string; secret: string; label: string; onClose: () => void; children?: ReactNode }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = (): void => {
    // Over plain HTTP on another machine browsers have no clipboard.
    Promise.resolve().then(() => navigator.clipboard.writeText(secret)).then(() => setCopied('yes'), () => setCopied('refused'));
  };
  return (
    <Dialog open title={title} onClose={onClose} fixed>
      <div className="stack">
        <p>{words}</p>
        <Field label={label} readOnly value={secret} onFocus={(event) => event.target.select()} hint={copied === 'refused' ? 'This browser does not let us copy: the text is to be selected and copied by hand.' : undefined} />
        {children}
        <div className="actions">
          <span role="status" className="hint">{copied === 'yes' ? 'Copied.' : ''}</span>
          <Button autoFocus onClick={copy}>Copy</Button>
          <Button kind="main" onClick={onClose}>I have it</Button>
        </div>
      </div>
    </Dialog>
  );
}
