import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as agreement from '../../../server/assignments/agreements/agreement.schema.ts';
import type * as schema from '../../../server/assignments/realms/realms.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type RealmTable = Static<typeof schema.RealmTable>;
export type RealmRow = RealmTable['items'][number];
type RealmCases = Static<typeof schema.RealmCases>;
export type RealmCaseRow = RealmCases['items'][number];
type RealmCase = Static<typeof schema.RealmCase>;
export type Agreement = Static<typeof agreement.AgreementView>;
export type AgreementBody = Static<typeof agreement.AgreementBody>;
type AgreementAct = Static<typeof agreement.AgreementActBody>;
type Agreements = { items: Agreement[]; partners: Static<typeof agreement.RealmName>[] };

export const realmsQuery = queryOptions({
  queryKey: keys.realms,
  queryFn: ({ signal }) => get<RealmTable>('/api/realms', undefined, signal),
});

/** Every look is written into two logs, so nothing is read again by itself. */
const looked = { staleTime: 5 * 60_000, refetchOnWindowFocus: false, retry: false } as const;

export const realmCasesQuery = (realmId: string, open: boolean) =>
  infiniteQueryOptions({
    ...looked,
    queryKey: [...keys.realms, realmId, open],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<RealmCases>(`/api/realms/${realmId}/cases`, { open, cursor: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });

export const realmCaseQuery = (realmId: string, caseId: string) =>
  queryOptions({
    ...looked,
    queryKey: [...keys.realms, realmId, 'one', caseId],
    queryFn: ({ signal }) => get<RealmCase>(`/api/realms/${realmId}/cases/${caseId}`, undefined, signal),
  });

export const agreementsQuery = queryOptions({
  queryKey: keys.agreements,
  queryFn: ({ signal }) => get<Agreements>('/api/agreements', undefined, signal),
});

function useAgreementWrite<Input>(write: (input: Input) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: write,
    onSuccess: () => {
      toastDone(t('saved'));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.agreements }),
  });
}

export const useProposeAgreement = (onDone: () => void) =>
  useAgreementWrite((body: AgreementBody) => send('POST', '/api/agreements', { body }), onDone);

export const useAgreementAct = (agreed: Agreement, onDone: () => void) =>
  useAgreementWrite(
    (body: AgreementAct) =>
      send('POST', `/api/agreements/${agreed.id}/act`, { body, version: agreed.version }),
    onDone,
  );
