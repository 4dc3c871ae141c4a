/** A stretch during which a clock stands still. Without `to` it has not ended. */
export interface Pause {
  readonly from: number;
  readonly to?: number | undefined;
}

/** As half-open stretches, an open one lasting for ever. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Pauses from `start` on, in order, without overlaps and without empty ones. */
export function stretches(pauses: readonly Pause[], start: number): Stretch[] {
  const clipped = pauses
    .map(({ from, to = Number.POSITIVE_INFINITY }) => ({ from: Math.max(from, start), to }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const result: Stretch[] = [];
  for (const stretch of clipped) {
    const last = result.at(-1);
    if (last === undefined || stretch.from > last.to) result.push(stretch);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
  }
  return result;
}

/** The pause a moment stands in: its first moment does, its last does not. */
export const pauseAt = (paused: readonly Stretch[], at: number): Stretch | undefined =>
  paused.find(({ from, to }) => at >= from && at < to);
