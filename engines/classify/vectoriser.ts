import { BEGINNING } from './feature-counter.ts';
import { hashPair } from './hash.ts';
import { KINDS, STEMS, type Vocabulary } from './vocabulary.ts';
import { createWordReader, createWordScanner } from './words.ts';

/** A text as feature rows and values of length 1 together; valid until the next text is read. */
export interface FeatureVector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  length: number;
  /** Words of the text, and how many of them the vocabulary does not know. */
  words: number;
  unknownWords: number;
}

/** Share of each kind of feature in a vector, before it is brought to length 1 (tuned by cross-validation). */
const KIND_WEIGHTS: readonly number[] = [1, 0.7, 0.7];
const LOGARITHMS = Float32Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** A token resolved against a vocabulary. Stems keep their hash: pairs are made of it. */
interface KnownWord {
  readonly stems: Uint32Array;
  readonly stemRows: Int32Array;
  readonly gramRows: Int32Array;
}

/** Reads texts against one vocabulary: (1 + log tf) · idf, each kind of feature brought to its share of length 1. */
export class Vectoriser {
  readonly #vocabulary: Vocabulary;
  readonly #scan: (text: string, visit: (word: KnownWord, start: number, end: number) => void) => void;
  readonly #counts: Int32Array;
  readonly #vector: FeatureVector;
  #previous = BEGINNING;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#counts = new Int32Array(vocabulary.size);
    this.#vector = {
      rows: new Int32Array(vocabulary.size),
      values: new Float32Array(vocabulary.size),
      length: 0,
      words: 0,
      unknownWords: 0,
    };
    const read = createWordReader();
    this.#scan = createWordScanner((raw, kind) => {
      const word = read(raw, kind);
      return { stems: word.stems, stemRows: this.#rowsOf(word.stems), gramRows: this.#rowsOf(word.grams) };
    });
  }

  #rowsOf(hashes: Uint32Array): Int32Array {
    return Int32Array.from(hashes, (hash) => this.#vocabulary.row(hash));
  }

  read(text: string): FeatureVector {
    const vector = this.#vector;
    vector.length = 0;
    vector.words = 0;
    vector.unknownWords = 0;
    this.#previous = BEGINNING;
    this.#scan(text, this.#addWord);
    this.#weigh();
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
      for (const row of word.gramRows) if (row >= 0) visit(row, start, end);
    });
  }

  /** Places of words the vocabulary does not know. */
  locateUnknown(text: string, visit: (start: number, end: number) => void): void {
    this.#scan(text, (word, start, end) => {
      if (word.stemRows.some((row) => row < 0)) visit(start, end);
    });
  }

  readonly #addWord = (word: KnownWord): void => {
    const vector = this.#vector;
    for (let i = 0; i < word.stems.length; i++) {
      const stem = word.stems[i]!;
      const row = word.stemRows[i]!;
      vector.words++;
      if (row >= 0) this.#add(row);
      else vector.unknownWords++;
      const pair = this.#vocabulary.row(hashPair(this.#previous, stem));
      if (pair >= 0) this.#add(pair);
      this.#previous = stem;
    }
    const grams = word.gramRows;
    for (let i = 0; i < grams.length; i++) if (grams[i]! >= 0) this.#add(grams[i]!);
  };

  #add(row: number): void {
    if (this.#counts[row]!++ === 0) this.#vector.rows[this.#vector.length++] = row;
  }

  #weigh(): void {
    const { rows, values, length } = this.#vector;
    const { idf, kinds } = this.#vocabulary;
    const sums = [0, 0, 0];
    for (let i = 0; i < length; i++) {
      const row = rows[i]!;
      const count = this.#counts[row]!;
      this.#counts[row] = 0;
      const value = LOGARITHMS[count < 256 ? count : 255]! * idf[row]!;
      values[i] = value;
      sums[kinds[row]!]! += value * value;
    }
    const scales = kindScales(sums);
    for (let i = 0; i < length; i++) values[i]! *= scales[kinds[rows[i]!]!]!;
  }
}

/** Factor of each kind that gives it its share, with the whole vector at length 1. */
function kindScales(sums: readonly number[]): number[] {
  let total = 0;
  for (let kind = STEMS; kind < KINDS; kind++) if (sums[kind]! > 0) total += KIND_WEIGHTS[kind]! ** 2;
  return sums.map((sum, kind) => (sum > 0 ? KIND_WEIGHTS[kind]! / Math.sqrt(sum * total) : 0));
}
