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
 * Whether `canonical` leaves the folded word from `from` to `to` and its stem is a beginning of it: a Cyrillic word
 * without disguise, or a number, which is its own stem.
 */
export function isPlain(letters: Uint16Array, from: number, to: number): boolean {
  return isDigit(letters[from]!) ? areDigits(letters, from, to) : isPlainRussian(letters, from, to);
}

/** Where the stem of a plain word ends. */
export function plainStemEnd(letters: Uint16Array, from: number, to: number): number {
  return isDigit(letters[from]!) ? to : stemEndRussian(letters, from, to);
}

function areDigits(letters: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(letters[i]!)) return false;
  return true;
}

function isPlainRussian(letters: Uint16Array, from: number, to: number): boolean {
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

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCyrillic(code: number): boolean {
  return code >= 0x400 && code <= 0x4ff;
}

/** The word from `from` to `to`. Four letters a call: the quickest way measured to make a short string of codes. */
export function textOf(letters: Uint16Array, from: number, to: number): string {
  let text = '';
  let i = from;
  for (; i + 4 <= to; i += 4) {
    text += String.fromCharCode(letters[i]!, letters[i + 1]!, letters[i + 2]!, letters[i + 3]!);
  }
  for (; i < to; i++) text += String.fromCharCode(letters[i]!);
  return text;
}
