import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/automation/rules/rule.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Rules = Static<typeof schema.Rules>;
export type Rule = Rules['items'][number];
export type Action = schema.Action;
export type Trial = Static<typeof schema.Trial>;
export type Firings = Static<typeof schema.Firings>;

export const rulesQuery = queryOptions({
  queryKey: keys.automation,
  queryFn: ({ signal }) => get<Rules>('/api/automation/rules', undefined, signal),
});

export const firingsQuery = queryOptions({
  queryKey: [...keys.automation, 'firings'],
  queryFn: ({ signal }) => get<Firings>('/api/automation/firings', undefined, signal),
});
