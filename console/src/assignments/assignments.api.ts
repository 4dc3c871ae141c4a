import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/assignments/assignments.schema.ts';
import type * as letters from '../../../server/assignments/letters.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type Assignment = Static<typeof schema.AssignmentView>;
export type LetterLine = Assignment['letters'][number];
export type Destination = Static<typeof schema.DestinationView>;
type Centre = Omit<Destination, 'personal'>;
export type PassBody = Static<typeof schema.PassBody>;
export type Document = Static<typeof letters.PublicDocument>;
export type Owner = Static<typeof letters.Owner>;
type Inbox = Static<typeof schema.Inbox>;
export type InboxView = 'waiting' | 'open' | 'ended';

/** Beside the case, so that whatever renews it renews this. */
export const passedQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...keys.case(caseId), 'passed'],
    queryFn: ({ signal }) => get<Assignment[]>(`/api/cases/${caseId}/assignments`, undefined, signal),
  });

export const destinationsQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...keys.case(caseId), 'destinations'],
    queryFn: ({ signal }) => get<Destination[]>(`/api/cases/${caseId}/destinations`, undefined, signal),
  });

export const previewQuery = (caseId: string, body: PassBody | undefined) =>
  queryOptions({
    queryKey: keys.preview(caseId, body),
    queryFn: () => send<Document>('POST', `/api/cases/${caseId}/assignments/preview`, { body }),
  });

export const inboxQuery = (view: InboxView) =>
  queryOptions({
    queryKey: [...keys.assignments, view],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => get<Inbox>('/api/assignments', { view }, signal),
  });

/** The number beside the menu; time alone brings more. */
export const waitingQuery = queryOptions({
  queryKey: [...keys.assignments, 'how many'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => get<Pick<Inbox, 'waiting'>>('/api/assignments/waiting', undefined, signal),
});

export const centresQuery = queryOptions({
  queryKey: ['directory', 'all centres'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => get<Centre[]>('/api/centres', undefined, signal),
});

export interface PassingWrite {
  readonly path: string;
  readonly body: unknown;
  readonly version: number;
}

/** Whatever is done with what was passed: afterwards the inbox and the cases are read again. */
export function usePassingWrite<Reply = unknown>() {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ path, body, version }: PassingWrite) => send<Reply>('POST', path, { body, version }),
    onSuccess: () => toastDone(t('saved')),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.assignments }),
        client.invalidateQueries({ queryKey: ['cases'] }),
      ]),
  });
}
