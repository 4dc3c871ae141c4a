import type { Stem } from './canonical.ts';
import * as forms from './forms.ts';
import { Forms } from './forms.ts';
import { withRoom } from './ints.ts';
import * as sketches from './sketch.ts';
import * as terms from './terms.ts';
import { type Terms, termHash } from './terms.ts';
import { Words } from './words.ts';

/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const { FORM_COUNT, FORM_HASH, FORM_OTHER, FORM_TERMS } = forms;
const { HASHTAG, NONE } = terms;
const { SKETCH_ALWAYS, sketch } = sketches;

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
  readonly words = new Words();
  /** The terms of all words in order: those of word `w` from `firsts[w]` to `firsts[w + 1]`. */
  occurrences = new Int32Array(512);
  firsts = new Int32Array(512);
  /** Term's occurrence → its word. */
  wordOf = new Int32Array(512);
  occurrenceCount = 0;
  tags: SeenTag[] = [];
  /** The terms seen, each once. */
  hits = new Int32Array(512);
  hitCount = 0;
  /** The same as a set of bits. */
  bits = new Int32Array(32);
  readonly #forms: Forms;
  readonly #terms: Terms;

  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#forms = new Forms(terms, stem, capacity);
  }

  /** Forgets the last post, if that was not done, and reads this one. */
  read(text: string): void {
    this.forget();
    this.bits = withRoom(this.bits, (this.#terms.limit >> 5) + 1);
    this.hits = withRoom(this.hits, this.#terms.limit);
    this.words.read(text);
    this.#forms.fetch(this.words);
    this.#recogniseWords();
    if (this.words.signs.length > 0 && this.#terms.has(HASHTAG)) this.#recogniseTags();
  }

  /** Adds a term: of a word, or a restriction the post fulfils. Without a branch: none would be foreseen. */
  mark(term: number): void {
    const before = this.bits[term >> 5]!;
    this.bits[term >> 5] = before | (1 << term);
    sketch[term & SKETCH_ALWAYS] = 1;
    this.hits[this.hitCount] = term;
    this.hitCount += ~(before >>> term) & 1;
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

  /** Takes back what was marked, also in the sketch that others use too. */
  forget(): void {
    const { bits, hits } = this;
    for (let i = 0; i < this.hitCount; i++) {
      bits[hits[i]! >> 5] = 0;
      sketch[hits[i]! & SKETCH_ALWAYS] = 0;
    }
    sketch[SKETCH_ALWAYS] = 1;
    this.hitCount = 0;
    if (this.tags.length > 0) this.tags = [];
  }

  #recogniseWords(): void {
    const { words } = this;
    const { records, places } = this.#forms;
    const { hashes, count } = words;
    const { version } = this.#terms;
    this.firsts = withRoom(this.firsts, count + 1);
    const { firsts } = this;
    let end = 0;
    for (let word = 0; word < count; word++) {
      firsts[word] = end;
      let at = places[word]!;
      const known =
        records[at + FORM_HASH] === hashes[2 * word] &&
        records[at + FORM_OTHER] === ((hashes[2 * word + 1]! + version) | 0);
      if (!known) {
        at = this.#forms.learn(words, word);
        if (at === NONE) {
          end = this.#takeAll(this.#forms.learnt.subarray(0, this.#forms.learntCount), word, end);
          continue;
        }
      }
      const terms = records[at + FORM_COUNT]!;
      if (terms === 0) continue;
      if (end + terms > this.occurrences.length) this.#makeRoom(end + terms);
      for (let i = at + FORM_TERMS; i < at + FORM_TERMS + terms; i++) {
        const term = records[i]!;
        this.occurrences[end] = term;
        this.wordOf[end++] = word;
        this.mark(term);
      }
    }
    firsts[count] = end;
    this.occurrenceCount = end;
  }

  #takeAll(terms: Int32Array, word: number, from: number): number {
    const end = from + terms.length;
    this.#makeRoom(end);
    this.occurrences.set(terms, from);
    this.wordOf.fill(word, from, end);
    for (const term of terms) this.mark(term);
    return end;
  }

  #makeRoom(occurrences: number): void {
    this.occurrences = withRoom(this.occurrences, occurrences);
    this.wordOf = withRoom(this.wordOf, occurrences);
  }

  /** Looks the hashtags up; their words have been read like any others. */
  #recogniseTags(): void {
    const { words } = this;
    const { places, count } = words;
    let word = 0;
    for (const sign of words.signs) {
      const [hash, other] = words.hashesOfTag(sign);
      const term = this.#terms.findHashed(termHash(HASHTAG, hash), other);
      if (term === NONE) continue;
      while (word < count && places[2 * word]! < sign) word++;
      const after = words.endOfTag(sign);
      let lastWord = word;
      while (lastWord + 1 < count && places[2 * lastWord + 3]! <= after) lastWord++;
      const [start, end] = [words.inText(sign), words.inText(after)];
      this.tags.push({ term, firstWord: word, lastWord, start, end });
      this.mark(term);
    }
  }
}
