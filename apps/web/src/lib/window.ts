/** When emails go out, as a definition or the workspace says it. */
export type Window = { from?: string | null; to?: string | null; days?: readonly string[] | string | null; zone?: string | null; holidays?: string | null };

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The days that are named: mon, or a run such as fri-mon; every day where none is. */
export function daysOf(days: Window['days']): Set<string> {
  const words = typeof days === 'string' ? days.split(',') : (days ?? []);
  const found = new Set<string>();
  for (const word of words) {
    const [first, last = first] = word.trim().toLowerCase().split('-').map((one) => WEEK.indexOf(one.slice(0, 3) as (typeof WEEK)[number]));
    if (first === undefined || last === undefined || first < 0 || last < 0) continue;
    for (let at = first; ; at = (at + 1) % 7) {
      found.add(WEEK[at] ?? '');
      if (at === last) break;
    }
  }
  return found.size ? found : new Set(WEEK);
}

export function windowWords(window: Window): string {
  const days = daysOf(window.days);
  return [
    window.from || window.to ? `${window.from ?? '00:00'} to ${window.to ?? '24:00'}` : '',
    days.size === 7 ? '' : WEEK.filter((day) => days.has(day)).join(', '),
    window.zone ?? 'on the contact’s clock',
    window.holidays ? `not on public holidays (${window.holidays})` : '',
  ].filter((part) => part !== '').join(', ');
}

/** Whether it is shut at a time on its clock, such as 2026-03-29T01:30; public holidays aside: those only the server knows. */
export function isShut(window: Window, wall: string): boolean {
  const days = daysOf(window.days);
  const [from, to, time] = [window.from ?? '00:00', window.to ?? '24:00', wall.slice(11)];
  const today = WEEK[(new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
  const yesterday = WEEK[(WEEK.indexOf(today as (typeof WEEK)[number]) + 6) % 7] ?? '';
  // One that reaches into the next day belongs to the day it began on.
  return from < to ? !(days.has(today) && from <= time && time < to) : !((days.has(today) && from <= time) || (days.has(yesterday) && time < to));
}
