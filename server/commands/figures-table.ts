import type { LabelFigures } from '../triage/index.ts';

const percent = (share: number) => (share * 100).toFixed(1).padStart(7);
const score = (value: number) => value.toFixed(3).padStart(7);

/** One line a label: what `heed train` and `heed evaluate` print. */
export function figuresTable(labels: Readonly<Record<string, LabelFigures>>): string {
  const lines = Object.entries(labels).map(
    ([label, f]) =>
      `${label.padEnd(14)}${score(f.f1Weighted)}${score(f.f1Macro)}${percent(f.accuracy)}${percent(f.top3)}${score(f.ece)}${percent(f.coverageAt95)}`,
  );
  return [`${''.padEnd(14)}     F1  macro  right%  top-3%    ECE  alone%`, ...lines].join('\n');
}

export const figuresLegend = `F1 is weighted by how frequent each value is; alone: what could be handed over without a person at 95 % precision.`;

/** One line a topic, the frequent ones first. */
export function topicTable(
  topics: readonly {
    support: number;
    precision: number;
    recall: number;
    f1: number;
    coverageAt95: number;
    name: string;
  }[],
): string {
  const lines = topics.map(
    (t) =>
      `${String(t.support).padStart(6)}${percent(t.precision)}${percent(t.recall)}${score(t.f1)}${percent(t.coverageAt95)}  ${t.name}`,
  );
  return ['    n  right% found%     F1  alone%  topic', ...lines].join('\n');
}
