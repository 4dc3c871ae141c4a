import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../../server/cases/work/work.schema.ts';
import { get, type Method, send } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';

export type CaseWork = Static<typeof schema.CaseWork>;

export function workQuery(caseId: string) {
  return queryOptions({
    queryKey: keys.work(caseId),
    queryFn: ({ signal }) => get<CaseWork>(`/api/cases/${caseId}/work`, undefined, signal),
  });
}

export interface WorkWrite {
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number;
  readonly method?: Method;
}

/** A write around a case; afterwards everything shown of cases is read again. */
export function useWorkWrite<Reply = unknown>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, version, method = 'POST' }: WorkWrite) =>
      send<Reply>(method, path, { ...(body === undefined ? {} : { body }), version }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: keys.masses }),
        client.invalidateQueries({ queryKey: keys.orders }),
      ]),
  });
}
