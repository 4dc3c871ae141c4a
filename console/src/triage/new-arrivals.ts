import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../data/keys.ts';
import { type ArrivalPage, peekArrivals } from './arrivals.api.ts';

type Pages = InfiniteData<ArrivalPage, string | null>;

export interface NewArrivals {
  readonly count: number;
  /** Those of them in which a danger to life is found. */
  readonly dangers: number;
}

export const nothingNew: NewArrivals = { count: 0, dangers: 0 };

/** Undecided messages that came after the newest there was when a list of them was last read; none when nobody has one. */
export async function countNewArrivals(client: QueryClient): Promise<NewArrivals> {
  const lists = client
    .getQueriesData<Pages>({
      queryKey: keys.arrivals(),
      predicate: ({ queryKey }) => listsAllOpen(queryKey[2]),
    })
    .flatMap(([, data]) => data ?? []);
  if (lists.length === 0) return nothingNew;
  const newest = lists.reduce((latest, { pages: [first] }) => later(latest, first?.newestAt ?? ''), '');
  const ids = new Set(
    lists.flatMap(({ pages }) => pages.flatMap(({ items }) => items.map(({ messageId }) => messageId))),
  );
  const { items } = await peekArrivals();
  const fresh = items.filter(({ messageId, receivedAt }) => receivedAt > newest && !ids.has(messageId));
  return { count: fresh.length, dangers: fresh.filter(({ proposal }) => proposal?.emergency).length };
}

const later = (one: string, other: string) => (other > one ? other : one);

function listsAllOpen(asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null || !('disposition' in asked)) return false;
  return asked.disposition === 'open' && (!('watch' in asked) || asked.watch === undefined);
}
