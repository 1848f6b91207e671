import { useSyncExternalStore } from 'react';
import { api, queryClient } from '../../api/client';
import { session, whenOut } from '../../api/session';
import { headOf, inUtf8, isUtf8, marked, parts, renamed, type Head } from '../../lib/csv';

export type RefusedRow = { line: number; reason: string; raw: string[] };
export type Report = {
  rows: number; created: number; updated: number; unchanged: number; repeats: number; refused: number; warned: number;
  refusedRows: RefusedRow[]; warnings: { line: number; reason: string }[]; unlisted: number;
};
export type Fate = 'created' | 'updated' | 'unchanged' | 'repeat' | 'refused';
export type Check = {
  report: Report;
  separator: string;
  columns: { name: string; use: 'email' | 'timezone' | 'property' | 'ignored' }[];
  firstRows: { line: number; email: string; timezone: string | null; properties: Record<string, unknown>; fate: Fate }[];
  repeatLines: number[];
};

type Chosen = { name: string; file: Blob; encoding: string };
export type State =
  | { kind: 'none' }
  | { kind: 'checking'; chosen: Chosen }
  | { kind: 'useless'; chosen: Chosen; title: string; detail: string; first: string; columns: { head: Head; text: Blob } | null }
  | { kind: 'checked'; chosen: Chosen; check: Check; text: Blob }
  | { kind: 'running'; chosen: Chosen; check: Check; report: Report; resent: number; trouble: string | null }
  | { kind: 'done'; chosen: Chosen; check: Check; report: Report; resent: number; stopped: string | null };

export const LARGEST = 1024 * 1024 * 1024;
const NOTHING: Report = { rows: 0, created: 0, updated: 0, unchanged: 0, repeats: 0, refused: 0, warned: 0, refusedRows: [], warnings: [], unlisted: 0 };

/** What the server says no to, and would again. */
class No extends Error {}

let state: State = { kind: 'none' };
let stop = new AbortController();
const listeners = new Set<() => void>();

function set(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** An import goes on while its person looks at other pages. */
export const useImport = (): State => useSyncExternalStore(subscribe, () => state);

addEventListener('beforeunload', (event) => {
  if (state.kind === 'running') event.preventDefault();
});

/** One request. Throws [No] for a refusal, another error for what may pass. */
async function post<T>(path: string, body: BodyInit, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { method: 'POST', body, signal, headers: { 'content-type': 'text/csv; charset=utf-8' } });
  if (answer.ok) return (await answer.json()) as T;
  if (answer.status === 401) session.expired();
  const said = ((await answer.json().catch(() => ({}))) as { error?: { message?: string; issues?: { path: string; message: string }[] } }).error;
  const words = said?.issues?.length ? said.issues.map((issue) => issue.message).join('; ') : (said?.message ?? `The server answered ${answer.status}.`);
  if (answer.status === 403) throw new No(`Your role may not do this: ${words}`);
  if (answer.status < 500 && ![401, 408, 409, 429].includes(answer.status)) throw new No(words);
  throw new Error(answer.status === 401 ? 'You are signed out.' : words);
}

/** Until it is answered: what broke off is sent again, since a part that is in is left as it is. */
async function insistently<T>(work: () => Promise<T>, signal: AbortSignal, trouble: (words: string | null) => void): Promise<T> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 5_000)) {
    try {
      const answer = await work();
      trouble(null);
      return answer;
    } catch (problem) {
      if (problem instanceof No || signal.aborted || (problem instanceof DOMException && problem.name === 'NotReadableError')) throw problem;
      trouble(problem instanceof TypeError ? 'The server does not answer.' : problem instanceof Error ? problem.message : String(problem));
      await new Promise<void>((done) => {
        const timer = setTimeout(done, wait);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          done();
        }, { once: true });
      });
      if (signal.aborted) throw problem;
    }
  }
}

const firstLine = async (file: Blob): Promise<string> => (await file.slice(0, 2_000).text()).replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0]?.slice(0, 300) ?? '';

