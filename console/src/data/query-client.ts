import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { asProblem } from './problem.ts';

/** Only what may pass by itself is tried again. */
function worthAnotherTry(failures: number, error: Error): boolean {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status === 429 || status >= 500);
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => lookAtSession(error, query.queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => lookAtSession(error) }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: worthAnotherTry,
        refetchOnWindowFocus: true,
        // The browser's word that there is no network is not taken for the server's silence; that there is one again, is.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
  /** The session has ended, or asks for more: the frame shows the sign-in, or that, over where the person was. */
  function lookAtSession(error: Error, key?: readonly unknown[]): void {
    const { status, code } = asProblem(error);
    if (status === 401 && key?.[0] !== keys.me[0]) client.setQueryData(keys.me, null);
    if (code === 'factor-asked') client.invalidateQueries({ queryKey: keys.me });
  }
  return client;
}
