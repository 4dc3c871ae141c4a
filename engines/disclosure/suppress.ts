import { rowSpace } from './row-space.ts';

/** Counts of fewer people are not published. */
export const leastPeople = 5;

/** What is to be published over groups of people that do not overlap. */
export interface Statistic {
  /** How many people each of the smallest groups holds. */
  readonly groups: readonly number[];
  /** Each figure is the sum of these groups, by their place. */
  readonly figures: readonly (readonly number[])[];
}

/**
 * Which figures may be published together, so that no group of one to four people shows, neither as a figure nor by
 * subtracting published figures from one another (complementary suppression: Willenborg and de Waal, "Elements of
 * Statistical Disclosure Control", chapter 4). Nobody is in an empty group: a nought may be published.
 *
 * Small figures go first. Then, while a small group can still be computed from what is left, the smallest figure it is
 * computed from goes too. Checked are every group, every figure, every difference of two figures, and in every figure
 * what remains beside the groups that are known.
 * @returns for each figure, whether it may be published
 */
export function suppress({ groups, figures }: Statistic, least = leastPeople): boolean[] {
  const vectors = figures.map((places) => groups.map((_, place) => (places.includes(place) ? 1 : 0)));
  const worth = (vector: readonly number[]) =>
    vector.reduce((sum, factor, place) => sum + factor * groups[place]!, 0);
  const isSmall = (value: number) => value > 0 && value < least;
  const shown = vectors.map((vector) => !isSmall(worth(vector)));
  for (;;) {
    const places = shown.flatMap((open, index) => (open ? [index] : []));
    const told = places.map((index) => vectors[index]!);
    const space = rowSpace(told);
    const betrayed = suspects(groups, vectors, told, space)
      .filter((vector) => isSmall(worth(vector)))
      .map((vector) => space.madeOf(vector))
      .find((made) => made !== undefined);
    if (!betrayed) return shown;
    const [smallest] = betrayed
      .map((made) => places[made]!)
      .sort((a, b) => worth(vectors[a]!) - worth(vectors[b]!) || b - a);
    shown[smallest!] = false;
  }
}

function suspects(
  groups: readonly number[],
  vectors: readonly (readonly number[])[],
  told: readonly (readonly number[])[],
  space: ReturnType<typeof rowSpace>,
): (readonly number[])[] {
  const single = groups.map((_, place) => groups.map((_other, other) => (other === place ? 1 : 0)));
  const differences = told.flatMap((one) =>
    told.filter((other) => one !== other && within(other, one)).map((other) => minus(one, other)),
  );
  const known = single.filter((vector) => space.madeOf(vector) !== undefined);
  const rests = told.map((vector) =>
    known.reduce<readonly number[]>((rest, one) => (within(one, rest) ? minus(rest, one) : rest), vector),
  );
  return [...single, ...vectors, ...differences, ...rests];
}

const within = (inner: readonly number[], outer: readonly number[]) =>
  inner.every((value, place) => value <= outer[place]!);
const minus = (one: readonly number[], other: readonly number[]) =>
  one.map((value, place) => value - other[place]!);
