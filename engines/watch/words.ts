import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { rolled, rolledAgain } from './hash.ts';
import { withRoom } from './ints.ts';

/**
 * Where the words of a post are and two hashes of each: one pass over its UTF-16 units, which makes no strings. A
 * word's folded letters are written out only on request.
 */
export class Words {
  count = 0;
  /** Word → first UTF-16 unit, and the unit after its last. */
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  /** Word → two rolling hashes of its folded letters. */
  hashes = new Int32Array(512);
  others = new Int32Array(512);
  /** Where each # is, and the number of words before it. */
  signs: number[] = [];
  /** The folded letters asked for last. */
  letters = new Uint16Array(1024);
  /** The post's units and a separator after them. */
  #units = new Uint16Array(1024);
  #bytes = Buffer.from(this.#units.buffer);

  /** Forgets the last post and reads this one. Copied first: reading a string letter by letter costs several times as much. */
  read(text: string): void {
    const { length } = text;
    if (length >= this.#units.length) this.#reserve(length * 2);
    this.#bytes.write(text, 'utf16le');
    this.#units[length] = SEPARATOR;
    if (this.signs.length > 0) this.signs = [];
    this.#scan(length);
  }

  /** Writes the folded letters of a word. @returns how many */
  spell(word: number): number {
    const units = this.#units;
    const end = this.ends[word]!;
    let length = 0;
    for (let at = this.starts[word]!; at < end; at++) length = this.#spellOne(units[at]!, length);
    return length;
  }

  /** Writes the folded letters of the hashtag whose # is at `start`, underscores too. @returns how many */
  spellTag(start: number): number {
    let length = 0;
    for (let at = start + 1; ; at++) {
      const code = this.#units[at]!;
      if (code === UNDERSCORE) this.letters[length++] = UNDERSCORE;
      else if (FOLDED[code] === SEPARATOR) return length;
      else length = this.#spellOne(code, length);
    }
  }

  /** The unit after the last of the hashtag whose # is at `start`. */
  endOfTag(start: number): number {
    let at = start + 1;
    while (this.#units[at] === UNDERSCORE || FOLDED[this.#units[at]!] !== SEPARATOR) at++;
    return at;
  }

  #scan(length: number): void {
    this.#makeRoom((length >> 1) + 2);
    const units = this.#units;
    const folded = FOLDED;
    const { starts, ends, hashes, others } = this;
    let word = 0;
    for (let at = 0; ; ) {
      let letter = folded[units[at]!]!;
      while (letter <= IGNORED) {
        if (at >= length) {
          this.count = word;
          return;
        }
        if (units[at] === HASH) this.signs.push(at, word);
        letter = folded[units[++at]!]!;
      }
      starts[word] = at;
      let hash = 0;
      let other = 0;
      do {
        hash = rolled(hash, letter);
        other = rolledAgain(other, letter);
        letter = folded[units[++at]!]!;
      } while (letter > IGNORED);
      hashes[word] = hash;
      others[word] = other;
      if (letter === IGNORED) at = this.#readMarked(word);
      ends[word++] = at;
    }
  }

  /** Reads a word with marks or invisible characters inside. @returns where it ends */
  #readMarked(word: number): number {
    const units = this.#units;
    let at = this.starts[word]!;
    let length = 0;
    for (; FOLDED[units[at]!] !== SEPARATOR; at++) length = this.#spellOne(units[at]!, length);
    [this.hashes[word], this.others[word]] = hashesOfLetters(this.letters, length);
    return at;
  }

  /** Appends what one unit adds to the `length` letters before it. @returns how many there are now */
  #spellOne(unit: number, length: number): number {
    const letter = FOLDED[unit]!;
    if (letter > IGNORED) this.letters[length++] = letter;
    else if (unit === BREVE && this.letters[length - 1] === I_PLAIN) this.letters[length - 1] = I_SHORT;
    return length;
  }

  #reserve(length: number): void {
    this.#units = new Uint16Array(length);
    this.#bytes = Buffer.from(this.#units.buffer);
    this.letters = new Uint16Array(length);
  }

  #makeRoom(words: number): void {
    this.starts = withRoom(this.starts, words);
    this.ends = withRoom(this.ends, words);
    this.hashes = withRoom(this.hashes, words);
    this.others = withRoom(this.others, words);
  }
}

/** Both rolling hashes of the first `length` letters. */
export function hashesOfLetters(letters: Uint16Array, length: number): [number, number] {
  let hash = 0;
  let other = 0;
  for (let i = 0; i < length; i++) {
    hash = rolled(hash, letters[i]!);
    other = rolledAgain(other, letters[i]!);
  }
  return [hash, other];
}
