import { existsSync } from 'node:fs';
import { evaluate as judge, type Model, type Report, trainModel } from '../../engines/classify/index.ts';
import { UsageError } from '../platform/usage-error.ts';
import { createDirectories } from '../territory/index.ts';
import { type JudgedModel, judgeActive, type LabelFigures, labelFigures } from '../triage/index.ts';
import { type Command, type CommandInput, flag, textOption, textOptions } from './command.ts';
import { figuresTable, madeByInWords, topicTable } from './figures-table.ts';
import { type LabelledRow, readLabelled, readMap } from './labelled-csv.ts';
import { databaseOptions, open } from './open.ts';
import { createStepLine } from './step-line.ts';
import { takeTable } from './table-or-directory.ts';
import { findRealm } from './user.ts';

const labels = ['executor', 'topic_group', 'topic'];

export const evaluate: Command = {
  name: 'evaluate',
  options: {
    ...databaseOptions,
    realm: { type: 'string' },
    test: { type: 'string' },
    map: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(input) {
    const test = textOption(input, 'test');
    const { table } = takeTable(input);
    const data = textOption(input, 'data');
    if (test !== undefined && data !== undefined && !existsSync(data))
      throw new UsageError('file-unusable', { file: data, why: 'ENOENT' });
    if (test !== undefined && table === undefined) throw new UsageError('test-without-data');
    if (table !== undefined && test === undefined) throw new UsageError('data-without-test');
    if (table !== undefined && test !== undefined) await evaluateTables(input, table, test);
    else await evaluateActive(input);
  },
};

async function evaluateTables(input: CommandInput, table: string, test: string): Promise<void> {
  const map = readMap(textOptions(input, 'map'), ['text', ...labels]);
  const examples = await readLabelled(table, labels, map);
  const judgedOn = await readLabelled(test, labels, map);
  const present = labelsOfBoth(examples, judgedOn, table);
  const hierarchy =
    present.includes('topic') && present.includes('topic_group')
      ? { child: 'topic', parent: 'topic_group' }
      : undefined;
  const { words } = input;
  const line = createStepLine(words('evaluate.training', { rows: examples.length }), words);
  const began = process.cpuUsage();
  const model = trainModel(examples, {
    labels: present,
    hierarchy,
    onProgress({ step, label }) {
      const said = words(`evaluate.step.${step}`);
      line.say(label ? `${said} ${label}` : said);
    },
  });
  const seconds = processorSeconds(began);
  line.end();
  const report = judge(model, judgedOn);
  const figures = labelFigures(report);
  const texts = judgedOn.map(({ text }) => text);
  const label = present.find((name) => name === 'topic_group') ?? present[0]!;
  const perSecond = speed(model, texts, [label]);
  const perSecondAll = speed(model, texts, present);
  const rows = {
    train: { rows: examples.length, seconds },
    predict: { rows: judgedOn.length, perSecond },
  };
  const told = {
    rows: examples.length,
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(perSecond),
    perSecondAll: Math.round(perSecondAll),
    label,
  };
  console.log(`${words('evaluate.speed', told)}\n`);
  console.log([...tablesOf(report, input), words('figures.legend')].join('\n\n'));
  if (flag(input, 'json')) console.log(JSON.stringify({ ...withoutCounts(figures), ...rows }));
}

/** The labels known in both tables that have at least two values to choose from. */
function labelsOfBoth(
  examples: readonly LabelledRow[],
  judgedOn: readonly LabelledRow[],
  table: string,
): string[] {
  const shared = labels.filter((label) =>
    [examples, judgedOn].every((rows) => rows.some((row) => label in row.labels)),
  );
  if (shared.length === 0) throw new UsageError('tables-no-label');
  const present = shared.filter(
    (label) => new Set(examples.flatMap((row) => row.labels[label] ?? [])).size > 1,
  );
  if (present.length === 0)
    throw new UsageError('table-one-value', { file: table, known: shared.join(', ') });
  return present;
}

/** The labels, and the topics one by one. */
function tablesOf(report: Report, input: CommandInput): string[] {
  const labelTable = figuresTable(labelFigures(report), input);
  const topics = (report.topic?.perClass ?? []).map(({ value, ...topic }) => ({ ...topic, name: value }));
  return topics.length === 0 ? [labelTable] : [labelTable, topicTable(topics, input)];
}

/** Processor time and not the clock's: what else the machine does is not the model's fault. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

/** Long enough that starting up no longer counts. */
const measured = 0.5;

/** Messages a second of processor time, from text to candidates; 0 when there is none to ask about. */
function speed(model: Model, texts: readonly string[], asked: readonly string[]): number {
  if (texts.length === 0) return 0;
  model.predictBatch(texts, { labels: asked });
  const began = process.cpuUsage();
  let done = 0;
  while (processorSeconds(began) < measured) {
    model.predictBatch(texts, { labels: asked });
    done += texts.length;
  }
  return done / processorSeconds(began);
}

function withoutCounts(figures: Readonly<Record<string, LabelFigures>>) {
  return Object.fromEntries(
    Object.entries(figures).map(([label, { messages: _, ...rest }]) => [label, rest]),
  );
}

async function evaluateActive(input: CommandInput): Promise<void> {
  const opened = await open(input, { logLevel: 'warn' });
  const { database, platform } = opened;
  try {
    const realm = await database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
    const judged = await judgeActive({ ...platform, directories: createDirectories() }, realm.id);
    console.log(told(judged, input));
    if (flag(input, 'json')) console.log(JSON.stringify(judged));
  } finally {
    await opened.close();
  }
}

function told({ madeBy, heldOut, labels: figures, topics }: JudgedModel, input: CommandInput): string {
  const { words } = input;
  return [
    words('evaluate.in-use', { madeBy: madeByInWords(madeBy, input.language), heldOut }),
    figuresTable(figures, input),
    topicTable(topics, input),
    words('figures.legend'),
  ].join('\n\n');
}
