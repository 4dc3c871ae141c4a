import { BEGINNING } from './feature-counter.ts';
import { hashPair } from './hash.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordBook } from './word-book.ts';
import { createTokenScanner, createWordReader } from './words.ts';

/**
 * A text as feature rows and values of length 1 together; valid until the next text is read. A row can
 * stand in it more than once: its values add up.
 */
export interface FeatureVector {
  rows: Int32Array;
  values: Float32Array;
  length: number;
  /** Words of the text, and how many of them the vocabulary does not know. */
  words: number;
  unknownWords: number;
}

/** Shares of stems, pairs and 5-grams in a vector, before it is brought to length 1 (tuned by cross-validation). */
const STEM_SHARE = 1;
const PAIR_SHARE = 0.7;
const GRAM_SHARE = 0.7;
const COUNTED = 256;
const LOGARITHMS = Float32Array.from({ length: COUNTED }, (_, count) => 1 + Math.log(Math.max(1, count)));
const damped = (count: number): number => LOGARITHMS[count < COUNTED ? count : COUNTED - 1]!;

/** Reads texts against one vocabulary: (1 + log tf) · idf, each kind of feature brought to its share of length 1. */
export class Vectoriser {
  readonly #vocabulary: Vocabulary;
  readonly #book: WordBook;
  readonly #scan: (text: string, visit: (word: number, start: number, end: number) => void) => void;
  readonly #stemCounts: Int32Array;
  readonly #vector: FeatureVector;
  #text = 0;
  #previous = BEGINNING;
  /** The words of this text, each once; its pairs' rows and the sum of their weights' squares. */
  #words = new Int32Array(256);
  #wordCount = 0;
  #pairs = new Int32Array(256);
  #pairCount = 0;
  #pairSquares = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#stemCounts = new Int32Array(vocabulary.size);
    this.#vector = {
      rows: new Int32Array(1024),
      values: new Float32Array(1024),
      length: 0,
      words: 0,
      unknownWords: 0,
    };
    this.#book = new WordBook(vocabulary, createWordReader());
    this.#scan = createTokenScanner(this.#book.add, this.#book.clear);
  }

  read(text: string): FeatureVector {
    const vector = this.#vector;
    vector.length = 0;
    vector.words = 0;
    vector.unknownWords = 0;
    this.#text++;
    this.#previous = BEGINNING;
    this.#wordCount = 0;
    this.#pairCount = 0;
    this.#pairSquares = 0;
    this.#scan(text, this.#meet);
    this.#write();
    return vector;
  }

  /** As `read`, telling for each row it meets where in the text that feature stands. */
  locate(text: string, visit: (row: number, start: number, end: number) => void): void {
    let previous = BEGINNING;
    let previousStart = 0;
    const book = this.#book;
    this.#scan(text, (word, start, end) => {
      for (let i = 0; i < book.stemCount(word); i++) {
        const stem = book.stemHash(word, i);
        const row = book.stemRow(word, i);
        if (row >= 0) visit(row, start, end);
        const pair = this.#vocabulary.row(hashPair(previous, stem));
        if (pair >= 0) visit(pair, previous === BEGINNING ? start : previousStart, end);
        previous = stem;
        previousStart = start;
      }
      for (let i = 0; i < book.gramCount(word); i++) visit(book.gramRow(word, i), start, end);
    });
  }

  /** Places of words the vocabulary does not know. */
  locateUnknown(text: string, visit: (start: number, end: number) => void): void {
    const book = this.#book;
    this.#scan(text, (word, start, end) => {
      for (let i = 0; i < book.stemCount(word); i++) {
        if (book.stemRow(word, i) >= 0) continue;
        visit(start, end);
        return;
      }
    });
  }

  readonly #meet = (word: number): void => {
    const book = this.#book;
    const stems = book.stemCount(word);
    if (stems === 0) return;
    if (book.meet(word, this.#text)) this.#note(word);
    let previous = this.#previous;
    for (let i = 0; i < stems; i++) {
      const stem = book.stemHash(word, i);
      const pair = this.#vocabulary.row(hashPair(previous, stem));
      if (pair >= 0) this.#addPair(pair);
      previous = stem;
    }
    this.#previous = previous;
  };

  #note(word: number): void {
    if (this.#wordCount === this.#words.length) {
      const longer = new Int32Array(2 * this.#wordCount);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[this.#wordCount++] = word;
  }

  #addPair(row: number): void {
    if (this.#pairCount === this.#pairs.length) {
      const longer = new Int32Array(2 * this.#pairCount);
      longer.set(this.#pairs);
      this.#pairs = longer;
    }
    this.#pairs[this.#pairCount++] = row;
    const weight = this.#vocabulary.idf[row]!;
    this.#pairSquares += weight * weight;
  }

  #write(): void {
    const stemSquares = this.#countStems();
    let gramSquares = 0;
    const book = this.#book;
    for (let w = 0; w < this.#wordCount; w++) {
      const word = this.#words[w]!;
      const factor = damped(book.count(word));
      gramSquares += book.gramSquares(word) * factor * factor;
    }
    const total =
      (stemSquares > 0 ? STEM_SHARE ** 2 : 0) +
      (this.#pairSquares > 0 ? PAIR_SHARE ** 2 : 0) +
      (gramSquares > 0 ? GRAM_SHARE ** 2 : 0);
    this.#scaleStems(STEM_SHARE / Math.sqrt(stemSquares * total));
    this.#appendPairs(PAIR_SHARE / Math.sqrt(this.#pairSquares * total));
    this.#appendGrams(GRAM_SHARE / Math.sqrt(gramSquares * total));
  }

  /** Appends the stems, each once, and gives the sum of their weights' squares. */
  #countStems(): number {
    const vector = this.#vector;
    const counts = this.#stemCounts;
    const book = this.#book;
    for (let w = 0; w < this.#wordCount; w++) {
      const word = this.#words[w]!;
      const times = book.count(word);
      const stems = book.stemCount(word);
      this.#makeRoom(stems);
      vector.words += stems * times;
      for (let i = 0; i < stems; i++) {
        const row = book.stemRow(word, i);
        if (row < 0) vector.unknownWords += times;
        else {
          if (counts[row] === 0) vector.rows[vector.length++] = row;
          counts[row]! += times;
        }
      }
    }
    let squares = 0;
    for (let i = 0; i < vector.length; i++) {
      const row = vector.rows[i]!;
      const value = damped(counts[row]!) * this.#vocabulary.idf[row]!;
      counts[row] = 0;
      vector.values[i] = value;
      squares += value * value;
    }
    return squares;
  }

  #scaleStems(scale: number): void {
    const { values, length } = this.#vector;
    for (let i = 0; i < length; i++) values[i]! *= scale;
  }

  #appendPairs(scale: number): void {
    this.#makeRoom(this.#pairCount);
    const { rows, values } = this.#vector;
    const { idf } = this.#vocabulary;
    let at = this.#vector.length;
    for (let i = 0; i < this.#pairCount; i++) {
      const row = this.#pairs[i]!;
      rows[at] = row;
      values[at++] = scale * idf[row]!;
    }
    this.#vector.length = at;
  }

  #appendGrams(scale: number): void {
    const book = this.#book;
    for (let w = 0; w < this.#wordCount; w++) {
      const word = this.#words[w]!;
      const count = book.gramCount(word);
      this.#makeRoom(count);
      const { rows, values, length } = this.#vector;
      book.writeGrams(word, scale * damped(book.count(word)), rows, values, length);
      this.#vector.length = length + count;
    }
  }

  #makeRoom(more: number): void {
    const vector = this.#vector;
    if (vector.length + more <= vector.rows.length) return;
    const capacity = 2 * (vector.length + more);
    const rows = new Int32Array(capacity);
    const values = new Float32Array(capacity);
    rows.set(vector.rows);
    values.set(vector.values);
    vector.rows = rows;
    vector.values = values;
  }
}
