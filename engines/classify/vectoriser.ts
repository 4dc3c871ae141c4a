import { BEGINNING } from './feature-counter.ts';
import { hashPair } from './hash.ts';
import type { Vocabulary } from './vocabulary.ts';
import { createWordReader, createWordScanner } from './words.ts';

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

/** A token resolved against a vocabulary. Stems keep their hash: pairs are made of it. */
interface KnownWord {
  readonly stems: Int32Array;
  readonly stemRows: Int32Array;
  /** 5-grams the vocabulary knows, with their weights and the sum of the weights' squares. */
  readonly gramRows: Int32Array;
  readonly gramValues: Float32Array;
  readonly gramSquares: number;
  /** In which text the word was met last, and how often there. */
  text: number;
  count: number;
}

/** Reads texts against one vocabulary: (1 + log tf) · idf, each kind of feature brought to its share of length 1. */
export class Vectoriser {
  readonly #vocabulary: Vocabulary;
  readonly #scan: (text: string, visit: (word: KnownWord, start: number, end: number) => void) => void;
  readonly #stemCounts: Int32Array;
  readonly #vector: FeatureVector;
  #text = 0;
  #previous = BEGINNING;
  /** The words of this text, each once; its pairs' rows and the sum of their weights' squares. */
  #words: KnownWord[] = [];
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
    const read = createWordReader();
    this.#scan = createWordScanner((raw, kind) => {
      const { stems, grams } = read(raw, kind);
      const gramRows = this.#rowsOf(grams).filter((row) => row >= 0);
      const gramValues = Float32Array.from(gramRows, (row) => vocabulary.idf[row]!);
      const gramSquares = gramValues.reduce((sum, value) => sum + value * value, 0);
      return { stems, stemRows: this.#rowsOf(stems), gramRows, gramValues, gramSquares, text: 0, count: 0 };
    });
  }

  #rowsOf(hashes: Int32Array): Int32Array {
    return Int32Array.from(hashes, (hash) => this.#vocabulary.row(hash));
  }

  read(text: string): FeatureVector {
    const vector = this.#vector;
    vector.length = 0;
    vector.words = 0;
    vector.unknownWords = 0;
    this.#text++;
    this.#previous = BEGINNING;
    this.#words.length = 0;
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
    this.#scan(text, (word, start, end) => {
      for (let i = 0; i < word.stems.length; i++) {
        const stem = word.stems[i]!;
        if (word.stemRows[i]! >= 0) visit(word.stemRows[i]!, start, end);
        const pair = this.#vocabulary.row(hashPair(previous, stem));
        if (pair >= 0) visit(pair, previous === BEGINNING ? start : previousStart, end);
        previous = stem;
        previousStart = start;
      }
      for (const row of word.gramRows) visit(row, start, end);
    });
  }

  /** Places of words the vocabulary does not know. */
  locateUnknown(text: string, visit: (start: number, end: number) => void): void {
    this.#scan(text, (word, start, end) => {
      if (word.stemRows.some((row) => row < 0)) visit(start, end);
    });
  }

  readonly #meet = (word: KnownWord): void => {
    if (word.stems.length === 0) return;
    if (word.text !== this.#text) {
      word.text = this.#text;
      word.count = 0;
      this.#words.push(word);
    }
    word.count++;
    let previous = this.#previous;
    for (let i = 0; i < word.stems.length; i++) {
      const stem = word.stems[i]!;
      const pair = this.#vocabulary.row(hashPair(previous, stem));
      if (pair >= 0) this.#addPair(pair);
      previous = stem;
    }
    this.#previous = previous;
  };

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
    for (const word of this.#words) {
      const factor = damped(word.count);
      gramSquares += word.gramSquares * factor * factor;
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
    for (const word of this.#words) {
      this.#makeRoom(word.stemRows.length);
      for (let i = 0; i < word.stemRows.length; i++) {
        const row = word.stemRows[i]!;
        vector.words += word.count;
        if (row < 0) vector.unknownWords += word.count;
        else {
          if (counts[row] === 0) vector.rows[vector.length++] = row;
          counts[row]! += word.count;
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
    for (const word of this.#words) {
      const { gramRows, gramValues, count } = word;
      this.#makeRoom(gramRows.length);
      const { rows, values } = this.#vector;
      const factor = scale * damped(count);
      let at = this.#vector.length;
      for (let i = 0; i < gramRows.length; i++) {
        rows[at] = gramRows[i]!;
        values[at++] = factor * gramValues[i]!;
      }
      this.#vector.length = at;
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
