import { coldDanger } from './cold.ts';
import type { FeatureReader } from './features.ts';
import type { Sheet } from './sheet.ts';
import type { Signs } from './signs.ts';
import { weigh } from './weigh.ts';

/**
 * How far two grave sentences lift a long message: "and one more thing, in the cellar it smells of gas". Set by leaving
 * one author out of the training set, and flat between 0.3 and 0.7.
 */
const LIFT = 0.4;

/** Log-odds of a message from those of the whole and of each two of its sentences that follow each other. */
export function lifted(whole: number, parts: readonly number[]): number {
  const gravest = parts.reduce((most, part) => Math.max(most, part), whole);
  return whole + LIFT * (gravest - whole);
}

/** Writes down what a message, or a part of it, shows. `temperature`: outside, °C, where known. */
export function fillSheet(
  sheet: Sheet,
  reader: FeatureReader,
  signs: Signs,
  temperature: number | undefined,
): void {
  const weighed = weigh(signs);
  sheet.size = 0;
  reader(signs, weighed, coldDanger(signs, temperature, weighed), sheet);
}
