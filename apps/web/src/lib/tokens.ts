export type Token = { text: string; kind: 'plain' | 'liquid' | 'tag' };

const PATTERN = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})|(<\/?[a-zA-Z][^<>]*>|<!--[\s\S]*?-->)/g;

/** Cuts a text into what is said, its Liquid and its markup. Joined again it is the same text. */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const hit of source.matchAll(PATTERN)) {
    if (hit.index > end) found.push({ text: source.slice(end, hit.index), kind: 'plain' });
    found.push({ text: hit[0], kind: hit[1] === undefined ? 'tag' : 'liquid' });
    end = hit.index + hit[0].length;
  }
  if (end < source.length) found.push({ text: source.slice(end), kind: 'plain' });
  return found;
}
