import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/search/views/views.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

type Reply = Static<typeof schema.SavedViews>;
export type SavedView = Reply['items'][number];
export type ViewFields = Static<typeof schema.ViewFields>;

export const savedViewsQuery = queryOptions({
  queryKey: keys.savedViews,
  staleTime: 60_000,
  queryFn: ({ signal }) => get<Reply>('/api/saved-views', undefined, signal),
});
