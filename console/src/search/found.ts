import type { Static } from 'typebox';
import type { SearchPage } from '../../../server/search/search.schema.ts';
import type { CaseFilter } from '../cases/case-filter.ts';
import { get } from '../data/client.ts';

type Page = Static<typeof SearchPage>;
type Item = Page['items'][number];

/** Where the words of a search stand in a case. */
export type Found = Pick<Item, 'titleMarks' | 'fragment'>;
export type FoundPage = {
  items: (Item['row'] & { found: Found })[];
  next: string | null;
  /** Other words that were tried, because those asked for found nearly nothing. */
  meant?: string[];
};

/** Cases by words, as rows of the queue that know where the words stand. */
export async function findCases(
  filter: CaseFilter,
  cursor: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<FoundPage> {
  const { sort: _, ...narrowed } = filter;
  const asked = { ...narrowed, cursor, limit };
  const { items, next, meant } = await get<Page>('/api/search', asked, signal);
  return { items: items.map(({ row, ...found }) => ({ ...row, found })), next, meant };
}
