import { plainConfidence } from './confidence.ts';
import { buildVocabulary } from './feature-counter.ts';
import type { LabelModel } from './label.ts';
import { LinearModel } from './model.ts';
import { packClass } from './scorer.ts';
import type { Model } from './types.ts';
import { Vectoriser } from './vectoriser.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WeightTable } from './weight-table.ts';

/** Label → value → its words: name, synonyms, typical phrases. */
export type Keywords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Every feature of the keywords counts; the widest list of topics known has some thousands of them. */
const LIMITS = { minMessages: 1, maxFeatures: 100_000 };

/**
 * A model for the first day, before there is any history: a message is likened to the words of each value
 * (cosine of the same features a trained model has). Its probabilities are kept low on purpose: a message
 * that says exactly a value's words gets about a half, one that says none of any value's the same for
 * all values. Throws RangeError for a label with fewer than two values.
 */
export function fromKeywords(keywords: Keywords): Model {
  const phrases = Object.values(keywords).flatMap((values) => Object.values(values).map(joined));
  const vocabulary = buildVocabulary(phrases, LIMITS);
  const vectoriser = new Vectoriser(vocabulary);
  const labels = Object.entries(keywords).map(([name, values]) =>
    keywordLabel(name, values, vocabulary, vectoriser),
  );
  return new LinearModel({ vocabulary, labels, examples: 0, familiarity: new Float32Array(0) });
}

/** Phrases apart, so that no pair of words is made across them. */
const joined = (phrases: readonly string[]): string => phrases.join('\n');

function keywordLabel(
  name: string,
  keywords: Readonly<Record<string, readonly string[]>>,
  vocabulary: Vocabulary,
  vectoriser: Vectoriser,
): LabelModel {
  const values = Object.keys(keywords);
  if (values.length < 2) throw new RangeError(`label "${name}" needs keywords for at least 2 values`);
  const weights = new Int8Array(vocabulary.size * values.length);
  const scales = new Float32Array(values.length);
  values.forEach((value, index) => {
    const prototype = new Float32Array(vocabulary.size);
    const vector = vectoriser.read(joined(keywords[value]!));
    for (let i = 0; i < vector.length; i++) prototype[vector.rows[i]!]! += vector.values[i]!;
    packClass(prototype, index, values.length, weights, scales);
  });
  const none = new Float64Array(values.length);
  return {
    name,
    values,
    shares: new Float64Array(values.length).fill(1 / values.length),
    scorer: {
      trained: new WeightTable(weights, values.length),
      scales,
      intercepts: new Float32Array(values.length),
      learnt: new Map(),
    },
    // A full match (cosine 1) against nothing elsewhere: odds of 1 to 1 with all other values together.
    decision: {
      slope: Math.log(values.length),
      offsets: none,
      parent: undefined,
      sharpness: 1,
      lifts: none,
      confidence: plainConfidence(values.length),
    },
  };
}
