import type { LabelModel } from './label.ts';
import { type Scorer, weightAt } from './scorer.ts';
import type { Explanation, Fragment } from './types.ts';
import type { Vectoriser } from './vectoriser.ts';

/** Fragments weaker than this share of the strongest say nothing to a reader. */
const FAINTEST = 0.05;

/**
 * What each place of the text added to a value's score, compared with the mean over all values: a word
 * that speaks for everything speaks for nothing. A feature that stands in several places is shared between them.
 */
export function explain(vectoriser: Vectoriser, text: string, label: LabelModel, value: string): Explanation {
  const index = label.values.indexOf(value);
  if (index < 0) throw new RangeError(`label "${label.name}" has no value "${value}"`);
  const contributions = contributionsByRow(vectoriser, text, label.scorer, index);
  const places = new Map<number, number>();
  vectoriser.locate(text, (row) => places.set(row, (places.get(row) ?? 0) + 1));
  const fragments = new Map<string, Fragment>();
  vectoriser.locate(text, (row, start, end) => {
    const weight = (contributions.get(row) ?? 0) / places.get(row)!;
    const key = `${start}:${end}`;
    const before = fragments.get(key)?.weight ?? 0;
    fragments.set(key, { start, end, text: text.slice(start, end), weight: before + weight });
  });
  return { fragments: strongest([...fragments.values()]) };
}

function contributionsByRow(
  vectoriser: Vectoriser,
  text: string,
  scorer: Scorer,
  index: number,
): Map<number, number> {
  const vector = vectoriser.read(text);
  const result = new Map<number, number>();
  for (let i = 0; i < vector.length; i++) {
    const row = vector.rows[i]!;
    const weight = weightAt(scorer, row, index) - meanWeight(scorer, row);
    result.set(row, (result.get(row) ?? 0) + vector.values[i]! * weight);
  }
  return result;
}

function meanWeight(scorer: Scorer, row: number): number {
  let sum = 0;
  for (let c = 0; c < scorer.intercepts.length; c++) sum += weightAt(scorer, row, c);
  return sum / scorer.intercepts.length;
}

function strongest(fragments: Fragment[]): Fragment[] {
  fragments.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || a.end - b.end);
  const limit = FAINTEST * Math.abs(fragments[0]?.weight ?? 0);
  return fragments.filter((fragment) => fragment.weight !== 0 && Math.abs(fragment.weight) >= limit);
}
