import { calibrationError, type ReliabilityBin, reliability } from './metrics/calibration.ts';
import { coverageAt } from './metrics/coverage.ts';
import { classCounts, f1, macroF1, precision, recall, weightedF1 } from './metrics/f1.ts';
import type { Example, Model, Prediction } from './types.ts';

/** Precision that automatic hand-over has to keep. */
export const HANDOVER_PRECISION = 0.95;

/** How well one value is proposed; shares are 0–1. */
export interface ValueReport {
  readonly value: string;
  /** Messages of the test set that really have it. */
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the messages proposed as this value that can be handed over at 95 % precision. */
  readonly coverageAt95: number;
}

export interface LabelReport {
  readonly messages: number;
  readonly f1Weighted: number;
  readonly f1Macro: number;
  readonly accuracy: number;
  /** Share whose truth is among the first three candidates. */
  readonly top3: number;
  /** Expected calibration error of the first candidate. */
  readonly ece: number;
  readonly coverageAt95: number;
  /** Probability from which proposals were right often enough on this test set; Infinity when never. */
  readonly threshold: number;
  readonly bins: readonly ReliabilityBin[];
  readonly perClass: readonly ValueReport[];
}

export type Report = Readonly<Record<string, LabelReport>>;

/** One message's candidates beside the truth. */
export interface Judged {
  readonly truth: string;
  readonly candidates: readonly Prediction[];
}

/** Judges a model on examples it was not trained on; examples without a label are left out for that label. */
export function evaluate(model: Model, examples: Iterable<Example>): Report {
  const all = [...examples];
  const predictions = model.predictBatch(
    all.map((example) => example.text),
    { top: 3 },
  );
  const report: Record<string, LabelReport> = {};
  for (const label of model.labels) {
    const judged = all.flatMap((example, i): Judged[] => {
      const truth = example.labels[label];
      return truth === undefined ? [] : [{ truth, candidates: predictions[i]![label]! }];
    });
    report[label] = judge(judged);
  }
  return report;
}

/** The report on judged messages, from one model or several of a cross-validation. */
export function judge(judged: readonly Judged[]): LabelReport {
  const values = [
    ...new Set(judged.flatMap(({ truth, candidates }) => [truth, candidates[0]?.value ?? truth])),
  ];
  const index = new Map(values.map((value, i) => [value, i]));
  const truth = Int32Array.from(judged, (each) => index.get(each.truth)!);
  const proposed = Int32Array.from(judged, (each) => index.get(each.candidates[0]?.value ?? '') ?? -1);
  const confidences = Float64Array.from(judged, (each) => each.candidates[0]?.probability ?? 0);
  const right = Uint8Array.from(judged, (_, i) => (truth[i] === proposed[i] ? 1 : 0));
  const inTop3 = judged.filter((each) =>
    each.candidates.slice(0, 3).some(({ value }) => value === each.truth),
  );
  const bins = reliability(confidences, right);
  const coverage = coverageAt(HANDOVER_PRECISION, confidences, right);
  return {
    messages: judged.length,
    f1Weighted: weightedF1(truth, proposed, values.length),
    f1Macro: macroF1(truth, proposed, values.length),
    accuracy: share(
      right.reduce((sum, each) => sum + each, 0),
      judged.length,
    ),
    top3: share(inTop3.length, judged.length),
    ece: calibrationError(bins),
    coverageAt95: coverage.share,
    threshold: coverage.threshold,
    bins,
    perClass: valueReports(values, truth, proposed, confidences, right),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function valueReports(
  values: readonly string[],
  truth: Int32Array,
  proposed: Int32Array,
  confidences: Float64Array,
  right: Uint8Array,
): ValueReport[] {
  const counts = classCounts(truth, proposed, values.length);
  const reports = values.map((value, i): ValueReport => {
    const own = Int32Array.from(proposed.keys()).filter((at) => proposed[at] === i);
    const coverage = coverageAt(
      HANDOVER_PRECISION,
      Float64Array.from(own, (at) => confidences[at]!),
      Uint8Array.from(own, (at) => right[at]!),
    );
    const each = counts[i]!;
    return {
      value,
      support: each.support,
      precision: precision(each),
      recall: recall(each),
      f1: f1(each),
      coverageAt95: coverage.share,
    };
  });
  return reports.sort((a, b) => b.support - a.support || (a.value < b.value ? -1 : 1));
}
