import { SEPARATOR } from './fold.ts';

/**
 * A post as UTF-16 units, and the folded letters of all its words, one word after another, each from an even
 * place and followed by a zero, so that two letters compare as one integer.
 */
export class Letters {
  /** The post's units and a separator after them. */
  units = new Uint16Array(1024);
  codes = new Uint16Array(4096);
  pairs = new Int32Array(this.codes.buffer);
  #bytes = Buffer.from(this.units.buffer);

  /** Takes in a post and makes room for its letters: words, their zeros, and hashtags, which are kept twice. */
  load(text: string): void {
    const { length } = text;
    if (length >= this.units.length) this.#reserve(length * 2);
    this.#bytes.write(text, 'utf16le');
    this.units[length] = SEPARATOR;
  }

  #reserve(length: number): void {
    this.units = new Uint16Array(length);
    this.#bytes = Buffer.from(this.units.buffer);
    this.codes = new Uint16Array(4 * length);
    this.pairs = new Int32Array(this.codes.buffer);
  }
}

/** The first even place after a word that ends before `end`, leaving room for its zero. */
export function nextPlace(end: number): number {
  return (end + 2) & ~1;
}

/** The word of these letters. Four letters a call: the quickest way measured to make a short string of codes. */
export function textOf(letters: Uint16Array, start: number, end: number): string {
  let text = '';
  let i = start;
  for (; i + 4 <= end; i += 4) {
    text += String.fromCharCode(letters[i]!, letters[i + 1]!, letters[i + 2]!, letters[i + 3]!);
  }
  for (; i < end; i++) text += String.fromCharCode(letters[i]!);
  return text;
}
