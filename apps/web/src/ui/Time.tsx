import { useEffect, useState } from 'react';
import { ago } from '../lib/words';
import { isZone, offsetWords, ownZone } from '../lib/zones';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for a zone: to make one takes longer than to draw a row. */
function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
    formats.set(zone, found);
  }
  return found;
}

/** A moment on the clock of a zone, which is named when it is not the reader's. */
export function Time({ at, zone }: { at: string | Date; zone?: string | null | undefined }) {
  const moment = new Date(at);
  const where = zone && isZone(zone) ? zone : ownZone();
  const words = format(where).format(moment);
  const isElsewhere = where !== ownZone();
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()}>
      {words}{isElsewhere ? <span className="zone"> {where.replaceAll('_', ' ')} ({offsetWords(moment, where)})</span> : null}
    </time>
  );
}

const INSTANT = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/;

/** A sentence of the server's, the moments in it on the clock of a zone. */
export function Said({ words, zone }: { words: string; zone?: string | null | undefined }) {
  return words.split(INSTANT).map((part, at) => (at % 2 ? <Time key={at} at={part} zone={zone} /> : part));
}

export function Ago({ at }: { at: string | Date }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(at);
  return <time dateTime={moment.toISOString()} title={moment.toLocaleString('en-GB')}>{ago(moment, now)}</time>;
}
