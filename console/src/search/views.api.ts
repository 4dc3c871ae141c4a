import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/search/views/views.schema.ts';
import type { CaseFilter } from '../cases/case-filter.ts';
import type { Condition } from '../conditions/condition-tree.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

type Reply = Static<typeof schema.SavedViews>;
export type SavedView = Reply['items'][number];
export type ViewFields = Omit<Static<typeof schema.ViewFields>, 'condition'> & {
  condition: Condition | null;
};

export const savedViewsQuery = queryOptions({
  queryKey: keys.savedViews,
  staleTime: 60_000,
  queryFn: ({ signal }) => get<Reply>('/api/saved-views', undefined, signal),
});

/** What the address of the page says of a view: with a condition only its name, for that is too long to be said. */
export const filterOf = (view: SavedView): CaseFilter =>
  view.condition === null ? view.filter : { saved: view.id };
