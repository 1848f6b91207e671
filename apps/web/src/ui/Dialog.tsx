import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode; fixed?: boolean; wide?: boolean };

/** The browser's own dialog: it keeps the focus inside, gives it back afterwards, and closes on Esc. `fixed`: it stays. */
export function Dialog({ open, title, onClose, children, fixed = false, wide = false }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!fixed) onClose();
      }}
    >
      {open ? (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            {fixed ? null : <Button kind="quiet" onClick={onClose} aria-label="Close">✕</Button>}
          </header>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
