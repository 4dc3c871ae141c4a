import type { LabelReport, Report } from '../../engines/classify/index.ts';

/** How well one label is proposed; shares are 0–1. */
export interface LabelFigures {
  readonly messages: number;
  readonly f1Weighted: number;
  readonly f1Macro: number;
  readonly accuracy: number;
  readonly top3: number;
  readonly ece: number;
  readonly coverageAt95: number;
}

export interface TopicFigures {
  readonly topicId: string;
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly coverageAt95: number;
}

/** What is kept beside a model: how it was made, and how it did before it was used. */
export interface ModelMetrics {
  /** Messages learnt from, and kept back for judging. */
  readonly rows: number;
  readonly heldOut: number;
  readonly seconds: number;
  readonly labels: Readonly<Record<string, LabelFigures>>;
  readonly topics: readonly TopicFigures[];
  /** What it replaced, or would have, on the same messages. */
  readonly before: { readonly madeBy: string; readonly topic: LabelFigures } | null;
}

export function figuresOf(report: LabelReport): LabelFigures {
  const { messages, f1Weighted, f1Macro, accuracy, top3, ece, coverageAt95 } = report;
  return { messages, f1Weighted, f1Macro, accuracy, top3, ece, coverageAt95 };
}

export function labelFigures(report: Report): Record<string, LabelFigures> {
  return Object.fromEntries(Object.entries(report).map(([label, one]) => [label, figuresOf(one)]));
}

export function topicFigures(report: Report): TopicFigures[] {
  return (report.topic?.perClass ?? []).map(({ value, ...figures }) => ({ topicId: value, ...figures }));
}
