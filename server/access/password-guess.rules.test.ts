import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedPasswords } from './listed-passwords.ts';
import { guessBits, leastBits } from './password-guess.rules.ts';

const refused = [
  'passwordpassword',
  'Password123456',
  'P@ssw0rd2026!',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  '123456789012',
  'aaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'пароль123456',
  'gfhjkmgfhjkm',
  'йцукенгшщзхъ',
  'Привет2025!!!',
  'iloveyou2024!',
  'Спартак19941994',
  'administrator1',
  'москва-москва-москва',
  'correcthorsebatterystaple',
];
const taken = [
  'nine pelicans over the weir',
  'тридцать пеликанов у плотины',
  'vT9#kq2LmZx!',
  'a long test password',
];

describe('what is refused as a password', () => {
  it.each(refused)('%s is guessed at once', (password) => {
    expect(guessBits(password)).toBeLessThan(leastBits);
  });

  it.each(taken)('%s is not', (password) => {
    expect(guessBits(password)).toBeGreaterThanOrEqual(leastBits);
  });

  it('is every listed password, whole or with something added, and no phrase for its single words', async () => {
    const listed = await listedPasswords();
    expect(listed.size).toBeGreaterThan(40_000);
    const long = [...listed].filter((password) => [...password].length >= 12);
    expect(long.length).toBeGreaterThan(300);
    for (const password of long)
      for (const tried of [password, `${password}1!`, password.toUpperCase()])
        expect(guessBits(tried, [], listed), tried).toBeLessThan(leastBits);
    for (const password of taken)
      expect(guessBits(password, [], listed), password).toBeGreaterThanOrEqual(leastBits);
  });

  it('knows the person’s own name and address', () => {
    const own = ['v.kuznetsova@north.example', 'Vera Kuznetsova'];
    expect(guessBits('kuznetsova.vera7')).toBeGreaterThanOrEqual(leastBits);
    expect(guessBits('kuznetsova.vera7', own)).toBeLessThan(leastBits);
  });

  it('takes a password for no harder than its characters one by one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(guessBits(text)).toBeLessThanOrEqual(text.normalize('NFKC').toLowerCase().length * 5);
      }),
    );
  });

  it('counts what is said twice hardly more than once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{6,12}$/), (text) => {
        expect(guessBits(text + text)).toBeLessThanOrEqual(guessBits(text) + 3);
      }),
    );
  });
});