/** Reads the file and asks what would happen. Nothing is written. */
export async function choose(name: string, file: Blob, asked: string | null = null): Promise<void> {
  stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  let chosen: Chosen = { name, file, encoding: asked ?? 'utf-8' };
  const useless = (title: string, detail: string, first = '', columns: { head: Head; text: Blob } | null = null): void => set({ kind: 'useless', chosen, title, detail, first, columns });
  set({ kind: 'checking', chosen });
  try {
    const begins = marked(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
    if (file.size === 0) return useless('The file is empty', 'Its first row must name the columns, one of them email.');
    if (file.size > LARGEST) return useless('The file is too large', 'At most 1 GB goes in at once.');
    if (begins === 'spreadsheet') return useless('This is a spreadsheet, not a CSV file', 'Open it in its program and save it as “CSV UTF-8”.');
    if (asked === null && begins !== null) chosen = { ...chosen, encoding: begins };
    else if (asked === null && !(await isUtf8(file))) chosen = { ...chosen, encoding: 'windows-1252' };
    if (signal.aborted) return;
    const text = await inUtf8(file, chosen.encoding);
    try {
      const check = await post<Check>('/api/contacts/import/check', text, signal);
      if (check.report.rows === 0) return useless('The file has no row below its first', 'The first row names the columns; each row below it is a contact.', await firstLine(text));
      set({ kind: 'checked', chosen, check, text });
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof No) {
        const head = problem.message.includes('no column email') ? await headOf(text) : null;
        return useless('The file cannot be used', `${problem.message}.`, await firstLine(text), head && { head, text });
      }
      useless('The file could not be checked', problem instanceof TypeError ? 'The server does not answer, or the file changed since it was chosen. Choose it again.' : problem instanceof Error ? problem.message : String(problem));
    }
  } catch {
    if (!signal.aborted) useless('The file could not be read', 'It may have changed, or be gone, since it was chosen. Choose it again.');
  }
}

/** The column of the addresses has another name: it is called what the server looks for. */
export function take(now: Extract<State, { kind: 'useless' }>, column: number): void {
  if (now.columns) void choose(now.chosen.name, renamed(now.columns.text, now.columns.head, column, 'email'));
}

/** Sends what was checked, part after part. */
export async function run(): Promise<void> {
  if (state.kind !== 'checked') return;
  const { chosen, check, text } = state;
  const { signal } = stop;
  let report: Report = { ...NOTHING, rows: check.report.repeats, repeats: check.report.repeats };
  let resent = 0;
  let trouble: string | null = null;
  const show = (): void => set({ kind: 'running', chosen, check, report, resent, trouble });
  const end = (stopped: string | null): void => {
    if (signal !== stop.signal || state.kind !== 'running') return;
    set({ kind: 'done', chosen, check, report, resent, stopped });
    void queryClient.invalidateQueries({ queryKey: api.contacts.pathKey() });
  };
  show();
  // Of more repeats than are listed, some would be sent in another part than the row that counts: all goes as one.
  const isListed = check.repeatLines.length === check.report.repeats;
  const pieces = isListed ? parts(text, check.separator, new Set(check.repeatLines)) : [{ body: text, rows: check.report.rows, lineOf: (line: number) => line }];
  if (!isListed) report = NOTHING;
  try {
    for await (const part of pieces) {
      if (signal.aborted) return end('You stopped it.');
      let attempts = 0;
      const told = await insistently(() => {
        attempts++;
        return post<Report>('/api/contacts/import', part.body, signal);
      }, signal, (words) => {
        if (words === trouble) return;
        trouble = words;
        show();
      });
      if (attempts > 1) resent += part.rows;
      report = added(report, told, part.lineOf);
      show();
    }
    end(null);
  } catch (problem) {
    end(signal.aborted ? 'You stopped it.' : problem instanceof No ? problem.message : 'The file could not be read any more. It may have changed since it was chosen.');
  }
}

function added(report: Report, told: Report, lineOf: (line: number) => number): Report {
  const sum = { ...report };
  for (const name of ['rows', 'created', 'updated', 'unchanged', 'repeats', 'refused', 'warned', 'unlisted'] as const) sum[name] += told[name];
  sum.refusedRows = report.refusedRows.concat(told.refusedRows.map((row) => ({ ...row, line: lineOf(row.line) })));
  sum.warnings = report.warnings.concat(told.warnings.map((one) => ({ ...one, line: lineOf(one.line) })));
  return sum;
}

export function halt(): void {
  stop.abort();
}

export function forget(): void {
  stop.abort();
  set({ kind: 'none' });
}

whenOut(forget);
