import { foldObfuscation, stem } from '../text/index.ts';

/** Turns a folded word into what its forms share. */
export type Stem = (word: string) => string;

/** The Snowball stem in the language of the word's first letter; other alphabets and numbers stay. */
export function stemByAlphabet(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isCyrillic(code)) return stem(word, 'ru');
    if (code >= 0x61 && code <= 0x7a) return stem(word, 'en');
  }
  return word;
}

/** A folded word without disguise: Latin letters in a Cyrillic word, digits for letters, ураааа. */
export function canonical(word: string): string {
  return isSuspicious(word) ? foldObfuscation(word) : word;
}

/** The same for a beginning: only letter by letter, lest it become too short to compare. */
export function canonicalPrefix(prefix: string): string {
  const folded = canonical(prefix);
  return folded.length === prefix.length ? folded : prefix;
}

/** Whether a folded word is Cyrillic and without disguise: `canonical` leaves it, and its stem is a beginning of it. */
export function isPlainRussian(letters: Uint16Array, from: number, to: number): boolean {
  let before = 0;
  let twoBefore = 0;
  for (let i = from; i < to; i++) {
    const code = letters[i]!;
    if (!isCyrillic(code) || (code === before && code === twoBefore)) return false;
    twoBefore = before;
    before = code;
  }
  return true;
}

/** Spares ordinary words the cost of looking closer: one alphabet and no letter thrice in a row. */
function isSuspicious(word: string): boolean {
  let cyrillic = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isCyrillic(code)) cyrillic++;
    if (i > 1 && code === word.charCodeAt(i - 1) && code === word.charCodeAt(i - 2)) return true;
  }
  return cyrillic > 0 && cyrillic < word.length;
}

function isCyrillic(code: number): boolean {
  return code >= 0x400 && code <= 0x4ff;
}
