import type { Stem } from './canonical.ts';
import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { AT_EXACT, AT_PREFIXES, AT_STEM, Forms, mixed, rolled } from './forms.ts';
import { withRoom } from './ints.ts';
import { Letters, nextPlace } from './letters.ts';
import { NONE, type Terms } from './terms.ts';

/** Number of the sketch that is in it for every post. */
export const SKETCH_ALWAYS = 0xffff;

/** A hashtag in a post: its term, and the words it spans. */
export interface SeenTag {
  term: number;
  /** Its letters, the # first. */
  readonly from: number;
  readonly length: number;
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
  /** Where the letters of the next word go. */
  #place = 0;
  /** Word → where its letters are, how many, their hash, and the form it probably is. */
  #froms = new Int32Array(512);
  #lengths = new Int32Array(512);
  #hashes = new Int32Array(512);
  #guesses = new Int32Array(512);

  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.forms = new Forms(terms, stem, capacity);
  }

  /** Forgets the last post and reads this one: first the letters of all words, then what they are. */
  read(text: string): void {
    this.#begin(text.length);
    const { length } = text;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (FOLDED[code]! > IGNORED) at = this.#readWord(text, at);
      else if (code === HASH) this.#readTag(text, at);
    }
    this.forms.guess(this.#hashes, this.#guesses, this.count);
    for (let word = 0; word < this.count; word++) this.#recognise(word);
    for (const tag of this.tags) this.#recogniseTag(tag);
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

  #begin(length: number): void {
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
    this.#letters.reserve(length);
    this.#place = 0;
  }

  /** Reads the word that starts at `start`. @returns the last place to be skipped after it */
  #readWord(text: string, start: number): number {
    const { length } = text;
    const { codes } = this.#letters;
    const from = this.#place;
    let end = from;
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      const letter = FOLDED[code]!;
      if (letter > IGNORED) {
        codes[end++] = letter;
        hash = rolled(hash, letter);
      } else if (letter === SEPARATOR) {
        break;
      } else if (code === BREVE && codes[end - 1] === I_PLAIN) {
        codes[end - 1] = I_SHORT;
        hash = hashOf(codes, from, end);
      }
    }
    codes[end] = 0;
    this.#addWord(end, hash, start, at);
    return at - Number(text.charCodeAt(at) === HASH);
  }

  #addWord(end: number, hash: number, start: number, after: number): void {
    if (this.count === this.stems.length) this.#moreWords();
    const word = this.count++;
    this.#froms[word] = this.#place;
    this.#lengths[word] = end - this.#place;
    this.#hashes[word] = mixed(hash);
    this.starts[word] = start;
    this.ends[word] = after;
    this.#place = nextPlace(end);
  }

  /** Notes the terms of a word whose letters have been read. */
  #recognise(word: number): void {
    const hash = this.#hashes[word]!;
    const guess = this.#guesses[word]!;
    const form = this.forms.look(this.#letters, this.#froms[word]!, this.#lengths[word]!, hash, guess);
    const { records } = this.forms;
    const stem = records[form + AT_STEM]!;
    const exact = records[form + AT_EXACT]!;
    const prefixes = records[form + AT_PREFIXES]!;
    this.stems[word] = stem;
    this.exacts[word] = exact;
    this.prefixes[word] = prefixes;
    if (stem !== NONE) this.mark(stem);
    if (exact !== NONE) this.mark(exact);
    if (prefixes !== 0) this.#markPrefixes(prefixes);
  }

  #markPrefixes(list: number): void {
    const { prefixes } = this.forms;
    for (let i = prefixes[list]!; i > 0; i--) this.mark(prefixes[list + i]!);
  }

  /** Reads the hashtag whose # is at `start`; its words are read afterwards like any others. */
  #readTag(text: string, start: number): void {
    const { codes } = this.#letters;
    let end = this.#place;
    codes[end++] = HASH;
    let words = 0;
    let inWord = false;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = code === UNDERSCORE ? UNDERSCORE : FOLDED[code]!;
      if (letter === SEPARATOR) break;
      if (letter === IGNORED) {
        if (code === BREVE && codes[end - 1] === I_PLAIN) codes[end - 1] = I_SHORT;
        continue;
      }
      codes[end++] = letter;
      if (letter !== UNDERSCORE && !inWord) words++;
      inWord = letter !== UNDERSCORE;
    }
    codes[end] = 0;
    if (words > 0) this.#addTag(end, words, start, at);
  }

  #addTag(endOfLetters: number, words: number, start: number, end: number): void {
    const from = this.#place;
    const [firstWord, lastWord] = [this.count, this.count + words - 1];
    this.tags.push({ term: NONE, from, length: endOfLetters - from, firstWord, lastWord, start, end });
    this.#place = nextPlace(endOfLetters);
  }

  #recogniseTag(tag: SeenTag): void {
    const hash = mixed(hashOf(this.#letters.codes, tag.from, tag.from + tag.length));
    const form = this.forms.look(this.#letters, tag.from, tag.length, hash, 0);
    tag.term = this.forms.records[form + AT_STEM]!;
    if (tag.term !== NONE) this.mark(tag.term);
  }

  #moreWords(): void {
    const needed = this.count + 1;
    this.#froms = withRoom(this.#froms, needed);
    this.#lengths = withRoom(this.#lengths, needed);
    this.#hashes = withRoom(this.#hashes, needed);
    this.#guesses = withRoom(this.#guesses, needed);
    this.stems = withRoom(this.stems, needed);
    this.exacts = withRoom(this.exacts, needed);
    this.prefixes = withRoom(this.prefixes, needed);
    this.starts = withRoom(this.starts, needed);
    this.ends = withRoom(this.ends, needed);
  }
}

function hashOf(letters: Uint16Array, from: number, end: number): number {
  let hash = 0;
  for (let i = from; i < end; i++) hash = rolled(hash, letters[i]!);
  return hash;
}
