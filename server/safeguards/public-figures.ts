import { suppress } from '../../engines/disclosure/index.ts';
import type { Tx } from '../platform/database.ts';
import { agreementSince, setAsideSince } from './second-looks.store.ts';

/** What a realm tells everyone of setting aside; null: too few people to be told. */
export interface SetAsideFigures {
  readonly received: number | null;
  readonly setAside: number | null;
  /** Of those looked at again: all, and those the second person agreed with. */
  readonly lookedAgain: number | null;
  readonly confirmed: number | null;
}

/** The share of messages set aside, and how often a second person agreed (PRODUCT.md §11). */
export async function setAsideFigures(tx: Tx, realmId: string, since: Date): Promise<SetAsideFigures> {
  const { received, setAside } = await setAsideSince(tx, realmId, since);
  const { confirmed, restored } = await agreementSince(tx, realmId, since);
  const [all, aside] = shownOf([setAside, received - setAside], [[0, 1], [0]]);
  const [looked, agreed] = shownOf([confirmed, restored], [[0, 1], [0]]);
  return { received: all!, setAside: aside!, lookedAgain: looked!, confirmed: agreed! };
}

/**
 * Sums of groups of people that do not overlap, without those that would show, or let be subtracted, a group under five.
 * @returns in the order of the figures; null where it is too few
 */
export function shownOf(
  groups: readonly number[],
  figures: readonly (readonly number[])[],
): (number | null)[] {
  const open = suppress({ groups, figures });
  return figures.map((places, index) =>
    open[index] ? places.reduce((sum, place) => sum + groups[place]!, 0) : null,
  );
}
