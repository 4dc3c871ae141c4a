import type { Stem } from './canonical.ts';
import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { AT_EXACT, AT_PREFIXES, AT_STEM, Forms, RECORD, rolled } from './forms.ts';
import { withRoom } from './ints.ts';
import { NONE, type Terms } from './terms.ts';

/** A hashtag in a post: its form, and the words it spans. */
export interface SeenTag {
  readonly form: number;
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
  /** Word → form. */
  words = new Int32Array(512);
  /** Word → first UTF-16 unit, and the unit after its last. */
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  tags: SeenTag[] = [];
  /** The terms seen, each once. */
  hits = new Int32Array(512);
  hitCount = 0;
  /** The same as a set of bits. */
  bits = new Int32Array(32);
  readonly forms: Forms;
  readonly #terms: Terms;
  #letters = new Uint16Array(64);

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
    this.hits[this.hitCount++] = term;
  }

  /** Whether a term was seen. */
  has(term: number): boolean {
    return (this.bits[term >> 5]! & (1 << term)) !== 0;
  }

  #begin(): void {
    for (let i = 0; i < this.hitCount; i++) this.bits[this.hits[i]! >> 5] = 0;
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
    let letters = this.#letters;
    let count = 0;
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      const letter = FOLDED[code]!;
      if (letter > IGNORED) {
        if (count === letters.length) letters = this.#moreLetters();
        letters[count++] = letter;
        hash = rolled(hash, letter);
      } else if (letter === SEPARATOR) {
        break;
      } else if (code === BREVE && letters[count - 1] === I_PLAIN) {
        letters[count - 1] = I_SHORT;
        hash = hashOf(letters, count);
      }
    }
    this.#addWord(this.forms.look(letters, count, hash), start, at);
    return at - (text.charCodeAt(at) === HASH ? 1 : 0);
  }

  #addWord(form: number, start: number, end: number): void {
    const word = this.count++;
    if (word === this.words.length) this.#moreWords();
    this.words[word] = form;
    this.starts[word] = start;
    this.ends[word] = end;
    this.#markForm(form * RECORD);
  }

  #markForm(at: number): void {
    const { records } = this.forms;
    const stem = records[at + AT_STEM]!;
    if (stem !== NONE) this.mark(stem);
    const exact = records[at + AT_EXACT]!;
    if (exact !== NONE) this.mark(exact);
    const prefixes = records[at + AT_PREFIXES]!;
    if (prefixes === NONE) return;
    for (const term of this.forms.prefixes[prefixes]!) this.mark(term);
  }

  /** Reads the hashtag whose # is at `start`; its words are read afterwards like any others. */
  #readTag(text: string, start: number): void {
    this.#letters[0] = HASH;
    let count = 1;
    let words = 0;
    let inWord = false;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = code === UNDERSCORE ? UNDERSCORE : FOLDED[code]!;
      if (letter === SEPARATOR) break;
      if (letter === IGNORED) {
        if (code === BREVE && this.#letters[count - 1] === I_PLAIN) this.#letters[count - 1] = I_SHORT;
        continue;
      }
      if (count === this.#letters.length) this.#moreLetters();
      this.#letters[count++] = letter;
      if (letter !== UNDERSCORE && !inWord) words++;
      inWord = letter !== UNDERSCORE;
    }
    if (words > 0) this.#addTag(count, words, start, at);
  }

  #addTag(length: number, words: number, start: number, end: number): void {
    const form = this.forms.look(this.#letters, length, hashOf(this.#letters, length));
    this.tags.push({ form, firstWord: this.count, lastWord: this.count + words - 1, start, end });
    this.#markForm(form * RECORD);
  }

  #moreLetters(): Uint16Array<ArrayBuffer> {
    const larger = new Uint16Array(this.#letters.length * 2);
    larger.set(this.#letters);
    this.#letters = larger;
    return larger;
  }

  #moreWords(): void {
    this.words = withRoom(this.words, this.count);
    this.starts = withRoom(this.starts, this.count);
    this.ends = withRoom(this.ends, this.count);
  }
}

function hashOf(letters: Uint16Array, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = rolled(hash, letters[i]!);
  return hash;
}
