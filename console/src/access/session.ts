import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '../../../server/access/index.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { forgetKeptTexts } from '../parts/kept-text.ts';
import { speak } from '../words/speak.ts';

export type { Me };

/** Who has signed in; null when nobody has. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await get<Me>('/api/session', undefined, signal);
    } catch (error) {
      if (asProblem(error).status === 401) return null;
      throw error;
    }
  },
});

/** The person working here. Only under the frame, which shows the sign-in when there is none. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('nobody has signed in');
  return data;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string; code?: string }) =>
      send<Me>('POST', '/api/session', { body }),
    onSuccess: async (me) => {
      await speak(me.language);
      client.setQueryData(keys.me, me);
    },
  });
}

/** Without a password: the device asks for a finger, a face or a PIN. */
export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const optionsJSON = await send<PublicKeyCredentialRequestOptionsJSON>(
        'POST',
        '/api/session/passkey/begin',
      );
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const response = await startAuthentication({ optionsJSON });
      return send<Me>('POST', '/api/session/passkey', { body: { response } });
    },
    onSuccess: async (me) => {
      await speak(me.language);
      client.setQueryData(keys.me, me);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<{ next: string | null }>('DELETE', '/api/session'),
    // Out of the provider's session, too, for whoever came by one.
    onSuccess: ({ next }) => next && location.assign(next),
    onSettled: () => {
      forgetKeptTexts();
      // Told first, while the frame still listens: after a clearing it would not hear that nobody is here any more.
      client.setQueryData(keys.me, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
      client.getMutationCache().clear();
    },
  });
}

/** Speaks the language at once; the server remembers it for letters and for other devices. */
export function useChangeLanguage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (language: string) => send<Me>('PATCH', '/api/session', { body: { language } }),
    onMutate: (language) => speak(language),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}
