/** When in the week and the day people write. */
import { type Random, Weighted } from '../random.ts';

const WORKDAY = new Weighted([
  3, 1.5, 1, 0.8, 1, 2, 8, 26, 44, 52, 54, 50, 48, 46, 44, 42, 42, 46, 52, 56, 54, 44, 26, 10,
]);
const DAY_OFF = new Weighted([
  6, 3, 2, 1, 1, 1.5, 4, 10, 20, 32, 42, 46, 44, 42, 40, 38, 38, 40, 44, 48, 50, 46, 30, 14,
]);

/** Messages of a day relative to the week's mean, from Sunday. */
export const WEEKDAY_FACTOR: readonly number[] = [0.62, 1.28, 1.17, 1.12, 1.08, 1.02, 0.71];
export const HOLIDAY_FACTOR = 0.6;

const HOUR = 3_600_000;

/** Milliseconds after local midnight. */
export function drawTimeOfDay(random: Random, isDayOff: boolean): number {
  return (isDayOff ? DAY_OFF : WORKDAY).index(random) * HOUR + random.int(HOUR);
}
