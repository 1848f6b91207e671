export type Look = 'system' | 'light' | 'dark';

const KEY = 'espalier.look';

export function look(): Look {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function applyLook(next: Look = look()): void {
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  document.documentElement.dataset['look'] = next;
}
