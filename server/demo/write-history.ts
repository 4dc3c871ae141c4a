import { columnsInQueue, columnsOfCase, hasEnded } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newPublicNumber } from '../platform/public-number.ts';
import type { DemoScene } from './demo-scene.ts';
import { insertRows } from './insert-rows.ts';
import { freshMs, messageRows, openingOf } from './message-rows.ts';
import type { StoryRows } from './story-changes.ts';
import { playStory } from './story-rows.ts';
import type { DemoMessage } from './world/index.ts';

const batchSize = 500;

interface History extends DemoScene {
  /** Cases later messages may repeat: until when, in milliseconds. */
  readonly caseOf: Map<string, { caseId: string; until: number }>;
  readonly numbers: Set<string>;
}

/** Writes messages in the order they came, and what became of each; a batch is made while the one before is written. */
export async function writeHistory(
  scene: DemoScene,
  messages: Iterable<DemoMessage>,
  onProgress: (done: number) => void,
): Promise<void> {
  const history: History = { ...scene, caseOf: new Map(), numbers: new Set() };
  let writing = Promise.resolve();
  let done = 0;
  for (const batch of batches(messages)) {
    const rows = rowsOf(history, batch);
    await writing;
    onProgress(done);
    const made = done;
    done += batch.length;
    writing = scene.platform.database.acrossRealms(async (tx) => {
      if (made >= askedFor) await askNoMore(tx);
      await writeRows(tx, history, rows);
    });
  }
  await writing;
  onProgress(done);
}

const written = sql`messages, message_states, cases, case_queue, case_clocks, case_messages, answers, reviews, promises,
  verdicts, events`;

/**
 * Has the database look at what was written. By itself it does so a minute later, and meanwhile joins the newest months,
 * of which it knows nothing, row by row with every open case.
 */
export async function countHistory({ platform }: Pick<DemoScene, 'platform'>): Promise<void> {
  await platform.database.acrossRealms((tx) => tx.run(sql`analyze ${written}`));
}

/** A bug in what names what shows among the first of a history as well as among its millions. */
const askedFor = 20_000;

/**
 * Asking of each row whether those it names are there takes the database a third of its time, and these were made
 * together. Only whoever may do so: on a database of somebody else the rows go on being asked about.
 */
async function askNoMore(tx: Tx): Promise<void> {
  await tx.run(sql`select set_config('session_replication_role', 'replica', true)
    where has_parameter_privilege('session_replication_role', 'set')`);
}

function* batches(messages: Iterable<DemoMessage>): Generator<DemoMessage[]> {
  let batch: DemoMessage[] = [];
  for (const message of messages) {
    batch.push(message);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What nobody answered for this long has been dropped by its author, as an operator found out. */
const forgottenMs = 45 * 86_400_000;

/** Nothing is registered in the future, the newest are undecided, and nothing lies unanswered for years. */
export function asKnownNow(message: DemoMessage, now: number): DemoMessage {
  const receivedAt = Math.min(message.receivedAt, now);
  const { story, ...unhandled } = message;
  if (now - receivedAt < freshMs) return { ...unhandled, receivedAt };
  if (!story || story.final || story.withdrawn || now - message.publishedAt < forgottenMs)
    return { ...message, receivedAt };
  const at = (story.assignedAt ?? story.acceptedAt) + forgottenMs / 3;
  const withdrawn = { at, reason: 'Заявитель сообщил, что вопрос снят' };
  // What was promised later was not promised then.
  const { interim, ...before } = story;
  const told = interim && interim.at < at ? { interim } : {};
  return { ...message, receivedAt, story: { ...before, ...told, withdrawn } };
}

interface BatchRows {
  readonly messages: readonly ReturnType<typeof messageRows>[];
  readonly stories: readonly StoryRows[];
  readonly links: readonly Record<string, unknown>[];
}

function rowsOf(history: History, batch: readonly DemoMessage[]): BatchRows {
  const stories: StoryRows[] = [];
  const links: Record<string, unknown>[] = [];
  const messages = batch.map((message) => {
    const rows = messageRows(history, message);
    if (!message.story) return rows;
    const joined = message.duplicateOf ? history.caseOf.get(message.duplicateOf) : undefined;
    if (joined && joined.until > message.publishedAt) {
      links.push(linkRow(history, joined.caseId, rows.id, 'joined', message.story.acceptedAt));
      return rows;
    }
    const story = playStory(history.teller, message.story, openingOf(history, message, rows.id));
    const until = story.row.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
    history.caseOf.set(message.externalId, { caseId: story.row.id, until });
    stories.push({ ...story, row: { ...story.row, number: freeNumber(history) } });
    links.push(linkRow(history, story.row.id, rows.id, 'opened', message.story.acceptedAt));
    return rows;
  });
  forget(history, batch[0]?.publishedAt ?? 0);
  return { messages, stories, links };
}

/** Nothing can join what has ended: a history of millions need not be remembered whole. */
function forget(history: History, before: number): void {
  for (const [id, { until }] of history.caseOf) if (until < before) history.caseOf.delete(id);
}

async function writeRows(tx: Tx, history: History, { messages, stories, links }: BatchRows): Promise<void> {
  const all = <K extends 'vault' | 'row' | 'state'>(of: K) => messages.map((rows) => rows[of]);
  await insertRows(tx, 'vault', all('vault'));
  await insertRows(tx, 'messages', all('row'));
  await insertRows(tx, 'message_states', all('state'));
  await writeStories(tx, history, stories);
  await insertRows(tx, 'case_messages', links);
  const undecided = messages.filter(({ state }) => state.disposition === 'received').map(({ id }) => id);
  await tellOfUndecided(tx, history, undecided);
}

function freeNumber({ numbers }: History): string {
  let number = newPublicNumber();
  while (numbers.has(number)) number = newPublicNumber();
  numbers.add(number);
  return number;
}

const linkRow = (scene: DemoScene, caseId: string, messageId: string, role: string, at: number) => ({
  realm_id: scene.ids.realmId,
  case_id: caseId,
  message_id: messageId,
  role,
  linked_at: new Date(at),
});

/** The newest that nobody has decided on yet go the way every message goes. */
async function tellOfUndecided(tx: Tx, scene: DemoScene, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const { realmId } = scene.ids;
  await emit(tx, { realmId, actor: system('demo'), at: scene.now }, [
    { event: { type: 'messages.received', data: { messageIds } }, streamId: null },
  ]);
}

async function writeStories(tx: Tx, scene: DemoScene, stories: readonly StoryRows[]): Promise<void> {
  const { realmId } = scene.ids;
  await insertRows(
    tx,
    'cases',
    stories.map(({ row }) => ({ realmId, ...columnsOfCase(row) })),
  );
  await insertRows(
    tx,
    'case_queue',
    stories.flatMap(({ row }) => (hasEnded(row.state) ? [] : { realmId, ...columnsInQueue(row) })),
  );
  await insertRows(
    tx,
    'case_clocks',
    stories.flatMap(({ clocks }) => clocks.map((clock) => ({ realmId, ...clock }))),
  );
  await insertRows(
    tx,
    'answers',
    stories.flatMap(({ answers }) => answers),
  );
  await insertRows(
    tx,
    'reviews',
    stories.flatMap(({ reviews }) => reviews).filter(({ reviewed_by }) => reviewed_by),
  );
  await insertRows(
    tx,
    'promises',
    stories.flatMap(({ promises }) => promises),
  );
  await insertRows(
    tx,
    'verdicts',
    stories.flatMap(({ verdicts }) => verdicts),
  );
  await insertRows(
    tx,
    'events',
    stories.flatMap(({ events }) => events),
  );
}
