import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { GrantBody, Invitation, People } from '../../../server/access/access.schema.ts';
import { get, type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { type Key, useWords } from '../words/use-words.ts';

export type Person = People['items'][number];
export type Grant = Person['grants'][number];

/** Found by words of a name, an address or a role; nothing said is everybody, by name. */
export const peopleQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.people, q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<People>('/api/people', { q, cursor: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** The first found, as many as a list of choices holds. */
export const somePeopleQuery = (q: string) =>
  queryOptions({
    queryKey: [...keys.people, 'some', q],
    queryFn: ({ signal }) => get<People>('/api/people', { q, limit: 50 }, signal),
    placeholderData: keepPreviousData,
  });

/** Whoever is named somewhere already. */
export const peopleByIdQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...keys.people, 'named', ...ids],
    queryFn: ({ signal }) => get<People>('/api/people', { ids: ids.join(','), limit: 100 }, signal),
  });

interface Change {
  readonly method: Method;
  readonly path: string;
  readonly body?: GrantBody | Invitation;
}

/** Changes people or their roles, says so, and shows the list anew. */
export function useChangePeople(
  done: Key,
  after: { onSuccess?: () => void; onError?: (error: Error) => void } = {},
) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => send(method, path, { body }),
    onSuccess: () => {
      toastDone(t(done));
      after.onSuccess?.();
    },
    onError: (error) => after.onError?.(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}
