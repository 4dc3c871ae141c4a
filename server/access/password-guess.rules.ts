import { commonWords } from './common-words.ts';

/** Bits below which a password is refused: 2^40 guesses are what a stolen argon2id hash may cost a rich attacker. */
export const leastBits = 40;

/**
 * How hard a password is to guess for somebody who tries what people choose: the cheapest way to put it together from
 * common words (also with letters swapped for signs), runs of keys, repetitions, years, the person's own name, and
 * single characters for what is left. After D. Wheeler, "zxcvbn" (USENIX Security 2016), much simplified.
 * @param own what is known of the person: name, parts of the address
 * @param listed whole passwords that are tried first, in small letters
 * @returns bits
 */
export function guessBits(
  password: string,
  own: readonly string[] = [],
  listed: ReadonlySet<string> = new Set(),
): number {
  const text = password.normalize('NFKC').toLowerCase();
  const plain = withoutSwaps(text);
  const known = new Set(
    own.flatMap((part) => part.toLowerCase().split(/[^\p{L}\d]+/u)).filter((part) => part.length > 2),
  );
  const cheapest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = cheapest[end - 1]! + characterBits(text[end - 1]!);
    for (let start = Math.max(0, end - 30); start < end - 1; start += 1) {
      const bits = Math.min(
        pieceBits(text.slice(start, end), known, listed),
        pieceBits(plain.slice(start, end), known, listed) + 1,
      );
      best = Math.min(best, cheapest[start]! + bits);
    }
    const repeated = repeatedFrom(text, end);
    if (repeated !== undefined) best = Math.min(best, cheapest[repeated]! + 3);
    cheapest.push(best);
  }
  return cheapest[text.length]!;
}

const swaps: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const withoutSwaps = (text: string) => [...text].map((sign) => swaps[sign] ?? sign).join('');

function characterBits(sign: string): number {
  if (/\d/.test(sign)) return Math.log2(10);
  return /\p{L}/u.test(sign) ? Math.log2(26) : 5;
}

const wordBits = Math.log2(commonWords.size);

function pieceBits(piece: string, own: ReadonlySet<string>, listed: ReadonlySet<string>): number {
  if (own.has(piece)) return 2;
  if (commonWords.has(piece)) return wordBits;
  if (/^(?:19[3-9]\d|20[0-4]\d)$/.test(piece)) return 6;
  if (piece.length >= 3 && isRun(piece)) return 5 + Math.log2(piece.length);
  return listed.has(piece) ? Math.log2(listed.size) : Number.POSITIVE_INFINITY;
}

/** Keys beside or below one another, letters and figures in order; read both ways. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujm',
  '!@#$%^&*()',
];
const bothWays = [...runs, ...runs.map((run) => [...run].reverse().join(''))];
const isRun = (piece: string) => bothWays.some((run) => run.includes(piece));

/** Where the text up to `end` begins to say again what stands right before it, if it does: "abcabc" from 3. */
function repeatedFrom(text: string, end: number): number | undefined {
  for (let length = Math.floor(end / 2); length >= 1; length -= 1) {
    const start = end - length;
    if (text.slice(start - length, start) === text.slice(start, end)) return start;
  }
  return undefined;
}
