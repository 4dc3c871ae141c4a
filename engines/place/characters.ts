/** What a character is for the reader of places. */
const OTHER = 0;
export const LETTER = 1;
const MARK = 2;
export const DIGIT = 3;

/** Up to general punctuation; what is beyond is rare in messages and looked at with an expression. */
const TABLE_SIZE = 0x2070;
const TABLE = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classify(String.fromCharCode(code)));
const APOSTROPHES = "'’ʼ";
const MOST_DIGITS = 9;

function classify(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  return /\p{Nd}/u.test(character) ? DIGIT : OTHER;
}

/** Class of the character that begins at a position; outside of the text it is another sign. */
export function characterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < TABLE_SIZE) return TABLE[code]!;
  return at < text.length ? classify(String.fromCodePoint(text.codePointAt(at)!)) : OTHER;
}

const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** End of the run of letters of the Russian and the English alphabet, which are small and ё is е. */
export function plainEnd(letters: Uint16Array, start: number, length: number): number {
  let at = start;
  while (at < length && isPlain(letters[at]!)) at++;
  return at;
}

const isPlain = (code: number): boolean => (code >= 0x430 && code <= 0x44f) || (code >= 0x61 && code <= 0x7a);

/** End of the word that goes on at `from`: letters and marks, with single apostrophes between them. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const kind = characterAt(text, at);
    if (kind === LETTER || kind === MARK) at += widthAt(text, at);
    else if (joinsLetters(text, at)) at++;
    else return at;
  }
}

function joinsLetters(text: string, at: number): boolean {
  if (at >= text.length || !APOSTROPHES.includes(text[at]!)) return false;
  const next = characterAt(text, at + 1);
  return next === LETTER || next === MARK;
}

/** End of the number that begins at `start`: nine digits at most. */
export function numberEnd(text: string, start: number): number {
  let at = start;
  for (let count = 0; count < MOST_DIGITS && characterAt(text, at) === DIGIT; count++)
    at += widthAt(text, at);
  return at;
}
