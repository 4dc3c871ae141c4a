import { foldObfuscation, stem, stemEndRussian } from '../text/index.ts';

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

/**
 * Where the stem of a folded word of `length` letters ends, if `canonical` leaves the word and its stem is a beginning
 * of it: a Cyrillic word without disguise, or a number, which is its own stem. Otherwise -1.
 */
export function plainStemEnd(letters: Uint16Array, length: number): number {
  if (isDigit(letters[0]!)) return areDigits(letters, length) ? length : -1;
  return isPlainRussian(letters, length) ? stemEndRussian(letters, 0, length) : -1;
}

function areDigits(letters: Uint16Array, length: number): boolean {
  for (let i = 1; i < length; i++) if (!isDigit(letters[i]!)) return false;
  return true;
}

function isPlainRussian(letters: Uint16Array, length: number): boolean {
  let before = 0;
  let twoBefore = 0;
  for (let i = 0; i < length; i++) {
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

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCyrillic(code: number): boolean {
  return code >= 0x400 && code <= 0x4ff;
}

/** The word of the first `length` letters. Four letters a call: the quickest way measured to make a short string of codes. */
export function textOf(letters: Uint16Array, length: number): string {
  let text = '';
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    text += String.fromCharCode(letters[i]!, letters[i + 1]!, letters[i + 2]!, letters[i + 3]!);
  }
  for (; i < length; i++) text += String.fromCharCode(letters[i]!);
  return text;
}
