import { randomInt } from 'node:crypto';

/**
 * A number a resident can say over the telephone: seven random digits and a check digit, shown as `4831-9207`.
 * The check digit is Damm's (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004): it finds every single
 * wrong digit and every swap of neighbours.
 */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function dammDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = quasigroup[interim]![Number(digit)]!;
  return interim;
}

/** A fresh random number; uniqueness within a realm is the database's to enforce. */
export function newPublicNumber(): string {
  const body = String(randomInt(10_000_000)).padStart(7, '0');
  return `${body}${dammDigit(body)}`;
}

/** `4831-9207` for reading; stored without the dash. */
export function showPublicNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4)}`;
}

/** The stored form of what a person typed, or `undefined` when the check digit says it was mistyped. */
export function readPublicNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s\-–—]/g, '');
  if (!/^\d{8}$/.test(digits)) return undefined;
  return dammDigit(digits) === 0 ? digits : undefined;
}
