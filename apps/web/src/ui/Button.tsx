import type { ButtonHTMLAttributes } from 'react';

type Props = { kind?: 'plain' | 'main' | 'quiet' | 'danger'; busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>;

export function Button({ kind = 'plain', busy = false, className = '', disabled, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={`button ${kind} ${className}`} disabled={disabled || busy} aria-busy={busy || undefined}>
      {children}
    </button>
  );
}
