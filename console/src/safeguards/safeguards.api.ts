import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/safeguards/safeguards.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

type LookPage = Static<typeof schema.LookPage>;
export type Look = LookPage['items'][number];
export type Verdict = Static<typeof schema.LookBody>['verdict'];
export type LookFigures = Static<typeof schema.LookFigures>;
type ActPage = Static<typeof schema.ActPage>;
export type Act = ActPage['items'][number];
export type Sealed = ActPage['sealed'];
export type Contact = Static<typeof schema.Contact>;
export type Why = schema.Why;
export type WhyQuery = Static<typeof schema.WhyQuery>;
export type Retention = Static<typeof schema.Retention>;
export type Term = Retention['terms'][number];
export type Report = Static<typeof schema.RetentionReport>;

export const looksQuery = queryOptions({
  queryKey: [...keys.looks, 'waiting'],
  queryFn: ({ signal }) => get<LookPage>('/api/second-looks', { limit: 100 }, signal),
});

export const lookFiguresQuery = queryOptions({
  queryKey: [...keys.looks, 'figures'],
  queryFn: ({ signal }) => get<LookFigures>('/api/second-looks/figures', undefined, signal),
});

export const actsQuery = (act: string | null) =>
  infiniteQueryOptions({
    queryKey: keys.outwardActs(act),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<ActPage>('/api/outward-acts', { act, cursor: pageParam, limit: 50 }, signal),
    getNextPageParam: ({ next }) => next,
  });

export const whyChoicesQuery = queryOptions({
  queryKey: keys.why('choices'),
  queryFn: ({ signal }) => get<Static<typeof schema.WhyChoices>>('/api/why/choices', undefined, signal),
});

export const whyQuery = (asked: WhyQuery) =>
  queryOptions({
    queryKey: keys.why(asked),
    queryFn: ({ signal }) => get<Why>('/api/why', asked, signal),
    placeholderData: keepPreviousData,
  });

export const retentionQuery = queryOptions({
  queryKey: keys.retention,
  queryFn: ({ signal }) => get<Retention>('/api/retention', undefined, signal),
});
