/** Predictions whose probability fell into one interval. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability given, and share that was right. */
  readonly confidence: number;
  readonly accuracy: number;
}

/** Ten equal intervals, as in Guo, Pleiss, Sun, Weinberger, ICML 2017 (they use 15). */
const BINS = 10;

/** `confidences[i]` is the probability of the proposed value, `right[i]` whether it was true (1) or not (0). */
export function reliability(confidences: Float64Array, right: Uint8Array): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, sum: 0, right: 0 }));
  confidences.forEach((confidence, i) => {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.count++;
    bin.sum += confidence;
    bin.right += right[i]!;
  });
  return bins.map((bin, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    count: bin.count,
    confidence: bin.count === 0 ? 0 : bin.sum / bin.count,
    accuracy: bin.count === 0 ? 0 : bin.right / bin.count,
  }));
}

/** Expected calibration error: mean distance between confidence and accuracy over the bins, weighted by count. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const sum = bins.reduce((error, bin) => error + bin.count * Math.abs(bin.confidence - bin.accuracy), 0);
  return total === 0 ? 0 : sum / total;
}
