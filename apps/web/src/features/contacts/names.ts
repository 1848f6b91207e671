/** What a contact is called: first and last name as far as they are known; null when neither is. */
export function nameOf(properties: Readonly<Record<string, unknown>>): string | null {
  const first = properties['first_name'] ?? properties['firstName'];
  const last = properties['last_name'] ?? properties['lastName'];
  const words = [first, last, first === undefined && last === undefined ? properties['name'] : undefined].filter((word): word is string => typeof word === 'string' && word !== '');
  return words.length ? words.join(' ') : null;
}
