import type { Database, Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type Directory, readBoundariesOf, readGazetteer } from '../../territory/index.ts';
import { settledOf } from '../learn-in-groups.ts';
import {
  activeModel,
  activeModelId,
  type LessonPlace,
  lessonsOf,
  type ModelRow,
  readModelBytes,
} from '../models.store.ts';
import type { TopicGuess } from '../proposal.types.ts';
import { activeWatchIds, channelNames, laidWatches } from '../watches/watches.store.ts';
import { readHolder, recentProblemsOf, windowOf } from '../window.store.ts';
import { groundOf } from './ground.ts';
import { largestWindow } from './near-window.ts';
import type { Draft, MessageToRead, TopicModel } from './reader.types.ts';
import { type ReadingThread, startThread } from './start-thread.ts';

/**
 * The reading thread with everything a realm needs laid out in it: started when first asked, started again when it
 * has ended, kept up to date with directory, model and window.
 */
export interface ReadingRoom {
  /**
   * Lays out what has changed since. Only who reads new messages (at some time) needs the window of earlier ones and
   * the watches at work then.
   */
  open(tx: Tx, directory: Directory, toRead?: { at: Date }): Promise<OpenRoom>;
  /**
   * For whoever only wants words explained by the model in force: as the room stands when nothing has changed; otherwise
   * what has is laid out once for all who come meanwhile. Each for themselves they took every connection, and the thread
   * laid out the same ten times over.
   */
  enter(database: Database, directory: Directory, modelId: string | null): Promise<OpenRoom>;
  /** Names this process where it notes that its window was the last to be filled. */
  readonly holder: string;
  close(): Promise<void>;
}

export interface OpenRoom {
  /** Drafts in the order of the messages, which are filed in the window as they are read. */
  read(messages: readonly MessageToRead[]): Promise<Draft[]>;
  /** The fragments for and against each topic. */
  explain(text: string, topicIds: readonly string[]): Promise<TopicGuess['fragments'][]>;
}

interface Laid {
  stamp: number;
  modelId: string | null;
  baseId: string | null;
  /** The last lesson of the last full group the thread has learnt on that base. */
  settled: LessonPlace | undefined;
  window: boolean;
  watches: ReadonlySet<string>;
  channels: string;
}

export function createReadingRoom(start: () => ReadingThread = startThread): ReadingRoom {
  const holder = newId();
  let thread: ReadingThread | undefined;
  let laid = new Map<string, Laid>();
  const beingLaid = new Map<string, Promise<OpenRoom>>();

  const current = (): ReadingThread => {
    if (!thread || thread.ended) {
      thread = start();
      laid = new Map();
    }
    return thread;
  };

  const laidIn = (realmId: string): Laid => {
    const known = laid.get(realmId) ?? {
      stamp: Number.NaN,
      modelId: null,
      baseId: null,
      settled: undefined,
      window: false,
      watches: new Set<string>(),
      channels: '',
    };
    laid.set(realmId, known);
    return known;
  };

  const open: ReadingRoom['open'] = async (tx, directory, toRead) => {
    const { realmId } = directory;
    const reader = current();
    const known = laidIn(realmId);
    await layGround(tx, reader, directory, known);
    await layModel(tx, reader, realmId, known);
    if (toRead) {
      await layWindow(tx, reader, realmId, known, holder);
      await layWatches(tx, reader, realmId, known, toRead.at);
    }
    return roomOf(reader, realmId);
  };

  const layOut = (database: Database, directory: Directory): Promise<OpenRoom> => {
    const { realmId } = directory;
    const begun =
      beingLaid.get(realmId) ??
      database.inRealm(realmId, (tx) => open(tx, directory)).finally(() => beingLaid.delete(realmId));
    beingLaid.set(realmId, begun);
    return begun;
  };

  return {
    holder,
    open,
    async enter(database, directory, modelId) {
      const { realmId, stamp } = directory;
      const known = laid.get(realmId);
      const stands = known?.stamp === stamp && known.modelId === modelId;
      return thread && !thread.ended && stands ? roomOf(thread, realmId) : layOut(database, directory);
    },
    async close() {
      await thread?.end();
    },
  };
}

function roomOf(reader: ReadingThread, realmId: string): OpenRoom {
  return {
    read: (messages) => reader.ask('read', { realmId, messages }),
    explain: (text, topicIds) => reader.ask('explain', { realmId, text, topicIds }),
  };
}

async function layGround(tx: Tx, reader: ReadingThread, directory: Directory, known: Laid): Promise<void> {
  const { realmId, stamp } = directory;
  if (known.stamp === stamp) return;
  const boundaries = await readBoundariesOf(tx, realmId);
  const ground = groundOf(directory, boundaries, await readGazetteer(tx, realmId));
  await reader.ask('stand', { ground });
  known.stamp = stamp;
}

async function layModel(tx: Tx, reader: ReadingThread, realmId: string, known: Laid): Promise<void> {
  const modelId = await activeModelId(tx, realmId);
  if (modelId === known.modelId) return;
  const active = modelId === null ? undefined : await activeModel(tx, realmId);
  const handed = active && (await handOver(tx, realmId, active, known));
  await reader.ask('use', { realmId, model: handed?.model });
  known.modelId = active?.id ?? null;
  if (!handed) return;
  known.baseId = handed.model.baseId;
  known.settled = handed.settled;
}

async function layWindow(
  tx: Tx,
  reader: ReadingThread,
  realmId: string,
  known: Laid,
  holder: string,
): Promise<void> {
  if (known.window && (await readHolder(tx, realmId)) === holder) return;
  const problems = await recentProblemsOf(tx, realmId);
  await reader.ask('recall', { realmId, begin: true, signatures: [], problems });
  for await (const signatures of windowOf(tx, realmId, largestWindow))
    await reader.ask('recall', { realmId, begin: false, signatures, problems: [] });
  known.window = true;
}

/** Adds and removes what has changed; in a realm without watches this is one look at an empty index. */
async function layWatches(
  tx: Tx,
  reader: ReadingThread,
  realmId: string,
  known: Laid,
  at: Date,
): Promise<void> {
  const now = new Set(await activeWatchIds(tx, realmId, at));
  if (now.size === 0 && known.watches.size === 0) return;
  const remove = [...known.watches.difference(now)];
  const fresh = [...now.difference(known.watches)];
  const channels = await channelNames(tx, realmId);
  const called = JSON.stringify(channels);
  if (remove.length + fresh.length === 0 && called === known.channels) return;
  const add = fresh.length > 0 ? await laidWatches(tx, realmId, fresh) : [];
  await reader.ask('watch', { realmId, change: { add, remove, channels } });
  known.watches = now;
  known.channels = called;
}

/** The version in force as the thread needs it; of a base it has, only what it has not settled is sent. */
async function handOver(
  tx: Tx,
  realmId: string,
  active: ModelRow,
  known: Pick<Laid, 'baseId' | 'settled'>,
): Promise<{ model: TopicModel; settled: LessonPlace | undefined }> {
  const { version, baseId } = active;
  const held = baseId === known.baseId;
  const after = held ? known.settled : undefined;
  const lessons = await lessonsOf(tx, realmId, active, after);
  const bytes = held ? undefined : await readModelBytes(tx, realmId, baseId);
  return {
    model: { version, baseId, bytes, lessons: lessons.map(({ example }) => example) },
    settled: lessons[settledOf(lessons.length) - 1] ?? after,
  };
}
