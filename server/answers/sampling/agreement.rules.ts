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
  /** Cohen's kappa; null where chance alone would agree always or nothing was paired. */
  readonly kappa: number | null;
}

/**
 * How far two people who scored the same things agree beyond chance (J. Cohen, "A coefficient of agreement for nominal
 * scales", 1960): κ = (pₒ − pₑ) / (1 − pₑ). Which of the two comes first in a pair is of no account, so the chance is
 * reckoned from both their scores together (Scott's correction of the margins).
 */
export function agreementOf(pairs: readonly (readonly [number, number])[]): Agreement {
  if (pairs.length === 0) return { pairs: 0, same: 0, kappa: null };
  const same = pairs.filter(([one, other]) => one === other).length / pairs.length;
  const counts = new Map<number, number>();
  for (const score of pairs.flat()) counts.set(score, (counts.get(score) ?? 0) + 1);
  const chance = [...counts.values()].reduce((sum, count) => sum + (count / (2 * pairs.length)) ** 2, 0);
  return { pairs: pairs.length, same, kappa: chance === 1 ? null : (same - chance) / (1 - chance) };
}
