import { UsageError } from '../platform/usage-error.ts';
import { wordsIn } from '../platform/words.ts';
import { createDirectories, type Directory } from '../territory/index.ts';
import { type HistoryRow, type NewlyTrained, trainTopics } from '../triage/index.ts';
import { type Command, type CommandInput, flag, textOption, textOptions } from './command.ts';
import { figuresTable, madeByInWords } from './figures-table.ts';
import { readLabelled, readMap } from './labelled-csv.ts';
import { databaseOptions, type Opened, open } from './open.ts';
import { createStepLine } from './step-line.ts';
import { takeTable } from './table-or-directory.ts';
import { findRealm } from './user.ts';

export const train: Command = {
  name: 'train',
  options: {
    ...databaseOptions,
    realm: { type: 'string' },
    map: { type: 'string', multiple: true },
    force: { type: 'boolean' },
  },
  async run(input) {
    const { table, rest } = takeTable(input);
    const opened = await open(rest, { logLevel: 'warn' });
    try {
      console.log(told(await trainIn(opened, input, table), input));
    } finally {
      await opened.close();
    }
  },
};

async function trainIn(
  opened: Opened,
  input: CommandInput,
  table: string | undefined,
): Promise<NewlyTrained> {
  const { words } = input;
  const stepWords = wordsIn(input.language);
  const { database, platform } = opened;
  const directories = createDirectories();
  const { realm, directory } = await database.acrossRealms(async (tx) => {
    const found = await findRealm(tx, textOption(input, 'realm'));
    return { realm: found, directory: await directories.of(tx, found.id) };
  });
  const history = table === undefined ? undefined : await historyFrom(table, input, directory);
  const line = createStepLine(words('train.training'), words);
  try {
    return await trainTopics({ ...platform, directories }, realm.id, {
      history,
      force: flag(input, 'force'),
      onStep: (step, rows) =>
        line.say(words('train.step', { rows, step: stepWords(`evaluate.step.${step}`) })),
    });
  } finally {
    line.end();
  }
}

/** The rows of a table whose topic is one of the centre's, by code or by a name in any language. */
async function historyFrom(table: string, input: CommandInput, directory: Directory): Promise<HistoryRow[]> {
  const map = readMap(textOptions(input, 'map'), ['text', 'topic']);
  const rows = await readLabelled(table, ['topic'], map);
  const plain = (name: string) => name.trim().toLowerCase();
  const byName = new Map(
    [...directory.topics.values()].flatMap((topic) =>
      [topic.code, ...Object.values(topic.name)].map((name) => [plain(name), topic] as const),
    ),
  );
  const history = rows.flatMap(({ text, labels }, index): HistoryRow[] => {
    const topic = byName.get(plain(labels.topic ?? ''));
    if (!topic) return [];
    return [{ messageId: String(index), text, topicId: topic.id, groupId: topic.groupId, chosenAt: null }];
  });
  if (history.length === 0) throw new UsageError('train-no-topic', { file: table });
  const unknown = rows.length - history.length;
  if (unknown > 0)
    console.error(`heed: ${input.words('train.unknown-topics', { unknown, rows: rows.length })}`);
  return history;
}

function told({ version, activated, metrics }: NewlyTrained, input: CommandInput): string {
  const { words, language } = input;
  const { rows, heldOut, seconds, labels, before } = metrics;
  const parts = [
    words('train.done', { version, rows, seconds, heldOut }),
    figuresTable(labels, input),
    ...(before
      ? [
          `${words('train.rival', { madeBy: madeByInWords(before.madeBy, language) })}\n${figuresTable({ topic: before.topic }, input)}`,
        ]
      : []),
    `${words('figures.legend')}\n${words(activated ? 'train.activated' : 'train.kept')}`,
  ];
  return parts.join('\n\n');
}
