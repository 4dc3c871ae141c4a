/*
 * A text in small letters, unit for unit, so that offsets hold for both.
 */

/** Its small letter depends on its neighbours. */
const BY_NEIGHBOURS = 0;
const SMALL = Uint16Array.from({ length: 0x10000 }, (_, code) => smallOf(code));
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function smallOf(code: number): number {
  // Of the letters beyond the basic plane some are capitals; those of the emoji blocks are not.
  if (code >= 0xd800 && code <= 0xdbff) return code >= 0xd83c && code <= 0xd83e ? code : BY_NEIGHBOURS;
  const letter = String.fromCharCode(code);
  return letter === 'Σ' ? BY_NEIGHBOURS : simplified(smallOrSame(letter)).charCodeAt(0);
}

function simplified(small: string): string {
  return small.replaceAll('ё', 'е').replaceAll('’', "'");
}

/** A few letters of other alphabets grow when made small. */
function smallOrSame(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}

/**
 * Writes a text into `letters` in small letters, ё as е, one kind of apostrophe; as many units as the text has.
 * Costs a microsecond for a message.
 */
export function readSmallLetters(text: string, letters: Uint16Array): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const small = SMALL[code]!;
    if (small === BY_NEIGHBOURS && code !== 0) {
      readSlowly(text, letters);
      return;
    }
    letters[at] = small;
  }
}

function readSlowly(text: string, letters: Uint16Array): void {
  const small = text.toLowerCase();
  const kept =
    small.length === text.length ? small : Array.from(text, (letter) => smallOrSame(letter)).join('');
  const plain = simplified(kept);
  for (let at = 0; at < plain.length; at++) letters[at] = plain.charCodeAt(at);
}

/** The letters from `from` to before `to` as a string. */
export function lettersToString(letters: Uint16Array, from: number, to: number): string {
  return decoder.decode(letters.subarray(from, to));
}
