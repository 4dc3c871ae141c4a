import type { Stem } from './canonical.ts';
import { BREVE, FOLDED, HASH, I_PLAIN, I_SHORT, IGNORED, SEPARATOR, UNDERSCORE } from './fold.ts';
import { Forms } from './forms.ts';
import { mixed, rolled } from './hash.ts';
import { withRoom } from './ints.ts';
import { Letters, nextPlace } from './letters.ts';
import { HASHTAG, NONE, type Terms } from './terms.ts';

/** Number of the sketch that is in it for every post. */
export const SKETCH_ALWAYS = 0xffff;

/** A hashtag in a post that is a term, and the words it spans. */
export interface SeenTag {
  readonly term: number;
  readonly firstWord: number;
  readonly lastWord: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One pass over a post: the terms and the place of each word, and the set of terms that occur. What it
 * read stays readable until the next `read`.
 */
export class Reader {
  /** Number of words read. */
  count = 0;
  /** The terms of all words in order: those of word `w` from `firsts[w]` to `firsts[w + 1]`. */
  occurrences = new Int32Array(512);
  firsts = new Int32Array(512);
  /** Word → first UTF-16 unit, and the unit after its last. */
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  tags: SeenTag[] = [];
  /** The terms seen, each once. */
  hits = new Int32Array(512);
  hitCount = 0;
  /** The same as a set of bits. */
  bits = new Int32Array(32);
  /** The same by the low 16 bits of their numbers, 1 for those seen. The last is always set. */
  readonly sketch = new Uint8Array(SKETCH_ALWAYS + 1).fill(1, SKETCH_ALWAYS);
  readonly #forms: Forms;
  readonly #terms: Terms;
  readonly #letters = new Letters();
  /** Word → where its letters are, how many, and their hash. */
  #froms = new Int32Array(512);
  #lengths = new Int32Array(512);
  #hashes = new Int32Array(512);
  /** Word → 1 if its form is probably remembered. */
  #remembered = new Uint8Array(512);
  /** Where each # is, and the number of words before it. */
  #signs: number[] = [];
  /** Where the letters of the next word go. */
  #place = 0;

  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#forms = new Forms(terms, stem, capacity);
  }

  /** Forgets the last post and reads this one: first the letters of all words, then what they are. */
  read(text: string): void {
    this.#forget();
    this.#letters.load(text);
    this.#readWords(text.length);
    this.#recogniseWords();
    if (this.#signs.length > 0) this.#recogniseTags();
  }

  /** Adds a term: of a word, or a restriction the post fulfils. */
  mark(term: number): void {
    const bit = 1 << term;
    if ((this.bits[term >> 5]! & bit) !== 0) return;
    this.bits[term >> 5]! |= bit;
    this.sketch[term & SKETCH_ALWAYS] = 1;
    this.hits[this.hitCount++] = term;
  }

  /** Whether a term was seen. */
  has(term: number): boolean {
    return (this.bits[term >> 5]! & (1 << term)) !== 0;
  }

  /** Whether word number `word` is the term. */
  isTerm(word: number, term: number): boolean {
    const end = this.firsts[word + 1]!;
    for (let i = this.firsts[word]!; i < end; i++) if (this.occurrences[i] === term) return true;
    return false;
  }

  #forget(): void {
    for (let i = 0; i < this.hitCount; i++) {
      this.bits[this.hits[i]! >> 5] = 0;
      this.sketch[this.hits[i]! & SKETCH_ALWAYS] = 0;
    }
    this.sketch[SKETCH_ALWAYS] = 1;
    this.bits = withRoom(this.bits, (this.#terms.limit >> 5) + 1);
    this.hits = withRoom(this.hits, this.#terms.limit);
    this.hitCount = 0;
    if (this.tags.length > 0) this.tags = [];
    if (this.#signs.length > 0) this.#signs = [];
  }

  /** Notes where words are, their folded letters and the hash of these; and where there is a #. */
  #readWords(length: number): void {
    this.#makeRoom((length >> 1) + 2);
    const { codes, units } = this.#letters;
    const { starts, ends } = this;
    const [froms, lengths, hashes, folded] = [this.#froms, this.#lengths, this.#hashes, FOLDED];
    let word = 0;
    let from = 0;
    for (let at = 0; at < length; ) {
      let letter = folded[units[at]!]!;
      if (letter <= IGNORED) {
        if (units[at] === HASH) this.#signs.push(at, word);
        at++;
        continue;
      }
      let end = from;
      let hash = 0;
      starts[word] = at;
      do {
        if (letter > IGNORED) {
          codes[end++] = letter;
          hash = rolled(hash, letter);
        } else if (units[at] === BREVE && codes[end - 1] === I_PLAIN) {
          codes[end - 1] = I_SHORT;
          hash = hashOf(codes, from, end);
        }
        letter = folded[units[++at]!]!;
      } while (letter !== SEPARATOR);
      codes[end] = 0;
      ends[word] = at;
      froms[word] = from;
      lengths[word] = end - from;
      hashes[word++] = mixed(hash);
      from = nextPlace(end);
    }
    this.count = word;
    this.#place = from;
  }

  #recogniseWords(): void {
    const forms = this.#forms;
    forms.fetch(this.#hashes, this.#remembered, this.count);
    let end = 0;
    for (let word = 0; word < this.count; word++) {
      this.firsts[word] = end;
      const [from, length, hash] = [this.#froms[word]!, this.#lengths[word]!, this.#hashes[word]!];
      forms.look(this.#letters, from, length, hash, this.#remembered[word]!);
      const { found, first, count } = forms;
      if (end + count > this.occurrences.length) this.occurrences = withRoom(this.occurrences, end + count);
      for (let i = first; i < first + count; i++) {
        this.occurrences[end++] = found[i]!;
        this.mark(found[i]!);
      }
    }
    this.firsts[this.count] = end;
  }

  #recogniseTags(): void {
    if (!this.#terms.has(HASHTAG)) return;
    for (let i = 0; i < this.#signs.length; i += 2) this.#recogniseTag(this.#signs[i]!, this.#signs[i + 1]!);
  }

  /** Reads the hashtag whose # is at `start`; its words have been read like any others. */
  #recogniseTag(start: number, firstWord: number): void {
    const { codes, units } = this.#letters;
    const from = this.#place;
    let end = from;
    let words = 0;
    let inWord = false;
    let at = start + 1;
    for (; ; at++) {
      const code = units[at]!;
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
    const term = words === 0 ? NONE : this.#terms.findIn(HASHTAG, hashOf(codes, from, end), codes, from, end);
    if (term === NONE) return;
    this.tags.push({ term, firstWord, lastWord: firstWord + words - 1, start, end: at });
    this.mark(term);
  }

  #makeRoom(words: number): void {
    if (words <= this.starts.length) return;
    this.starts = withRoom(this.starts, words);
    this.ends = withRoom(this.ends, words);
    this.firsts = withRoom(this.firsts, words);
    this.#froms = withRoom(this.#froms, words);
    this.#lengths = withRoom(this.#lengths, words);
    this.#hashes = withRoom(this.#hashes, words);
    this.#remembered = new Uint8Array(this.#hashes.length);
  }
}

function hashOf(letters: Uint16Array, from: number, end: number): number {
  let hash = 0;
  for (let i = from; i < end; i++) hash = rolled(hash, letters[i]!);
  return hash;
}
