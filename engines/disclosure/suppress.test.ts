import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastPeople, type Statistic, suppress } from './index.ts';

const counts = (length: number) =>
  fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: length, maxLength: length });

const sum = (groups: readonly number[], places: readonly number[]) =>
  places.reduce((total, place) => total + groups[place]!, 0);
const isSmall = (value: number) => value > 0 && value < leastPeople;

/** A total with its parts. */
const parted = fc
  .integer({ min: 1, max: 6 })
  .chain(counts)
  .map(
    (groups): Statistic => ({
      groups,
      figures: [groups.map((_, place) => place), ...groups.map((_, place) => [place])],
    }),
  );

/** A table of three rows with its margins. */
const tabled = counts(9).map((groups): Statistic => {
  const three = [0, 1, 2];
  return {
    groups,
    figures: [
      groups.map((_, place) => place),
      ...three.map((row) => three.map((column) => row * 3 + column)),
      ...three.map((column) => three.map((row) => row * 3 + column)),
      ...groups.map((_, place) => [place]),
    ],
  };
});

const toldBy = ({ figures }: Statistic, shown: readonly boolean[]) =>
  figures.filter((_, index) => shown[index]);

/**
 * Whether a group is fixed by what is published: an independent way to ask, by looking for another filling of the groups
 * with the same published sums (rational elimination, then any direction that leaves them alone).
 */
function isFixed(size: number, told: readonly (readonly number[])[], group: readonly number[]): boolean {
  const rows = told.map((places) =>
    Array.from({ length: size }, (_, place) => (places.includes(place) ? 1 : 0)),
  );
  const rank = (matrix: number[][]): number => {
    const work = matrix.map((row) => [...row]);
    let done = 0;
    for (let column = 0; column < size; column += 1) {
      const found = work.findIndex((row, index) => index >= done && Math.abs(row[column]!) > 1e-9);
      if (found < 0) continue;
      [work[done], work[found]] = [work[found]!, work[done]!];
      for (const [index, row] of work.entries()) {
        if (index === done) continue;
        const factor = row[column]! / work[done]![column]!;
        for (let place = 0; place < size; place += 1) row[place]! -= factor * work[done]![place]!;
      }
      done += 1;
    }
    return done;
  };
  const asked = Array.from({ length: size }, (_, place) => (group.includes(place) ? 1 : 0));
  return rank(rows) === rank([...rows, asked]);
}

describe('what is published', () => {
  it('shows every figure when no group is small', () => {
    expect(suppress({ groups: [5, 40, 0], figures: [[0, 1, 2], [0], [1], [2]] })).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('hides a small part, and another so that it cannot be subtracted', () => {
    const statistic = { groups: [3, 20, 60], figures: [[0, 1, 2], [0], [1], [2]] };
    expect(suppress(statistic)).toEqual([true, false, false, true]);
  });

  it('hides a part whose rest is small: 98 of 100 names the other two', () => {
    expect(suppress({ groups: [98, 2], figures: [[0, 1], [0]] })).toEqual([true, false]);
  });

  it('never shows a figure of one to four', () => {
    fc.assert(
      fc.property(fc.oneof(parted, tabled), (statistic) => {
        for (const places of toldBy(statistic, suppress(statistic)))
          expect(isSmall(sum(statistic.groups, places))).toBe(false);
      }),
    );
  });

  it('lets no small group of a total and its parts be computed, whichever groups are taken together', () => {
    fc.assert(
      fc.property(parted, (statistic) => {
        const { groups } = statistic;
        const told = toldBy(statistic, suppress(statistic));
        for (let choice = 1; choice < 1 << groups.length; choice += 1) {
          const group = groups.flatMap((_, place) => (choice & (1 << place) ? [place] : []));
          if (isSmall(sum(groups, group))) expect(isFixed(groups.length, told, group)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lets no small cell of a table with margins be computed', () => {
    fc.assert(
      fc.property(tabled, (statistic) => {
        const told = toldBy(statistic, suppress(statistic));
        for (const [place, count] of statistic.groups.entries())
          if (isSmall(count)) expect(isFixed(9, told, [place])).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the total of a table unless so few are in it', () => {
    fc.assert(
      fc.property(fc.oneof(parted, tabled), (statistic) => {
        const total = sum(statistic.groups, statistic.figures[0]!);
        if (total >= 2 * leastPeople * statistic.groups.length) expect(suppress(statistic)[0]).toBe(true);
      }),
    );
  });
});
