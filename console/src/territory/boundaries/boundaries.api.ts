import { queryOptions } from '@tanstack/react-query';
import type {
  BoundaryImportRow,
  BoundaryImportView,
} from '../../../../server/territory/boundaries/boundaries.schema.ts';
import { get } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';

export type {
  BoundaryImportRow,
  BoundaryImportView,
} from '../../../../server/territory/boundaries/boundaries.schema.ts';
export type BoundaryOptions = BoundaryImportView['options'];
export type BoundaryReport = NonNullable<BoundaryImportView['report']>;

export const boundaryImportsQuery = queryOptions({
  queryKey: keys.boundaryImports,
  queryFn: ({ signal }) => get<{ items: BoundaryImportRow[] }>('/api/boundaries', undefined, signal),
  select: ({ items }) => items,
});

export const boundaryImportQuery = (id: string) =>
  queryOptions({
    queryKey: keys.boundaryImport(id),
    queryFn: ({ signal }) => get<BoundaryImportView>(`/api/boundaries/${id}`, undefined, signal),
  });
