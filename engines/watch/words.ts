import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { firstPart, secondPart } from './hash.ts';
import { scanner } from './scanner.ts';

/**
 * Where the words of a post are and two hashes of each, found without making strings. What was read last can be asked
 * for until anybody reads again.
 */
export class Words {
  count = 0;
  /** The folded units: the letters of word `w` from `places[2 * w]` to `places[2 * w + 1]`. */
  folded = scanner.folded;
  places = scanner.places;
  /** The two hashes of each word. */
  hashes = scanner.hashes;
  /** Where each # is among the units. */
  signs: number[] = [];
  /** Unit → where it is in the text, if units inside words were left out. */
  #origins: Int32Array | undefined;

  /** Forgets the last post and reads this one. */
  read(text: string): void {
    let { length } = text;
    scanner.write(text);
    this.#origins = undefined;
    this.count = scanner.scan(length);
    if (this.count < 0) {
      this.#origins = new Int32Array(length + 1);
      length = withoutUnseen(scanner.units, length, this.#origins);
      this.count = scanner.scan(length);
    }
    this.folded = scanner.folded;
    this.places = scanner.places;
    this.hashes = scanner.hashes;
    if (this.signs.length > 0) this.signs = [];
    const sign = text.indexOf('#');
    if (sign >= 0) this.#findSigns(sign, text, length);
  }

  /** Where a unit is in the text. */
  inText(unit: number): number {
    return this.#origins === undefined ? unit : this.#origins[unit]!;
  }

  /** Both hashes of the folded letters of the hashtag whose # is at unit `start`, underscores too. */
  hashesOfTag(start: number): readonly [number, number] {
    let [first, second, place] = [0, 0, 0];
    for (let at = start + 1; this.#isInTag(at); at++) {
      const letter = scanner.units[at] === UNDERSCORE ? UNDERSCORE : this.folded[at]!;
      first = (first + firstPart(letter, place)) | 0;
      second = (second + secondPart(letter, place++)) | 0;
    }
    return [first, second];
  }

  /** The unit after the last of the hashtag whose # is at unit `start`. */
  endOfTag(start: number): number {
    let at = start + 1;
    while (this.#isInTag(at)) at++;
    return at;
  }

  #isInTag(at: number): boolean {
    return this.folded[at] !== SEPARATOR || scanner.units[at] === UNDERSCORE;
  }

  #findSigns(first: number, text: string, length: number): void {
    if (this.#origins === undefined)
      for (let at = first; at >= 0; at = text.indexOf('#', at + 1)) this.signs.push(at);
    else for (let at = 0; at < length; at++) if (scanner.units[at] === HASH) this.signs.push(at);
  }
}

/**
 * Leaves out of the units those that are not seen inside words, and makes й of и and a breve. @param origins is told where each unit that is
 * left was, and where the text ends @returns how many are left
 */
function withoutUnseen(units: Uint16Array, length: number, origins: Int32Array): number {
  let left = 0;
  for (let at = 0; at < length; at++) {
    const unit = units[at]!;
    if (FOLDED[unit] !== IGNORED) {
      origins[left] = at;
      units[left++] = unit;
    } else if (unit === BREVE && left > 0 && FOLDED[units[left - 1]!] === I_PLAIN) units[left - 1] = I_SHORT;
  }
  origins[left] = length;
  return left;
}
