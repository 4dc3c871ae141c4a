import type { ClockName, Risk } from '../cases/index.ts';

/** Who hears that a clock is late, one after the other (PRODUCT.md §4). */
export type Rung = 'executor' | 'head' | 'curator' | 'leader';

const ofAuthority: readonly Rung[] = ['executor', 'head', 'curator', 'leader'];
const ofCentre: readonly Rung[] = ['curator', 'leader'];

/** The centre holds what no authority has yet, and every review. */
export function chainOf(clock: ClockName, heldBy: string | null): readonly Rung[] {
  return heldBy === null || clock === 'review' ? ofCentre : ofAuthority;
}

const hour = 3_600_000;

/** Time without a remedy before the next rung hears: working time, round the clock for what is critical. */
export const rungMs: Readonly<Record<Risk, number>> = {
  critical: hour / 4,
  heightened: 2 * hour,
  ordinary: 8 * hour,
};
