/** What a clock on the wall says in a zone: 2026-03-29T01:30. */
export type WallTime = string;

export type Meant = {
  at: Date;
  /** gap: the clock skips that time, the first moment after it is meant; overlap: it comes twice, the first is meant. */
  kind: 'exact' | 'gap' | 'overlap';
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zone, found);
  }
  return found;
}

/** By how many minutes the zone is ahead of UTC at that moment. */
export function offsetMinutes(at: Date, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

export function wallTime(at: Date, zone: string): WallTime {
  return new Date(at.getTime() + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 16);
}

/** The moment that is meant by a time on the wall; null when it is no time. */
export function moment(wall: WallTime, zone: string): Meant | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return null;
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const day = 24 * 60 * 60_000;
  const before = offsetMinutes(new Date(asUtc - day), zone);
  const after = offsetMinutes(new Date(asUtc + day), zone);
  const fits = [...new Set([before, after])]
    .map((offset) => ({ offset, at: new Date(asUtc - offset * 60_000) }))
    .filter(({ offset, at }) => offsetMinutes(at, zone) === offset)
    .map(({ at }) => at)
    .sort((one, other) => one.getTime() - other.getTime());
  const [first] = fits;
  if (first) return { at: first, kind: fits.length > 1 ? 'overlap' : 'exact' };
  return { at: changeBetween(asUtc - day, asUtc + day, zone), kind: 'gap' };
}

/** The moment at which the zone's clock was turned. */
function changeBetween(from: number, to: number, zone: string): Date {
  const old = offsetMinutes(new Date(from), zone);
  let low = Math.floor(from / 60_000);
  let high = Math.ceil(to / 60_000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutes(new Date(middle * 60_000), zone) === old) low = middle;
    else high = middle;
  }
  return new Date(high * 60_000);
}

/** Such as UTC+5:30. */
export function offsetWords(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

let own: string | null = null;

/** Asked for once: a list of many rows asks for each of its times. */
export const ownZone = (): string => (own ??= Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
