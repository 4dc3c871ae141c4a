import type { TokenKind } from '../text/index.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Numbers of one word, side by side in `words`. */
const STEM_AT = 0;
const STEMS = 1;
const GRAM_AT = 2;
const GRAMS = 3;
const TEXT = 4;
const COUNT = 5;
const FIELDS = 8;

/**
 * Words resolved against a vocabulary, in a few long arrays: reading a message then walks along memory instead of from
 * object to object.
 */
export class WordBook {
  readonly #vocabulary: Vocabulary;
  readonly #read: (raw: string, kind: TokenKind) => Word;
  #size = 0;
  #words = new Int32Array(FIELDS * 1024);
  /** Of each word the sum of the squares of its 5-grams' weights. */
  #squares = new Float64Array(1024);
  /** Hash and row of each stem. Stems keep their hash: pairs are made of it. */
  #stems = new Int32Array(2048);
  #stemsUsed = 0;
  /** 5-grams the vocabulary knows, and their weights. */
  #grams = new Int32Array(8192);
  #weights = new Float32Array(8192);
  #gramsUsed = 0;

  constructor(vocabulary: Vocabulary, read: (raw: string, kind: TokenKind) => Word) {
    this.#vocabulary = vocabulary;
    this.#read = read;
  }

  /** Adds a token and gives its number. */
  readonly add = (raw: string, kind: TokenKind): number => {
    const { stems, grams } = this.#read(raw, kind);
    const word = this.#size++;
    this.#words = withRoom(this.#words, FIELDS * this.#size);
    if (this.#squares.length < this.#size) {
      const longer = new Float64Array(2 * this.#size);
      longer.set(this.#squares);
      this.#squares = longer;
    }
    const base = FIELDS * word;
    this.#words[base + STEM_AT] = this.#stemsUsed;
    this.#words[base + STEMS] = stems.length;
    this.#words[base + GRAM_AT] = this.#gramsUsed;
    this.#words[base + TEXT] = 0;
    this.#addStems(stems);
    this.#squares[word] = this.#addGrams(grams);
    this.#words[base + GRAMS] = this.#gramsUsed - this.#words[base + GRAM_AT]!;
    return word;
  };

  readonly clear = (): void => {
    this.#size = 0;
    this.#stemsUsed = 0;
    this.#gramsUsed = 0;
  };

  #addStems(stems: Int32Array): void {
    this.#stems = withRoom(this.#stems, this.#stemsUsed + 2 * stems.length);
    for (const hash of stems) {
      this.#stems[this.#stemsUsed++] = hash;
      this.#stems[this.#stemsUsed++] = this.#vocabulary.row(hash);
    }
  }

  #addGrams(grams: Int32Array): number {
    this.#grams = withRoom(this.#grams, this.#gramsUsed + grams.length);
    if (this.#weights.length < this.#grams.length) {
      const longer = new Float32Array(this.#grams.length);
      longer.set(this.#weights);
      this.#weights = longer;
    }
    let squares = 0;
    for (const hash of grams) {
      const row = this.#vocabulary.row(hash);
      if (row < 0) continue;
      const weight = this.#vocabulary.idf[row]!;
      this.#grams[this.#gramsUsed] = row;
      this.#weights[this.#gramsUsed++] = weight;
      squares += weight * weight;
    }
    return squares;
  }

  /** Counts a word once more in the text of this number; true when it is the first time there. */
  meet(word: number, text: number): boolean {
    const base = FIELDS * word;
    const words = this.#words;
    if (words[base + TEXT] === text) {
      words[base + COUNT]!++;
      return false;
    }
    words[base + TEXT] = text;
    words[base + COUNT] = 1;
    return true;
  }

  count(word: number): number {
    return this.#words[FIELDS * word + COUNT]!;
  }

  stemCount(word: number): number {
    return this.#words[FIELDS * word + STEMS]!;
  }

  stemHash(word: number, at: number): number {
    return this.#stems[this.#words[FIELDS * word + STEM_AT]! + 2 * at]!;
  }

  stemRow(word: number, at: number): number {
    return this.#stems[this.#words[FIELDS * word + STEM_AT]! + 2 * at + 1]!;
  }

  gramCount(word: number): number {
    return this.#words[FIELDS * word + GRAMS]!;
  }

  gramRow(word: number, at: number): number {
    return this.#grams[this.#words[FIELDS * word + GRAM_AT]! + at]!;
  }

  gramSquares(word: number): number {
    return this.#squares[word]!;
  }

  /** Writes a word's 5-grams and `factor` times their weights from place `at` on. */
  writeGrams(word: number, factor: number, rows: Int32Array, values: Float32Array, at: number): void {
    const start = this.#words[FIELDS * word + GRAM_AT]!;
    const count = this.#words[FIELDS * word + GRAMS]!;
    const grams = this.#grams;
    const weights = this.#weights;
    for (let i = 0; i < count; i++) {
      rows[at + i] = grams[start + i]!;
      values[at + i] = factor * weights[start + i]!;
    }
  }
}

function withRoom(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= numbers.length) return numbers;
  const longer = new Int32Array(2 * length);
  longer.set(numbers);
  return longer;
}
