import { canonical, isPlain, plainStemEnd, type Stem, stemByAlphabet, textOf } from './canonical.ts';
import { firstPart, secondPart } from './hash.ts';
import { withRoom } from './ints.ts';
import * as terms from './terms.ts';
import { type Terms, termHash } from './terms.ts';
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
/**
 * Bytes before the first record. A large array stands in memory sixteen bytes behind a line of the cache (glibc keeps what it knows of an
 * allocation there): so a line of records is one of the cache. Where it stands otherwise, reading takes longer, and nothing else is different.
 */
const LEAD = 48;
/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const { EXACT, NONE, PREFIX, STEM } = terms;
const [SIZE, AT_HASH, AT_OTHER, AT_COUNT, AT_TERMS] = [FORM, FORM_HASH, FORM_OTHER, FORM_COUNT, FORM_TERMS];
/** Terms that fit into a record; forms with more are looked up anew each time. */
const MOST_TERMS = SIZE - AT_TERMS;

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
  learnt = new Int32Array(64);
  learntCount = 0;
  /** What was read only to have it in the cache. */
  touched = 0;
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
    this.records = new Int32Array(new ArrayBuffer(LEAD + 4 * capacity * SIZE), LEAD);
    this.#mask = ((capacity - 1) * SIZE) & ~SIZE;
  }

  /**
   * Notes where the words of a post are. In a loop of its own and without branches, because loads from all over the
   * memory that do not wait for one another cost a fraction of what they cost one by one.
   */
  fetch({ hashes, count }: Words): void {
    this.places = withRoom(this.places, count);
    const { records, places } = this;
    const mask = this.#mask;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const line = placeOf(hashes[2 * i]!, hashes[2 * i + 1]!) & mask;
      places[i] = line;
      touched ^= records[line]!;
    }
    this.touched = touched;
    for (let i = 0; i < count; i++) {
      const line = places[i]!;
      const other = records[line + AT_HASH]! ^ hashes[2 * i]!;
      places[i] = line + (SIZE & ((other | -other) >> 31));
    }
  }

  /**
   * Looks a word up that is not where `fetch` noted, and remembers it in the first half of its line; what was there
   * moves into the second. @returns where its record is, or NONE when it has too many terms, see `learnt`
   */
  learn(words: Words, word: number): number {
    const { records } = this;
    const line = this.places[word]! & ~SIZE;
    const hash = words.hashes[2 * word]!;
    const other = (words.hashes[2 * word + 1]! + this.#terms.version) | 0;
    if (records[line + AT_HASH] === hash && records[line + AT_OTHER] === other) return line;
    this.learntCount = 0;
    this.#resolve(words.folded, words.places[2 * word]!, words.places[2 * word + 1]!);
    const count = this.learntCount;
    if (count > MOST_TERMS) return NONE;
    for (let i = line; i < line + SIZE; i++) records[i + SIZE] = records[i]!;
    records[line + AT_HASH] = hash;
    records[line + AT_OTHER] = other;
    records[line + AT_COUNT] = count;
    for (let i = 0; i < count; i++) records[line + AT_TERMS + i] = this.learnt[i]!;
    return line;
  }

  #resolve(letters: Uint16Array, from: number, to: number): void {
    if (this.#stem === stemByAlphabet && isPlain(letters, from, to)) {
      // What it is looked up as, its stem too, is a beginning of it.
      if (!this.#terms.beginnings.mayBegin(letters, from, to)) return;
      this.#resolveLetters(letters, from, to, plainStemEnd(letters, from, to));
      return;
    }
    const word = canonical(textOf(letters, from, to));
    this.#add(this.#terms.find(STEM, this.#stem(word)));
    this.#resolveLetters(lettersOf(word), 0, word.length, NONE);
  }

  /**
   * Asks for the word, its stem and its beginnings together, so that no look-up waits for the memory another one reads.
   *
   * @param stemEnd where the stem ends, if it is a beginning of the word
   */
  #resolveLetters(letters: Uint16Array, from: number, to: number, stemEnd: number): void {
    const terms = this.#terms;
    const length = to - from;
    const lengths = terms.prefixLengths(letters[from]!, length > 1 ? letters[from + 1]! : 0);
    this.#asked = 0;
    this.#hashes = withRoom(this.#hashes, length + 2);
    this.#others = withRoom(this.#others, length + 2);
    this.learnt = withRoom(this.learnt, length + 3);
    let hash = 0;
    let other = 0;
    for (let i = 0; i < length; i++) {
      const letter = letters[from + i]!;
      hash = (hash + firstPart(letter, i)) | 0;
      other = (other + secondPart(letter, i)) | 0;
      if (from + i + 1 === stemEnd) this.#ask(STEM, hash, other);
      if (((lengths >>> Math.min(i + 1, 31)) & 1) === 1) this.#ask(PREFIX, hash, other);
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
    if (term !== NONE) this.learnt[this.learntCount++] = term;
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
