/** What a character can be part of, for the tokeniser. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Invisible characters that people or programs put inside words: soft hyphen, zero-width, bidi marks. */
export const INVISIBLE = 3;
/** Joins letters when one stands on each side. */
export const JOINER = 4;
export const SYMBOL = 5;
export const SURROGATE = 6;

/** These belong to the emoji before them, though Unicode counts them as marks. */
const EMOJI_PARTS = /[\ufe00-\ufe0f]|\u20e3/;
const JOINERS = "-_'’ʼ‐‑`";

const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => classify(code));

/** Class of a UTF-16 code unit. */
export const classOf = (code: number): number => CLASSES[code]!;

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  const character = String.fromCharCode(code);
  if (EMOJI_PARTS.test(character)) return SYMBOL;
  if (/\p{L}|\p{M}/u.test(character)) return LETTER;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/\s|\p{Z}/u.test(character)) return SPACE;
  if (/\p{Cf}|\p{Cc}/u.test(character)) return INVISIBLE;
  return JOINERS.includes(character) ? JOINER : SYMBOL;
}
