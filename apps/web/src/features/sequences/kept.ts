import { DEEDS, NOTHING, type Supposed } from './Suppose';

/** A definition that somebody types, and over which text; it outlives the page. */
export type Typed = { base: string; text: string };

const key = (sequenceId: string): string => `espalier.definition.${sequenceId}`;

export function read(sequenceId: string): Typed | null {
  try {
    const found = JSON.parse(localStorage.getItem(key(sequenceId)) ?? 'null') as Typed | null;
    return found && typeof found.base === 'string' && typeof found.text === 'string' ? found : null;
  } catch {
    return null;
  }
}

export function keep(sequenceId: string, typed: Typed | null): void {
  try {
    if (typed && typed.text !== typed.base) localStorage.setItem(key(sequenceId), JSON.stringify(typed));
    else localStorage.removeItem(key(sequenceId));
  } catch {
    // A full shelf: the screen still has it.
  }
}

const supposedKey = (sequenceId: string): string => `espalier.supposed.${sequenceId}`;

/** What a dry run supposes; kept in this tab, over a reload. */
export function readSupposed(sequenceId: string): Supposed {
  try {
    const found = JSON.parse(sessionStorage.getItem(supposedKey(sequenceId)) ?? 'null') as Supposed | null;
    const isOne = found !== null && typeof found.event === 'string'
      && Array.isArray(found.did) && found.did.every((one) => typeof one.email === 'string' && DEEDS.includes(one.did))
      && Array.isArray(found.events) && found.events.every((one) => typeof one.name === 'string' && typeof one.after === 'string');
    return isOne ? found : NOTHING;
  } catch {
    return NOTHING;
  }
}

const contactKey = (sequenceId: string): string => `espalier.supposed-of.${sequenceId}`;

/** Whom a dry run is of; kept as what it supposes. */
export function readContact(sequenceId: string): string | null {
  try {
    return sessionStorage.getItem(contactKey(sequenceId));
  } catch {
    return null;
  }
}

export function keepContact(sequenceId: string, contactId: string | null): void {
  try {
    if (contactId === null) sessionStorage.removeItem(contactKey(sequenceId));
    else sessionStorage.setItem(contactKey(sequenceId), contactId);
  } catch {
    // A full shelf: the screen still has it.
  }
}

export function keepSupposed(sequenceId: string, supposed: Supposed): void {
  try {
    if (supposed.did.length || supposed.events.length || supposed.event) sessionStorage.setItem(supposedKey(sequenceId), JSON.stringify(supposed));
    else sessionStorage.removeItem(supposedKey(sequenceId));
  } catch {
    // A full shelf: the screen still has it.
  }
}
