import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { GrantBody, Invitation, People } from '../../../server/access/access.schema.ts';
import { get, type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { type Key, useWords } from '../words/use-words.ts';

export type Person = People['items'][number];
export type Grant = Person['grants'][number];

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: ({ signal }) => get<People>('/api/people', undefined, signal),
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
