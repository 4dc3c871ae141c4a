import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { CaseAct } from '../../../server/cases/case.rules.ts';
import type * as schema from '../../../server/cases/case.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { type Found, findCases } from '../search/found.ts';
import type { CaseFilter } from './case-filter.ts';

export type CaseRow = Static<typeof schema.CaseRow> & { found?: Found };
export type CasePage = { items: CaseRow[]; next: string | null; meant?: string[] };
export type Case = Static<typeof schema.CaseDetail>;
export type CaseClock = Static<typeof schema.Clock>;
export type StoryEntry = Static<typeof schema.StoryEntry>;
export type Counts = Static<typeof schema.Counts>;
/** The acts of the table that a person does through the act route. */
export type Act = Exclude<CaseAct, 'give final answer' | 'merge' | 'return to centre'>;
export type ActBody = Omit<Static<typeof schema.ActBody>, 'act'> & { act: Act };
export type Correction = Omit<Static<typeof schema.CorrectionBody>, 'type'> & { type?: 'solve' | 'explain' };
export type CasePlace = Static<typeof schema.Place>;

const pageSize = 50;

export function casesQuery(filter: CaseFilter) {
  return infiniteQueryOptions({
    queryKey: keys.cases(filter),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      filter.q ? findCases(filter, pageParam, pageSize, signal) : listCases(filter, pageParam, signal),
    getNextPageParam: ({ next }) => next,
  });
}

function listCases({ saved, ...filter }: CaseFilter, cursor: string | null, signal: AbortSignal) {
  const path = saved ? `/api/saved-views/${saved}/cases` : '/api/cases';
  return get<CasePage>(path, { ...filter, cursor, limit: pageSize }, signal);
}

export function findCasesQuery(words: string) {
  return queryOptions({
    queryKey: ['palette', words],
    queryFn: ({ signal }) => findCases({ q: words }, null, 8, signal),
    placeholderData: (before) => before,
  });
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => get<Counts>('/api/cases/counts', undefined, signal),
  // Time alone makes cases late.
  refetchInterval: 60_000,
});

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: keys.case(id),
    queryFn: ({ signal }) => get<Case>(`/api/cases/${id}`, undefined, signal),
  });
}

export function storyQuery(id: string) {
  return queryOptions({
    queryKey: keys.story(id),
    queryFn: ({ signal }) => get<StoryEntry[]>(`/api/cases/${id}/story`, undefined, signal),
  });
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export function staffQuery(authorityId: string) {
  return queryOptions({
    queryKey: keys.staff(authorityId),
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => get<StaffMember[]>(`/api/authorities/${authorityId}/staff`, undefined, signal),
  });
}
