/** What learns the weights in `learned.json`: used by bench/severity-learning.bench.ts and by tests, not by who reads messages. */
import { growingNames } from './feature-names.ts';
import { featureReader } from './features.ts';
import type { Feature, Marked } from './fit.ts';
import type { Form } from './forms.ts';
import { fillSheet, lifted } from './odds.ts';
import { Sheet } from './sheet.ts';
import { readSigns, type Signs } from './signs.ts';
import { windowsOf } from './windows.ts';
import { type WordFeatures, wordFeatures } from './word-features.ts';

export { fitSeverity } from './fit.ts';

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

const names = growingNames();
const ofForm = wordFeatures(names);
const known = new WeakMap<Form, WordFeatures>();
const reader = featureReader(names, (form) => {
  const features = known.get(form) ?? ofForm(form);
  known.set(form, features);
  return features;
});
const sheet = new Sheet();

/** A message as the weights are learnt from it. `temperature` is outside, °C, where known. */
export function markMessage(
  text: string,
  temperature: number | undefined,
  critical: boolean,
): Marked & { readonly shown: Shown } {
  const signs = readSigns(text);
  const shown = {
    whole: featuresOf(signs, temperature),
    parts: windowsOf(signs).map((part) => featuresOf(part, temperature)),
  };
  return { features: shown.whole, critical, shown };
}

/** Log-odds of a message's being critical, among messages half of which are. */
export function messageOdds({ whole, parts }: Shown, model: Model): number {
  return lifted(
    logOdds(whole, model),
    parts.map((part) => logOdds(part, model)),
  );
}

function featuresOf(signs: Signs, temperature: number | undefined): Feature[] {
  fillSheet(sheet, reader, signs, temperature);
  return Array.from({ length: sheet.size }, (_, at) => ({
    name: names.nameOf(sheet.features[at]!),
    value: sheet.values[at]!,
  }));
}

function logOdds(features: readonly Feature[], { intercept, weights }: Model): number {
  let sum = intercept;
  for (const { name, value } of features) sum += (weights.get(name) ?? 0) * value;
  return sum;
}
