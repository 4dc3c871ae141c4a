import { BEGINNING } from './feature-counter.ts';
import { hashPair } from './hash.ts';
import { GRAMS, PAIRS, STEMS, type Vocabulary } from './vocabulary.ts';
import { createWordReader, createWordScanner } from './words.ts';

/** Features of the texts that a vocabulary does not have, each once, in the order met. */
export function newFeatures(
  vocabulary: Vocabulary,
  texts: readonly string[],
): { hashes: number[]; kinds: number[] } {
  const found = new Map<number, number>();
  const meet = (hash: number, kind: number): void => {
    if (vocabulary.row(hash) < 0 && !found.has(hash)) found.set(hash, kind);
  };
  const scan = createWordScanner(createWordReader());
  for (const text of texts) {
    let previous = BEGINNING;
    scan(text, (word) => {
      for (const stem of word.stems) {
        meet(stem, STEMS);
        meet(hashPair(previous, stem), PAIRS);
        previous = stem;
      }
      for (const gram of word.grams) meet(gram, GRAMS);
    });
  }
  return { hashes: [...found.keys()], kinds: [...found.values()] };
}
