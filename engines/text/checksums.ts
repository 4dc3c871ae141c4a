/*
 * Check digits of numbers worth protecting. Each takes a string of digits only.
 */

const digitsOf = (digits: string): number[] => Array.from(digits, Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Luhn (ISO/IEC 7812-1): payment cards. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const value = i % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** SNILS, 11 digits: nine weighted 9…1, modulo 101, 100 read as 00. */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11) return false;
  const sum = weighted(digitsOf(digits), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
  return (sum % 101) % 100 === Number(digits.slice(9));
}

/** INN of a person, 12 digits, two check digits modulo 11 and 10 (order of the tax service MM-3-6/188). */
export function isPersonalInn(written: string): boolean {
  if (written.length !== 12) return false;
  const digits = digitsOf(written);
  const eleventh = (weighted(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const twelfth = (weighted(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return eleventh === digits[10] && twelfth === digits[11];
}
