import type { Burst } from './mass.types.ts';

/** A burst is looked for in this many hours. */
export const burstHours = 6;
/** Against as many hours of this many days before. */
export const usualDays = 28;
/** Fewer messages than this are an ordinary day's chance. */
const fewest = 5;
/** How many standard deviations of a Poisson count above the usual are no longer chance. */
const deviations = 4;

/**
 * Whether so many messages on one topic in one place within hours ask for one answer: well above what chance makes of
 * the usual (counts of rare things scatter by the root of their mean). Messages that repeat one another weigh half more.
 */
export function isBurst({ messages, usual, alike }: Burst): boolean {
  if (messages < fewest) return false;
  return messages + alike / 2 > usual + deviations * Math.sqrt(Math.max(usual, 1));
}
