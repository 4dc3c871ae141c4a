import { leastPeople, suppress } from '../../../engines/disclosure/index.ts';

/** What became of the cases of one week: every case stands in one of these. */
export const standings = ['open', 'overdue', 'in time', 'not in time'] as const;
export type Standing = (typeof standings)[number];

/** Raw counts of a realm. They never leave it: what leaves is `shownFigures`. */
export interface RealmCounts {
  /** The latest week first: cases opened in it, by what became of them. */
  readonly weeks: readonly Readonly<Record<Standing, number>>[];
  /** Days from registration to the final answer; null when none was given. */
  readonly medianDays: number | null;
  readonly ratings: { readonly good: number; readonly other: number };
  readonly messages: { readonly setAside: number; readonly other: number };
  readonly passedIn: number;
  readonly passedOut: number;
}

/** Null: too few people to be told, or told by what else is shown. */
export interface RealmFigures {
  readonly opened: number | null;
  readonly open: number | null;
  readonly overdue: number | null;
  readonly ended: number | null;
  /** Of those ended: the share answered within their term, 0–1. */
  readonly inTimeShare: number | null;
  readonly medianDays: number | null;
  /** The share of ratings of 4 and 5, 0–1. */
  readonly goodShare: number | null;
  readonly setAsideShare: number | null;
  readonly passedIn: number | null;
  readonly passedOut: number | null;
  /** Cases opened, the earliest week first. */
  readonly weeks: readonly (number | null)[];
}

/** The period of the figures, in whole weeks so that the weeks beside them are parts of it. */
export const periodWeeks = 4;
export const shownWeeks = 12;

/**
 * A realm's figures for the realms above it, without any that is under five people or would let such a one be
 * subtracted (PRODUCT.md §11). Everything about the same cases is looked at together.
 */
export function shownFigures(counts: RealmCounts): RealmFigures {
  const cells = counts.weeks.flatMap((week, age) =>
    standings.map((standing) => ({ age, standing, count: week[standing] })),
  );
  const where = (holds: (cell: { age: number; standing: Standing }) => boolean) =>
    cells.flatMap((cell, place) => (holds(cell) ? [place] : []));
  const ofPeriod = (...names: readonly Standing[]) =>
    where(({ age, standing }) => age < periodWeeks && names.includes(standing));
  const weeks = counts.weeks.map((_, week) => where(({ age }) => age === week));
  const [opened, open, overdue, ended, inTime, ...byWeek] = shown(
    cells.map(({ count }) => count),
    [
      ofPeriod(...standings),
      ofPeriod('open', 'overdue'),
      ofPeriod('overdue'),
      ofPeriod('in time', 'not in time'),
      ofPeriod('in time'),
      ...weeks,
    ],
  );
  const [good, rated] = shown([counts.ratings.good, counts.ratings.other], [[0], [0, 1]]);
  const [setAside, messages] = shown([counts.messages.setAside, counts.messages.other], [[0], [0, 1]]);
  return {
    opened: opened!,
    open: open!,
    overdue: overdue!,
    ended: ended!,
    inTimeShare: share(inTime!, ended!),
    medianDays: (ended ?? 0) >= leastPeople ? counts.medianDays : null,
    goodShare: share(good!, rated!),
    setAsideShare: share(setAside!, messages!),
    passedIn: alone(counts.passedIn),
    passedOut: alone(counts.passedOut),
    weeks: byWeek.toReversed(),
  };
}

function shown(groups: readonly number[], figures: readonly (readonly number[])[]): (number | null)[] {
  const open = suppress({ groups, figures });
  return figures.map((places, index) =>
    open[index] ? places.reduce((sum, place) => sum + groups[place]!, 0) : null,
  );
}

const alone = (count: number) => (count > 0 && count < leastPeople ? null : count);
const share = (part: number | null, whole: number | null) =>
  part === null || !whole ? null : Math.round((part / whole) * 1000) / 1000;

/** The sum of what is shown: what is not cannot be subtracted from it. `partial`: something was left out. */
export function totalOf(rows: readonly RealmFigures[], name: 'opened' | 'open' | 'overdue' | 'ended') {
  const known = rows.flatMap((row) => row[name] ?? []);
  return { sum: known.reduce((sum, value) => sum + value, 0), partial: known.length < rows.length };
}
