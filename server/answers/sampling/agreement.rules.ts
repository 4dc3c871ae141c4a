/** What a published answer is scored by, each 0 no · 1 partly · 2 yes. */
export const criteria = [
  'answers the question',
  'decision',
  'date and person',
  'true',
  'plain words',
  'respect',
] as const;
export type Criterion = (typeof criteria)[number];
export type Scores = Readonly<Record<Criterion, number>>;

export interface Agreement {
  readonly pairs: number;
  /** Share of pairs that gave the same score. */
  readonly same: number;
  /** Scott's pi; null where chance alone would agree always or nothing was paired. */
  readonly pi: number | null;
}

/**
 * How far two people who scored the same things agree beyond chance: Scott's π = (pₒ − pₑ) / (1 − pₑ), pₑ = Σ p̄ₖ²
 * (W. A. Scott, "Reliability of content analysis", 1955). The scorers change from pair to pair and which of them comes
 * first is of no account, so the chance is reckoned from both their scores together; Cohen's kappa would take each
 * scorer's own margins, which only two standing scorers have.
 */
export function agreementOf(pairs: readonly (readonly [number, number])[]): Agreement {
  if (pairs.length === 0) return { pairs: 0, same: 0, pi: null };
  const same = pairs.filter(([one, other]) => one === other).length / pairs.length;
  const counts = new Map<number, number>();
  for (const score of pairs.flat()) counts.set(score, (counts.get(score) ?? 0) + 1);
  // Whole numbers until the end: their sum is the same in every order.
  const squares = [...counts.values()].reduce((sum, count) => sum + count ** 2, 0);
  const chance = squares / (2 * pairs.length) ** 2;
  return { pairs: pairs.length, same, pi: chance === 1 ? null : (same - chance) / (1 - chance) };
}
