import type { Recount } from './recounts.api.ts';

/** Cases a second, and seconds left; null before there is anything to go by. */
export function paceOf(recount: Recount, now: number): { rate: number; secondsLeft: number } | null {
  const seconds = (now - Date.parse(recount.startedAt)) / 1000;
  if (recount.casesDone === 0 || seconds <= 0) return null;
  const rate = recount.casesDone / seconds;
  return { rate, secondsLeft: Math.ceil((recount.casesTotal - recount.casesDone) / rate) };
}
