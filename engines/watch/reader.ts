import type { Stem } from './canonical.ts';
import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { AT_EXACT, AT_PREFIXES, AT_STEM, Forms, rolled } from './forms.ts';
import { withRoom } from './ints.ts';
import { Letters } from './letters.ts';
import { NONE, type Terms } from './terms.ts';

/** Number of the sketch that is in it for every post. */
export const SKETCH_ALWAYS = 0xffff;

/** A hashtag in a post: its term, and the words it spans. */
export interface SeenTag {
  readonly term: number;
  readonly firstWord: number;
  readonly lastWord: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One pass over a post: the form and the place of each word, and the set of terms that occur. What it
 * read stays readable until the next `read`.
 */
export class Reader {
  /** Number of words read. */
  count = 0;
  /** Word → its stem term, its exact term, and where its list is in `forms.prefixes`. */
  stems = new Int32Array(512);
  exacts = new Int32Array(512);
  prefixes = new Int32Array(512);
  /** Word → first UTF-16 unit, and the unit after its last. */
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  tags: SeenTag[] = [];
  /** The terms seen, each once. */
  hits = new Int32Array(512);
  hitCount = 0;
  /** The same as a set of bits. */
  bits = new Int32Array(32);
  /** The same by the low 16 bits of their numbers: 8 kB however many terms there are. The last is always set. */
  readonly sketch = new Int32Array((SKETCH_ALWAYS + 1) >> 5);
  readonly forms: Forms;
  readonly #terms: Terms;
  readonly #letters = new Letters();

  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.forms = new Forms(terms, stem, capacity);
  }

  /** Forgets the last post and reads this one. */
  read(text: string): void {
    this.#begin();
    const { length } = text;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (FOLDED[code]! > IGNORED) at = this.#readWord(text, at);
      else if (code === HASH) this.#readTag(text, at);
    }
  }

  /** Adds a term that is not in the text: a restriction the post fulfils. */
  mark(term: number): void {
    const bit = 1 << term;
    if ((this.bits[term >> 5]! & bit) !== 0) return;
    this.bits[term >> 5]! |= bit;
    this.sketch[(term & SKETCH_ALWAYS) >> 5]! |= bit;
    this.hits[this.hitCount++] = term;
  }

  /** Whether a term was seen. */
  has(term: number): boolean {
    return (this.bits[term >> 5]! & (1 << term)) !== 0;
  }

  #begin(): void {
    for (let i = 0; i < this.hitCount; i++) {
      this.bits[this.hits[i]! >> 5] = 0;
      this.sketch[(this.hits[i]! & SKETCH_ALWAYS) >> 5] = 0;
    }
    this.sketch[SKETCH_ALWAYS >> 5]! |= 1 << SKETCH_ALWAYS;
    this.bits = withRoom(this.bits, (this.#terms.limit >> 5) + 1);
    this.hits = withRoom(this.hits, this.#terms.limit);
    this.hitCount = 0;
    this.count = 0;
    if (this.tags.length > 0) this.tags = [];
    this.forms.tidy();
  }

  /** Reads the word that starts at `start`. @returns the place of the separator after it */
  #readWord(text: string, start: number): number {
    const { length } = text;
    let { codes } = this.#letters;
    let count = 0;
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      const letter = FOLDED[code]!;
      if (letter > IGNORED) {
        if (count === codes.length) codes = this.#letters.grow();
        codes[count++] = letter;
        hash = rolled(hash, letter);
      } else if (letter === SEPARATOR) {
        break;
      } else if (code === BREVE && codes[count - 1] === I_PLAIN) {
        codes[count - 1] = I_SHORT;
        hash = hashOf(codes, count);
      }
    }
    if (count === codes.length) codes = this.#letters.grow();
    codes[count] = 0;
    this.#addWord(this.forms.look(this.#letters, count, hash), start, at);
    return at - (text.charCodeAt(at) === HASH ? 1 : 0);
  }

  #addWord(form: number, start: number, end: number): void {
    const word = this.count++;
    if (word === this.stems.length) this.#moreWords();
    const { records } = this.forms;
    this.stems[word] = records[form + AT_STEM]!;
    this.exacts[word] = records[form + AT_EXACT]!;
    this.prefixes[word] = records[form + AT_PREFIXES]!;
    this.starts[word] = start;
    this.ends[word] = end;
    if (this.stems[word] !== NONE) this.mark(this.stems[word]!);
    if (this.exacts[word] !== NONE) this.mark(this.exacts[word]!);
    if (this.prefixes[word] !== 0) this.#markPrefixes(this.prefixes[word]!);
  }

  #markPrefixes(list: number): void {
    const { prefixes } = this.forms;
    for (let i = prefixes[list]!; i > 0; i--) this.mark(prefixes[list + i]!);
  }

  /** Reads the hashtag whose # is at `start`; its words are read afterwards like any others. */
  #readTag(text: string, start: number): void {
    let { codes } = this.#letters;
    codes[0] = HASH;
    let count = 1;
    let words = 0;
    let inWord = false;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = code === UNDERSCORE ? UNDERSCORE : FOLDED[code]!;
      if (letter === SEPARATOR) break;
      if (letter === IGNORED) {
        if (code === BREVE && codes[count - 1] === I_PLAIN) codes[count - 1] = I_SHORT;
        continue;
      }
      if (count + 1 >= codes.length) codes = this.#letters.grow();
      codes[count++] = letter;
      if (letter !== UNDERSCORE && !inWord) words++;
      inWord = letter !== UNDERSCORE;
    }
    codes[count] = 0;
    if (words > 0) this.#addTag(count, words, start, at);
  }

  #addTag(length: number, words: number, start: number, end: number): void {
    const form = this.forms.look(this.#letters, length, hashOf(this.#letters.codes, length));
    const term = this.forms.records[form + AT_STEM]!;
    this.tags.push({ term, firstWord: this.count, lastWord: this.count + words - 1, start, end });
    if (term !== NONE) this.mark(term);
  }

  #moreWords(): void {
    this.stems = withRoom(this.stems, this.count);
    this.exacts = withRoom(this.exacts, this.count);
    this.prefixes = withRoom(this.prefixes, this.count);
    this.starts = withRoom(this.starts, this.count);
    this.ends = withRoom(this.ends, this.count);
  }
}

function hashOf(letters: Uint16Array, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = rolled(hash, letters[i]!);
  return hash;
}
