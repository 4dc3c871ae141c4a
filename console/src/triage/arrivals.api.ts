import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CasePlace } from '../cases/cases.api.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Reason extends Partial<Span> {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface Proposal {
  readonly attempt: number;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly language: { readonly value: string; readonly confidence: number };
  readonly topics: readonly {
    readonly topicId: string;
    readonly probability: number;
    readonly fragments: readonly (Span & { readonly text: string; readonly weight: number })[];
  }[];
  readonly place: {
    readonly areaId: string | null;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly text: string | null;
    readonly confidence: number;
    readonly ambiguous: boolean;
    readonly candidates: readonly { readonly areaId: string | null; readonly label: string }[];
    readonly mentions: readonly (Span & { readonly text: string; readonly kind: string })[];
  };
  readonly severity: { readonly value: number; readonly risk: string; readonly reasons: readonly Reason[] };
  readonly authority: { readonly authorityId: string | null; readonly reason: unknown };
  readonly type: { readonly value: 'solve' | 'explain'; readonly reasons: readonly Reason[] };
  readonly setAside: {
    readonly reason: string;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  } | null;
  readonly emergency: boolean;
  readonly formalAppeal: boolean;
}
export interface Duplicate {
  readonly messageId: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly caseState: string | null;
  readonly similarity: number;
  readonly relation: 'same message' | 'same problem';
  readonly text: string;
}
export interface Arrival {
  readonly messageId: string;
  readonly version: number;
  readonly disposition: string;
  readonly setAsideReason: string | null;
  readonly receivedAt: string;
  readonly publishedAt: string | null;
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly channelId: string;
  readonly source: string;
  readonly private: boolean;
  readonly pseudonym: string | null;
  readonly language: string;
  readonly proposal: Proposal | null;
}
export interface ArrivalDetail extends Arrival {
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
  }[];
  readonly duplicates: readonly Duplicate[];
}
export interface ArrivalPage {
  readonly items: readonly Arrival[];
  readonly next: string | null;
}

/** Where it differs from the proposal. */
export interface Decision {
  readonly topicId?: string;
  readonly areaId?: string | null;
  readonly place?: CasePlace | null;
  readonly severity?: number;
  readonly severityReason?: string;
  readonly type?: 'solve' | 'explain';
  readonly authorityId?: string | null;
  readonly joinCaseId?: string;
}

export type Disposition = 'open' | 'set aside' | 'accepted';

const pageSize = 50;

export function arrivalsQuery(disposition: Disposition) {
  return infiniteQueryOptions({
    queryKey: keys.arrivals({ disposition }),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<ArrivalPage>('/api/arrivals', { disposition, cursor: pageParam, limit: pageSize }, signal),
    getNextPageParam: ({ next }) => next,
  });
}

export function arrivalQuery(id: string) {
  return queryOptions({
    queryKey: keys.arrival(id),
    queryFn: ({ signal }) => get<ArrivalDetail>(`/api/arrivals/${id}`, undefined, signal),
  });
}

/** The closed list, in the order of its keys 1–8. */
export const setAsideReasons = [
  'spam',
  'advertisement',
  'abuse without a problem',
  'no problem named',
  'gratitude',
  'not in this territory',
  'duplicate import',
  'test',
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];
