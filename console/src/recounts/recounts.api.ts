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

/** Cases a second, and seconds left; null before there is anything to go by. */
export function paceOf(recount: Recount, now: number): { rate: number; secondsLeft: number } | null {
  const seconds = (now - Date.parse(recount.startedAt)) / 1000;
  if (recount.casesDone === 0 || seconds <= 0) return null;
  const rate = recount.casesDone / seconds;
  return { rate, secondsLeft: Math.ceil((recount.casesTotal - recount.casesDone) / rate) };
}
