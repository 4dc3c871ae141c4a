import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  NewService,
  ServiceAccount,
  Token,
} from '../../../server/access/account-tokens/account-token.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type { ServiceAccount, Token };

export const myTokensQuery = queryOptions({
  queryKey: keys.myTokens,
  queryFn: ({ signal }) => get<Token[]>('/api/session/tokens', undefined, signal),
});

export const servicesQuery = queryOptions({
  queryKey: keys.services,
  queryFn: ({ signal }) => get<ServiceAccount[]>('/api/services', undefined, signal),
});

export interface WantedToken {
  readonly name: string;
  readonly writes: boolean;
  readonly days: number;
  readonly password?: string;
}

/** Where tokens are made and revoked: one's own, or those of a program. */
export const myTokens = '/api/session/tokens';
export const tokensOfService = (id: string) => `/api/services/${id}/tokens`;

const keyOf = (path: string) => (path === myTokens ? keys.myTokens : keys.services);

export function useMakeToken(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedToken) => send<{ token: string }>('POST', path, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(path) }),
  });
}

export function useRevokeToken(path: string) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send('DELETE', `${path}/${id}`),
    onSuccess: () => toastDone(t('tokens.revoked')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(path) }),
  });
}

export function useAddService(done: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewService) => send('POST', '/api/services', { body }),
    onSuccess: () => {
      toastDone(t('services.added'));
      done();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.services }),
  });
}

export function useRemoveService() {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send('DELETE', `/api/services/${id}`),
    onSuccess: () => toastDone(t('services.removed')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.services }),
  });
}
