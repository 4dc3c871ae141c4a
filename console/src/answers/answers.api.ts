import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { Outcome } from '../../../server/answers/answer.rules.ts';
import type * as schema from '../../../server/answers/answer.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Answer = Static<typeof schema.AnswerView>;
export type AnswerBody = Omit<Static<typeof schema.AnswerBody>, 'outcome'> & { outcome: Outcome | null };
export type Finding = Answer['findings'][number];
type ReviewPage = Static<typeof schema.InReview>;
export type InReview = ReviewPage['items'][number];
export type Preview = Static<typeof schema.Preview>[number];
export type SavedAnswer = Static<typeof schema.Saved>;

export const outcomes: readonly Outcome[] = ['solved', 'explained', 'planned', 'not possible', 'handed on'];

export function answersQuery(caseId: string) {
  return queryOptions({
    queryKey: keys.answers(caseId),
    queryFn: ({ signal }) => get<Answer[]>(`/api/cases/${caseId}/answers`, undefined, signal),
  });
}

export const reviewsQuery = infiniteQueryOptions({
  queryKey: keys.reviews,
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => get<ReviewPage>('/api/reviews', { cursor: pageParam }, signal),
  getNextPageParam: ({ next }) => next,
});

export function previewQuery(caseId: string, body: AnswerBody) {
  return queryOptions({
    queryKey: keys.preview(caseId, body),
    queryFn: () => send<Preview[]>('POST', `/api/cases/${caseId}/answers/preview`, { body }),
    placeholderData: (before) => before,
  });
}

/** What the editor holds, and what the server takes. */
export function bodyOf(answer: Answer): AnswerBody {
  return {
    kind: answer.kind === 'interim' ? 'interim' : 'final',
    outcome: outcomes.find((one) => one === answer.outcome) ?? null,
    text: answer.text,
    promisedOn: answer.promisedOn,
    responsible: answer.responsible,
    whatResidentCanDo: answer.whatResidentCanDo,
    ...(answer.corrects && { corrects: answer.corrects.id }),
  };
}
