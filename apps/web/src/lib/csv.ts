/** A piece of a CSV file that is a CSV file itself: the first row of the whole, then some of its rows. */
export type Part = { body: Uint8Array<ArrayBuffer>; rows: number; lineOf: (line: number) => number };

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SLICE = 1 << 20;
/** A row that is longer is a quote that is never closed; the server says so. */
const LONGEST_ROW = 4_000_000;

type Row = { end: number; lines: number; isEmpty: boolean };

/** The row that begins at `from`; null when its end is not there yet. Quotes count only where a cell begins with one. */
function row(bytes: Uint8Array, from: number, separator: number, isLast: boolean): Row | null {
  let lines = 0;
  let isQuoted = false;
  let isStart = true;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    const isBreak = byte === LF || byte === CR;
    if (isBreak && byte === CR && at + 1 === bytes.length && !isLast) return null;
    const end = isBreak ? at + (byte === CR && bytes[at + 1] === LF ? 2 : 1) : at;
    if (isQuoted) {
      if (byte === QUOTE && bytes[at + 1] === QUOTE) at++;
      else if (byte === QUOTE && at + 1 === bytes.length && !isLast) return null;
      else if (byte === QUOTE) isQuoted = false;
      else if (isBreak) {
        lines++;
        at = end - 1;
      }
    } else if (isBreak) {
      return { end, lines: lines + 1, isEmpty: at === from };
    } else if (byte === QUOTE && isStart) {
      isQuoted = true;
      isStart = false;
    } else {
      isStart = byte === separator;
    }
  }
  return isLast && from < bytes.length ? { end: bytes.length, lines: lines + 1, isEmpty: false } : null;
}

/**
 * Cuts a file in UTF-8 into parts of so many rows, without ever holding more than a part of it. The rows at the lines
 * to skip are left out; empty lines stand in their place, so that lines can be counted.
 */
export async function* parts(file: Blob, separator: string, skip: ReadonlySet<number>, most = 1_000): AsyncGenerator<Part> {
  const split = separator.charCodeAt(0);
  let head: { bytes: Uint8Array; lines: number } | null = null;
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  let from = 1;
  let rows = 0;
  let kept: Uint8Array[] = [];
  const part = (): Part => {
    const { bytes, lines } = head ?? { bytes: new Uint8Array(), lines: 0 };
    const begun = from;
    const whole = { body: joined([bytes, ...kept]), rows, lineOf: (told: number) => told - lines - 1 + begun };
    kept = [];
    rows = 0;
    from = line;
    return whole;
  };
  for (let place = 0; place < file.size || rest.length > 0; place += SLICE) {
    const isLast = place + SLICE >= file.size;
    const slice = new Uint8Array(await file.slice(place, place + SLICE).arrayBuffer());
    const bytes = joined([rest, place === 0 ? withoutMark(slice) : slice]);
    let at = 0;
    for (let next = row(bytes, at, split, isLast); next; next = row(bytes, at, split, isLast)) {
      const these = bytes.subarray(at, next.end);
      if (head === null) {
        if (!next.isEmpty) head = { bytes: ended(these), lines: next.lines };
        from = line + next.lines;
      } else if (skip.has(line)) {
        kept.push(new Uint8Array(next.lines).fill(LF));
      } else {
        kept.push(these);
        if (!next.isEmpty) rows++;
      }
      line += next.lines;
      at = next.end;
      if (rows === most) yield part();
    }
    rest = bytes.slice(at);
    if (rest.length > LONGEST_ROW) {
      kept.push(rest);
      rows++;
      break;
    }
    if (isLast) break;
  }
  if (rows > 0) yield part();
}

/** The first row of a file in UTF-8: the names in it, and where they stand. */
export type Head = { names: string[]; separator: string; from: number; end: number };

export async function headOf(file: Blob): Promise<Head | null> {
  const bytes = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer());
  let from = bytes.length - withoutMark(bytes).length;
  while (bytes[from] === LF || bytes[from] === CR) from++;
  const text = new TextDecoder().decode(bytes.subarray(from)).replaceAll(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const many = (one: string): number => text.split(one).length;
  const separator = many('\t') > many(',') && many('\t') > many(';') ? '\t' : many(';') > many(',') ? ';' : ',';
  const found = row(bytes, from, separator.charCodeAt(0), file.size <= bytes.length);
  if (found === null) return null;
  const line = new TextDecoder().decode(bytes.subarray(from, found.end)).replace(/[\r\n]+$/, '');
  const names: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    const quoted = line[at] === '"' ? /^"((?:[^"]|"")*)"?[^]*?(?=$|SEPARATOR)/.source.replace('SEPARATOR', separator) : null;
    const cell = quoted ? (new RegExp(quoted).exec(line.slice(at)) ?? ['', '']) : [line.slice(at).split(separator, 1)[0] ?? ''];
    names.push((quoted ? (cell[1] ?? '').replaceAll('""', '"') : (cell[0] ?? '')).trim());
    at += (cell[0] ?? '').length;
  }
  return { names, separator, from, end: found.end };
}

/** The same file, one of its columns by another name. */
export function renamed(file: Blob, head: Head, at: number, name: string): Blob {
  const cells = head.names.map((one, other) => `"${(other === at ? name : one).replaceAll('"', '""')}"`);
  return new Blob([file.slice(0, head.from), cells.join(head.separator), '\n', file.slice(head.end)]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const withoutMark = (bytes: Uint8Array): Uint8Array => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);

/** A first row that is the whole file has no line end of its own. */
function ended(bytes: Uint8Array): Uint8Array {
  const last = bytes[bytes.length - 1];
  return last === LF || last === CR ? bytes.slice() : joined([bytes, new Uint8Array([LF])]);
}

/** The refused rows as a file: mended, it can be imported as it is. */
export function refusedFile(header: readonly string[], rows: readonly { line: number; reason: string; raw: readonly string[] }[]): string {
  const own = header.map((name) => name !== 'refused_line' && name !== 'refused_reason');
  const mine = (cells: readonly string[]): string[] => header.flatMap((_, at) => (own[at] ? [cells[at] ?? ''] : [])).concat(cells.slice(header.length));
  return [[...mine(header), 'refused_line', 'refused_reason'], ...rows.map((row) => [...mine(row.raw), String(row.line), row.reason])]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
}

const cell = (text: string): string => (/["\r\n,;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What a file is written in, by its first bytes; null where they do not tell. */
export function marked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'spreadsheet' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const begins = (...wanted: number[]): boolean => wanted.every((byte, at) => bytes[at] === byte);
  return begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0) ? 'spreadsheet' : null;
}

/** Whether every byte of it is UTF-8. */
export async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.size; at += SLICE) decoder.decode(await file.slice(at, at + SLICE).arrayBuffer(), { stream: true });
    decoder.decode();
    return true;
  } catch (problem) {
    if (problem instanceof TypeError) return false;
    throw problem;
  }
}

/** The same text in UTF-8. */
export async function inUtf8(file: Blob, encoding: string): Promise<Blob> {
  if (encoding === 'utf-8') return file;
  const decoder = new TextDecoder(encoding);
  const texts: string[] = [];
  for (let at = 0; at < file.size; at += SLICE) texts.push(decoder.decode(await file.slice(at, at + SLICE).arrayBuffer(), { stream: true }));
  texts.push(decoder.decode());
  return new Blob(texts);
}
