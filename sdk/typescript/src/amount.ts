import { EspalierError } from './errors.js';

/**
 * A number of an option, or the usual one.
 *
 * @internal
 */
export function amount(name: string, given: number | undefined, usual: number, least: number): number {
  if (given === undefined) return usual;
  if (typeof given !== 'number' || Number.isNaN(given) || given < least) {
    throw EspalierError.invalid(name, `${given} (expected: a number from ${least})`);
  }
  return given;
}
