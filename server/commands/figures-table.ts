import { wordsIn } from '../platform/words.ts';
import type { LabelFigures } from '../triage/index.ts';
import type { CommandInput } from './command.ts';

type Reader = Pick<CommandInput, 'language' | 'words'>;

const column = 7;

/** How shares and scores are written, each in its column. */
function formats({ language }: Reader) {
  const digits = (count: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: count, maximumFractionDigits: count });
  const [one, three] = [digits(1), digits(3)];
  return {
    percent: (share: number) => one.format(share * 100).padStart(column + 1),
    score: (value: number) => three.format(value).padStart(column),
  };
}

/** One line a label: what `heed train` and `heed evaluate` print. */
export function figuresTable(labels: Readonly<Record<string, LabelFigures>>, reader: Reader): string {
  const { percent, score } = formats(reader);
  const [f1, macro, right, top3, ece, alone] = reader.words('figures.head').split('|');
  const heads = [f1, macro].map((head = '') => head.padStart(column)).join('');
  const shares = [right, top3].map((head = '') => head.padStart(column + 1)).join('');
  const last = `${(ece ?? '').padStart(column)}${(alone ?? '').padStart(column + 1)}`;
  const lines = Object.entries(labels).map(
    ([label, f]) =>
      `${label.padEnd(14)}${score(f.f1Weighted)}${score(f.f1Macro)}${percent(f.accuracy)}${percent(f.top3)}${score(f.ece)}${percent(f.coverageAt95)}`,
  );
  return [`${''.padEnd(14)}${heads}${shares}${last}`, ...lines].join('\n');
}

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
  reader: Reader,
): string {
  const { percent, score } = formats(reader);
  const [n = '', right = '', found = '', f1 = '', alone = '', topic = ''] = reader
    .words('figures.topics-head')
    .split('|');
  const wide = (head: string) => head.padStart(column + 1);
  const head = `${n.padStart(6)}${wide(right)}${wide(found)}${f1.padStart(column)}${wide(alone)}  ${topic}`;
  const lines = topics.map(
    (t) =>
      `${String(t.support).padStart(6)}${percent(t.precision)}${percent(t.recall)}${score(t.f1)}${percent(t.coverageAt95)}  ${t.name}`,
  );
  return [head, ...lines].join('\n');
}

/** What proposed topics: `model 3`, or what there was before any model. */
export function madeByInWords(madeBy: string, language: string): string {
  const words = wordsIn(language);
  const [, version] = /^model (\d+)/.exec(madeBy) ?? [];
  return version ? words('triage.model', { version }) : words(`word.madeBy.${madeBy}`);
}
