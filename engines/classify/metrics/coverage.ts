/** How much can be handed over without a person. */
export interface Coverage {
  /** Share of all predictions with at least this confidence. */
  readonly share: number;
  /** Lowest confidence that is still handed over; Infinity when nothing can be. */
  readonly threshold: number;
}

/**
 * The largest share of predictions, most confident first, of which at least `precision` are right.
 * Predictions of equal confidence are handed over together or not at all.
 */
export function coverageAt(precision: number, confidences: Float64Array, right: Uint8Array): Coverage {
  const order = [...confidences.keys()].sort((a, b) => confidences[b]! - confidences[a]!);
  let correct = 0;
  let best: Coverage = { share: 0, threshold: Number.POSITIVE_INFINITY };
  order.forEach((index, at) => {
    correct += right[index]!;
    const next = order[at + 1];
    const tied = next !== undefined && confidences[next] === confidences[index];
    if (tied || correct < precision * (at + 1)) return;
    best = { share: (at + 1) / order.length, threshold: confidences[index]! };
  });
  return best;
}
