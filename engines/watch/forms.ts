import { canonical, plainStemEnd, type Stem, stemByAlphabet, textOf } from './canonical.ts';
import { rolled, rolledAgain } from './hash.ts';
import { withRoom } from './ints.ts';
import { EXACT, NONE, PREFIX, STEM, type Terms, termHash } from './terms.ts';
import type { Words } from './words.ts';

/*
 * Layout of a form's record, half a cache line: two hashes of its letters, the second one moved on by the version of
 * the terms; how many terms it is; these. A form may be in either half of the line its hashes give it.
 */
export const FORM = 8;
export const FORM_HASH = 0;
export const FORM_OTHER = 1;
export const FORM_COUNT = 2;
export const FORM_TERMS = 3;
/** Terms that fit into a record; forms with more are looked up anew each time. */
const MOST_TERMS = FORM - FORM_TERMS;

/**
 * Which terms a surface form is: a word as written in posts, after folding. A table of fixed size remembers the
 * forms met last by 64 bits of hash, so that a frequent word costs one probe. Other words are stemmed where they
 * stand, without a string; most of those never come back.
 */
export class Forms {
  /** The table. */
  readonly records: Int32Array;
  /** Word of a post → where its record is, if it is remembered at all. */
  places = new Int32Array(512);
  /** The terms of the form learnt last, for one that has too many for a record. */
  learnt: number[] = [];
  /** Of the places of lines. */
  readonly #mask: number;
  readonly #terms: Terms;
  readonly #stem: Stem;
  /** Hashes of what a word is looked up as. */
  #hashes = new Int32Array(64);
  #others = new Int32Array(64);
  #asked = 0;

  /** @param capacity forms remembered: a power of two, at least 2 */
  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#stem = stem;
    this.records = new Int32Array(capacity * FORM);
    this.#mask = ((capacity - 1) * FORM) & ~FORM;
  }

  /**
   * Notes where the words of a post are. In a loop of its own and without branches, because loads from all over the
   * memory that do not wait for one another cost a fraction of what they cost one by one.
   */
  fetch({ hashes, others, count }: Words): void {
    this.places = withRoom(this.places, count);
    const { records, places } = this;
    const mask = this.#mask;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      const line = placeOf(hash, others[i]!) & mask;
      places[i] = line + FORM * Number(records[line + FORM_HASH] !== hash);
    }
  }

  /**
   * Looks a word up that is not where `fetch` noted, and remembers it in the first half of its line; what was there
   * moves into the second. @returns where its record is, or NONE when it has too many terms, see `learnt`
   */
  learn(words: Words, word: number): number {
    const { records } = this;
    const line = this.places[word]! & ~FORM;
    const hash = words.hashes[word]!;
    const other = (words.others[word]! + this.#terms.version) | 0;
    if (records[line + FORM_HASH] === hash && records[line + FORM_OTHER] === other) return line;
    this.learnt.length = 0;
    this.#resolve(words.letters, words.spell(word));
    const count = this.learnt.length;
    if (count > MOST_TERMS) return NONE;
    records.copyWithin(line + FORM, line, line + FORM);
    records[line + FORM_HASH] = hash;
    records[line + FORM_OTHER] = other;
    records[line + FORM_COUNT] = count;
    for (let i = 0; i < count; i++) records[line + FORM_TERMS + i] = this.learnt[i]!;
    return line;
  }

  #resolve(letters: Uint16Array, length: number): void {
    const stemEnd = this.#stem === stemByAlphabet ? plainStemEnd(letters, length) : NONE;
    if (stemEnd !== NONE) {
      this.#resolveLetters(letters, length, stemEnd);
      return;
    }
    const word = canonical(textOf(letters, length));
    this.#add(this.#terms.find(STEM, this.#stem(word)));
    this.#resolveLetters(lettersOf(word), word.length, NONE);
  }

  /**
   * Asks for the word, its stem and its beginnings together, so that no look-up waits for the memory another one reads.
   *
   * @param stemEnd where the stem ends, if it is a beginning of the word
   */
  #resolveLetters(letters: Uint16Array, length: number, stemEnd: number): void {
    const terms = this.#terms;
    const lengths = terms.prefixLengths(letters[0]!, length > 1 ? letters[1]! : 0);
    this.#asked = 0;
    this.#hashes = withRoom(this.#hashes, length + 2);
    this.#others = withRoom(this.#others, length + 2);
    let hash = 0;
    let other = 0;
    for (let end = 1; end <= length; end++) {
      hash = rolled(hash, letters[end - 1]!);
      other = rolledAgain(other, letters[end - 1]!);
      if (end === stemEnd) this.#ask(STEM, hash, other);
      if (((lengths >>> Math.min(end, 31)) & 1) === 1) this.#ask(PREFIX, hash, other);
    }
    this.#ask(EXACT, hash, other);
    terms.fetch(this.#hashes, this.#asked);
    for (let i = 0; i < this.#asked; i++) this.#add(terms.findHashed(this.#hashes[i]!, this.#others[i]!));
  }

  #ask(kind: number, hash: number, other: number): void {
    this.#hashes[this.#asked] = termHash(kind, hash);
    this.#others[this.#asked++] = other;
  }

  #add(term: number): void {
    if (term !== NONE) this.learnt.push(term);
  }
}

function placeOf(hash: number, other: number): number {
  const product = Math.imul(hash ^ (other >>> 15), 0x9e3779b1);
  return product ^ (product >>> 14);
}

function lettersOf(word: string): Uint16Array {
  const letters = new Uint16Array(word.length);
  for (let i = 0; i < word.length; i++) letters[i] = word.charCodeAt(i);
  return letters;
}
