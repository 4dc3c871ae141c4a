import { evaluate as judge, type Model, trainModel } from '../../engines/classify/index.ts';
import { createDirectories } from '../territory/index.ts';
import { type JudgedModel, judgeActive, type LabelFigures, labelFigures } from '../triage/index.ts';
import { type Command, type CommandInput, flag, textOption, UsageError } from './command.ts';
import { figuresLegend, figuresTable, topicTable } from './figures-table.ts';
import { readLabelled, readMap } from './labelled-csv.ts';
import { databaseHelp, databaseOptions, open } from './open.ts';
import { createStepLine } from './step-line.ts';
import { takeTable } from './table-or-directory.ts';
import { findRealm } from './user.ts';

const labels = ['executor', 'topic_group', 'topic'];

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'judge the model in use, or what can be learnt from one table for another',
  help: `heed evaluate [--realm CODE] [--json]
heed evaluate --data FILE --test FILE [--map NAME=COLUMN …] [--json]

The first judges the model in use on the centre's history that is kept back from training, topic by topic. The second
needs no database: it trains on one CSV and judges on another, both with the column text and any of executor,
topic_group, topic.

  --realm CODE       the realm; not needed when there is only one
  --data FILE        the CSV to train on
  --test FILE        the CSV to judge on
  --map NAME=COLUMN  a column that is called otherwise: --map text=Message
  --json             the last line is one JSON object
${databaseHelp}`,
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
    if (test !== undefined && table === undefined)
      throw new UsageError('--test needs the table to train on: --data FILE');
    if (table !== undefined && test === undefined)
      throw new UsageError('--data names a table: name another with --test FILE');
    if (table !== undefined && test !== undefined) await evaluateTables(input, table, test);
    else await evaluateActive(input);
  },
};

async function evaluateTables(input: CommandInput, table: string, test: string): Promise<void> {
  const written = input.values.map;
  const map = readMap(Array.isArray(written) ? written : [], ['text', ...labels]);
  const examples = await readLabelled(table, labels, map);
  const judgedOn = await readLabelled(test, labels, map);
  const present = labels.filter((label) =>
    [examples, judgedOn].every((rows) => rows.some((row) => label in row.labels)),
  );
  if (present.length === 0) throw new UsageError('the two tables have no column of labels in common');
  const hierarchy =
    present.includes('topic') && present.includes('topic_group')
      ? { child: 'topic', parent: 'topic_group' }
      : undefined;
  const line = createStepLine(`training on ${examples.length} rows`);
  const began = process.cpuUsage();
  const model = trainModel(examples, {
    labels: present,
    hierarchy,
    onProgress: ({ step, label }) => line.say(label ? `${step} ${label}` : step),
  });
  const seconds = processorSeconds(began);
  line.end();
  const figures = labelFigures(judge(model, judgedOn));
  const texts = judgedOn.map(({ text }) => text);
  const label = present.find((name) => name === 'topic_group') ?? present[0]!;
  const perSecond = speed(model, texts, [label]);
  const perSecondAll = speed(model, texts, present);
  const rows = {
    train: { rows: examples.length, seconds },
    predict: { rows: judgedOn.length, perSecond, perSecondAll },
  };
  console.log(
    `Processor time of one core: trained on ${examples.length} rows in ${seconds.toFixed(1)} s; a second predicts ` +
      `${Math.round(perSecond)} messages' ${label}, or ${Math.round(perSecondAll)} messages' every label.\n`,
  );
  console.log(`${figuresTable(figures)}\n\n${figuresLegend}`);
  if (flag(input, 'json')) console.log(JSON.stringify({ ...withoutCounts(figures), ...rows }));
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
    console.log(told(judged));
    if (flag(input, 'json')) console.log(JSON.stringify(judged));
  } finally {
    await opened.close();
  }
}

function told({ madeBy, heldOut, labels: figures, topics }: JudgedModel): string {
  return `In use: ${madeBy}, judged on ${heldOut} messages it has not learnt from.

${figuresTable(figures)}

${topicTable(topics)}

${figuresLegend}`;
}
