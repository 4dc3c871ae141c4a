import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../data/keys.ts';
import { type ArrivalPage, peekArrivals } from './arrivals.api.ts';

type Pages = InfiniteData<ArrivalPage, string | null>;

/** How many undecided messages came after the newest there was when a list of them was last read; none when nobody has one. */
export async function countNewArrivals(client: QueryClient): Promise<number> {
  const lists = client
    .getQueriesData<Pages>({
      queryKey: keys.arrivals(),
      predicate: ({ queryKey }) => listsAllOpen(queryKey[2]),
    })
    .flatMap(([, data]) => data ?? []);
  if (lists.length === 0) return 0;
  const newest = lists.reduce((latest, { pages: [first] }) => later(latest, first?.newestAt ?? ''), '');
  const ids = new Set(
    lists.flatMap(({ pages }) => pages.flatMap(({ items }) => items.map(({ messageId }) => messageId))),
  );
  const { items } = await peekArrivals();
  return items.filter(({ messageId, receivedAt }) => receivedAt > newest && !ids.has(messageId)).length;
}

const later = (one: string, other: string) => (other > one ? other : one);

function listsAllOpen(asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null || !('disposition' in asked)) return false;
  return asked.disposition === 'open' && (!('watch' in asked) || asked.watch === undefined);
}
