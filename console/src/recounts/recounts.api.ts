import { queryOptions } from '@tanstack/react-query';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export interface Recount {
  readonly id: string;
  readonly calendarId: string | null;
  readonly topicId: string | null;
  readonly state: string;
  readonly casesTotal: number;
  readonly casesDone: number;
  readonly casesMoved: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

const running = ({ state }: Recount) => state === 'running';

/** Looked at often while one is under way, seldom otherwise. */
export const recountsQuery = queryOptions({
  queryKey: keys.recounts,
  queryFn: ({ signal }) => get<Recount[]>('/api/clock-recounts', undefined, signal),
  refetchInterval: ({ state }) => (state.data?.some(running) ? 2000 : 120_000),
});
