import { createDirectories, type Directory } from '../territory/index.ts';
import { type HistoryRow, type NewlyTrained, trainTopics } from '../triage/index.ts';
import { type Command, type CommandInput, flag, textOption, UsageError } from './command.ts';
import { figuresLegend, figuresTable } from './figures-table.ts';
import { readLabelled, readMap } from './labelled-csv.ts';
import { databaseHelp, databaseOptions, type Opened, open } from './open.ts';
import { createStepLine } from './step-line.ts';
import { takeTable } from './table-or-directory.ts';
import { findRealm } from './user.ts';

export const train: Command = {
  name: 'train',
  summary: 'learn topics from what people have decided, or from a table',
  help: `heed train [--realm CODE] [--data FILE] [--map NAME=COLUMN …] [--force]

Trains a new version of the model that proposes topics, on the centre's own history or on a CSV with the columns text
and topic (a code or name of one of the centre's topics). Every tenth text is kept back; the version is saved with how
it did on those, and used only if it did better than the one in use. Whatever runs picks it up by itself.

  --realm CODE       the realm; not needed when there is only one
  --data FILE        a CSV instead of the centre's own history
  --map NAME=COLUMN  a column of the file that is called otherwise: --map text=Message --map topic=Theme
  --force            use the new version even if it is no better
${databaseHelp}`,
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
      console.log(told(await trainIn(opened, input, table)));
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
  const { database, platform } = opened;
  const directories = createDirectories();
  const { realm, directory } = await database.acrossRealms(async (tx) => {
    const found = await findRealm(tx, textOption(input, 'realm'));
    return { realm: found, directory: await directories.of(tx, found.id) };
  });
  const history = table === undefined ? undefined : await historyFrom(table, input, directory);
  const line = createStepLine('training');
  try {
    return await trainTopics({ ...platform, directories }, realm.id, {
      history,
      force: flag(input, 'force'),
      onStep: (step, rows) => line.say(`${rows} messages, ${step}`),
    });
  } finally {
    line.end();
  }
}

/** The rows of a table whose topic is one of the centre's, by code or by a name in any language. */
async function historyFrom(table: string, input: CommandInput, directory: Directory): Promise<HistoryRow[]> {
  const written = input.values.map;
  const map = readMap(Array.isArray(written) ? written : [], ['text', 'topic']);
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
  if (history.length === 0)
    throw new UsageError(`no row of ${table} has a topic of this centre: write its code or its name`);
  if (history.length < rows.length)
    console.error(
      `heed: ${rows.length - history.length} of ${rows.length} rows have a topic this centre does not know`,
    );
  return history;
}

function told({ version, activated, metrics }: NewlyTrained): string {
  const { rows, heldOut, seconds, labels, before } = metrics;
  const verdict = activated
    ? 'It is in use from now on.'
    : 'It is kept, and not used: what is in use does as well or better. --force uses it all the same.';
  const rival = before
    ? `\n\nOn the same messages, ${before.madeBy}:\n${figuresTable({ topic: before.topic })}`
    : '';
  return `Version ${version}: ${rows} messages in ${seconds} s, judged on ${heldOut} kept back.

${figuresTable(labels)}${rival}

${figuresLegend}
${verdict}`;
}
