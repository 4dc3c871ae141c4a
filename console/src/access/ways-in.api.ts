import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OfferedProvider, Providers } from '../../../server/access/single-sign-on/provider.schema.ts';
import { get, type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { type Key, useWords } from '../words/use-words.ts';

export type Provider = Providers['items'][number];
export type ClaimRule = Provider['rules'][number];

export const providersQuery = queryOptions({
  queryKey: keys.providers,
  queryFn: ({ signal }) => get<Providers>('/api/identity-providers', undefined, signal),
});

export const offeredQuery = queryOptions({
  queryKey: keys.offeredProviders,
  queryFn: ({ signal }) => get<OfferedProvider[]>('/api/session/providers', undefined, signal),
});

interface Change {
  readonly method: Method;
  readonly id?: string;
  readonly version?: number;
  readonly body?: unknown;
}

export function useChangeProviders(done: Key, after: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, id, version, body }: Change) =>
      send(method, `/api/identity-providers${id ? `/${id}` : ''}`, { body, version }),
    onSuccess: () => {
      toastDone(t(done));
      after();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.providers }),
  });
}
