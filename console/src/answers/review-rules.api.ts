import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/answer.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type ReviewRules = Static<typeof schema.ReviewRules>;
export type ReviewRule = ReviewRules['rules'][number];

export const reviewRulesQuery = queryOptions({
  queryKey: keys.reviewRules,
  queryFn: ({ signal }) => get<ReviewRules>('/api/review-rules', undefined, signal),
});
