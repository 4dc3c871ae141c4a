import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/imports/imports.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Import = Static<typeof schema.ImportView>;
export type ImportDetail = Static<typeof schema.ImportDetail>;
export type MappingBody = Static<typeof schema.MappingBody>;

export const importsQuery = queryOptions({
  queryKey: keys.imports,
  queryFn: ({ signal }) => get<{ items: Import[] }>('/api/imports', undefined, signal),
  select: ({ items }) => items,
});

/** A running import is looked at every second besides what live updates say. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: keys.import(id),
    queryFn: ({ signal }) => get<ImportDetail>(`/api/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  });
}
