import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { api } from '../../api/client';
import { useMay } from '../../api/session';
import { trouble } from '../../api/trouble';
import { count } from '../../lib/words';
import { Button } from '../../ui/Button';
import { Area, Field } from '../../ui/Field';
import { Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useTyped } from './typed';

/** One field of a form of settings; `of`: what its text is to the server; `at`: what the server calls it, where it is called otherwise. */
export type Line = { label: string; hint?: string; of?: (text: string) => unknown; rows?: number; required?: boolean; maxLength?: number; zones?: boolean; at?: string; numeric?: boolean };

/**
 * What is there, and over it what somebody typed: a field that nobody typed in shows what another owner stores meanwhile.
 * Only what was typed is sent.
 */
export function Form<N extends string, A>({ name, first, lines: all, save, said, head, foot }: {
  name: string; first: Record<N, string>; lines: Record<N, Line>; head?: ReactNode;
  /** `now`: all fields, what was typed over what is there. */
  save: (changed: Partial<Record<N, unknown>>, now: Record<N, string>) => Promise<A>;
  said?: (answer: A) => string; foot?: ReactNode | ((now: Record<N, string>, isChanged: boolean) => ReactNode);
}) {
  const queries = useQueryClient();
  const mayAll = useMay('full');
  const [typed, setTyped] = useTyped<N>(name);
  const fields = Object.keys(all) as N[];
  const changed = fields.filter((field) => typed[field] !== undefined && typed[field] !== first[field]);
  const now = Object.fromEntries(fields.map((field) => [field, typed[field] ?? first[field]])) as Record<N, string>;
  const saving = useMutation({
    mutationFn: (what: Partial<Record<N, string>>) =>
      save(Object.fromEntries((Object.entries(what) as [N, string][]).map(([field, text]) => [field, (all[field].of ?? ((given: string) => given.trim()))(text)])) as Partial<Record<N, unknown>>, now),
    onSuccess: (answer, what) => {
      toast(said?.(answer) ?? 'Saved.');
      // What was typed while it was on its way is not saved yet.
      setTyped((now) => Object.fromEntries((Object.entries(now) as [N, string][]).filter(([field, text]) => what[field] !== text)) as Partial<Record<N, string>>);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.workspace.pathKey() }),
  });
  const { issues } = trouble(saving.error);
  const told = saving.error ? issues : [];
  const mine = (field: N) => told.filter((issue) => issue.path === (all[field].at ?? field) || issue.path.startsWith(`${all[field].at ?? field}[`));
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
      {typeof foot === 'function' ? foot(now, changed.length > 0) : foot}
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

export const Zones = () => <datalist id="zones">{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist>;
