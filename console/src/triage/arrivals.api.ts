import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { SetAsideReason } from '../../../server/intake/message.rules.ts';
import type * as schema from '../../../server/triage/arrival.schema.ts';
import type { CasePlace } from '../cases/cases.api.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import type { ArrivalFilter } from './arrival-filter.ts';

export type { SetAsideReason };
export type Proposal = Static<typeof schema.Proposal>;
export type Arrival = Static<typeof schema.Arrival>;
export type ArrivalDetail = Static<typeof schema.ArrivalDetail>;
export type ArrivalPage = Static<typeof schema.ArrivalPage>;
export type Duplicate = ArrivalDetail['duplicates'][number];
export type Reason = Proposal['severity']['reasons'][number];

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

/** The server takes at most this many at once. */
export const mostAtOnce = 100;

export interface AcceptedMany {
  readonly accepted: readonly string[];
  readonly refused: readonly { readonly messageId: string; readonly detail: string }[];
}

const pageSize = 50;

export function arrivalsQuery({ show, watch, sort }: ArrivalFilter) {
  const disposition = show ?? 'open';
  // What has been decided on is looked back at: the newest first.
  const asked = { disposition, watch, sort: show ? 'newest' : (sort ?? 'severity') };
  return infiniteQueryOptions({
    queryKey: keys.arrivals(asked),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<ArrivalPage>('/api/arrivals', { ...asked, cursor: pageParam, limit: pageSize }, signal),
    getNextPageParam: ({ next }) => next,
  });
}

/** A look at the top of the list, to say how many are new without moving it. */
export function peekArrivals(): Promise<ArrivalPage> {
  return get<ArrivalPage>('/api/arrivals', { disposition: 'open', sort: 'newest', limit: pageSize });
}

const askAgainMs = 2000;
const mostAsked = 10;

export function arrivalQuery(id: string) {
  return queryOptions({
    queryKey: keys.arrival(id),
    queryFn: ({ signal }) => get<ArrivalDetail>(`/api/arrivals/${id}`, undefined, signal),
    // The words that decided come later where a model has still to be laid out.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.explained === false && dataUpdateCount < mostAsked ? askAgainMs : false,
  });
}

/** The closed list, in the order of its keys 1–8. */
export const setAsideReasons: readonly SetAsideReason[] = [
  'spam',
  'advertisement',
  'abuse without a problem',
  'no problem named',
  'gratitude',
  'not in this territory',
  'duplicate import',
  'test',
];
