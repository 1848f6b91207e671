const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Such as "3 hours ago" or "in 2 days". */
export function ago(at: Date, now: Date): string {
  const gap = at.getTime() - now.getTime();
  for (const [unit, size] of steps) {
    if (Math.abs(gap) >= size) return relative.format(Math.trunc(gap / size), unit);
  }
  return gap > 0 ? 'in a moment' : 'just now';
}

export function count(many: number, one: string, others = `${one}s`): string {
  return `${many.toLocaleString('en')} ${many === 1 ? one : others}`;
}

/** in_doubt → in doubt */
export const spoken = (word: string): string => word.replaceAll('_', ' ');
