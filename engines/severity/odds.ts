import { coldDanger } from './cold.ts';
import { type Feature, featuresOf, neutralBase } from './features.ts';
import { readSigns, type Signs } from './signs.ts';
import { weigh } from './weigh.ts';

/** What a message shows as a whole, and in each two of its sentences that follow each other. */
export interface Shown {
  readonly whole: readonly Feature[];
  /** None for a message of one or two sentences. */
  readonly parts: readonly (readonly Feature[])[];
}

/** Learned weights; a feature that is not among them weighs nothing. */
export interface Model {
  readonly intercept: number;
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * How far two grave sentences lift a long message: "and one more thing, in the cellar it smells of gas". Set by leaving
 * one author out of the training set, and flat between 0.3 and 0.7.
 */
const LIFT = 0.4;

/** `temperature`: outside, °C, where known. */
export function shownBy(signs: Signs, temperature: number | undefined): Shown {
  return {
    whole: featuresAt(signs, temperature),
    parts: partsOf(signs).map((text) => featuresAt(readSigns(text), temperature)),
  };
}

/** Log-odds of a message's being critical, among messages half of which are. */
export function messageOdds({ whole, parts }: Shown, model: Model): number {
  const odds = logOdds(whole, model);
  const gravest = parts.reduce((most, part) => Math.max(most, logOdds(part, model)), odds);
  return odds + LIFT * (gravest - odds);
}

function logOdds(features: readonly Feature[], { intercept, weights }: Model): number {
  let sum = intercept;
  for (const { name, value } of features) sum += (weights.get(name) ?? 0) * value;
  return sum;
}

function featuresAt(signs: Signs, temperature: number | undefined): Feature[] {
  const weighed = weigh(signs, neutralBase);
  return featuresOf(signs, weighed, coldDanger(signs, temperature, weighed));
}

/** Texts of every two sentences in a row. */
function partsOf({ text, words }: Signs): string[] {
  const starts = words.flatMap(({ start, sentence }, at) =>
    sentence === words[at - 1]?.sentence ? [] : [start],
  );
  if (starts.length < 3) return [];
  const ends = [...starts.slice(1), words.at(-1)!.end + 1];
  return starts.slice(0, -1).map((start, at) => text.slice(start, ends[at + 1]));
}
