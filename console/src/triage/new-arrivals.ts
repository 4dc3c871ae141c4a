import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../data/keys.ts';
import { type ArrivalPage, peekArrivals } from './arrivals.api.ts';

type Pages = InfiniteData<ArrivalPage, string | null>;

/** How many undecided messages came after the newest the open list holds; none when nobody has the list. */
export async function countNewArrivals(client: QueryClient): Promise<number> {
  const list = client.getQueryData<Pages>(keys.arrivals({ disposition: 'open' }));
  if (!list) return 0;
  const known = list.pages.flatMap(({ items }) => items);
  const newest = known.reduce((latest, { receivedAt }) => (receivedAt > latest ? receivedAt : latest), '');
  const ids = new Set(known.map(({ messageId }) => messageId));
  const { items } = await peekArrivals();
  return items.filter(({ messageId, receivedAt }) => receivedAt > newest && !ids.has(messageId)).length;
}
