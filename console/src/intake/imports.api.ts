import { queryOptions } from '@tanstack/react-query';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type ImportState = 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled';

export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly shape: string;
  readonly state: ImportState;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly problems: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  readonly rowsRead: number;
  readonly rowsTotal: number | null;
  readonly rowsNew: number;
  readonly rowsKnown: number;
  readonly rowsBad: number;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly error: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
}

export const importsQuery = queryOptions({
  queryKey: keys.imports,
  queryFn: ({ signal }) => get<Import[]>('/api/imports', undefined, signal),
});

/** A running import is looked at every second besides what live updates say. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: keys.import(id),
    queryFn: ({ signal }) => get<Import>(`/api/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  });
}
