import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type Directory, readBoundariesOf, readGazetteer } from '../../territory/index.ts';
import { activeModel, readActiveModel } from '../models.store.ts';
import type { TopicGuess } from '../proposal.types.ts';
import { readHolder, recentProblemsOf, windowOf } from '../window.store.ts';
import { groundOf } from './ground.ts';
import { largestWindow } from './near-window.ts';
import type { Draft, MessageToRead } from './reader.types.ts';
import { type ReadingThread, startThread } from './start-thread.ts';

/**
 * The reading thread with everything a realm needs laid out in it: started when first asked, started again when it
 * has ended, kept up to date with directory, model and window.
 */
export interface ReadingRoom {
  /** Drafts in the order of the messages, which are filed in the window as they are read. */
  read(tx: Tx, directory: Directory, messages: readonly MessageToRead[]): Promise<Draft[]>;
  /** Makes sure that the window holds what others have filed; before the first `read` of a transaction. */
  catchUp(tx: Tx, directory: Directory): Promise<void>;
  explain(
    tx: Tx,
    directory: Directory,
    text: string,
    topicIds: readonly string[],
  ): Promise<TopicGuess['fragments'][]>;
  /** Names this process where it notes that its window was the last to be filled. */
  readonly holder: string;
  close(): Promise<void>;
}

interface Laid {
  stamp: number;
  modelId: string | null;
  window: boolean;
}

export function createReadingRoom(start: () => ReadingThread = startThread): ReadingRoom {
  const holder = newId();
  let thread: ReadingThread | undefined;
  let laid = new Map<string, Laid>();

  const current = (): ReadingThread => {
    if (!thread || thread.ended) {
      thread = start();
      laid = new Map();
    }
    return thread;
  };

  async function layOut(tx: Tx, directory: Directory): Promise<{ thread: ReadingThread; laid: Laid }> {
    const reader = current();
    const { realmId, stamp } = directory;
    let known = laid.get(realmId);
    if (known?.stamp !== stamp) {
      const boundaries = await readBoundariesOf(tx, realmId);
      const ground = groundOf(directory, boundaries, await readGazetteer(tx, realmId));
      await reader.ask('stand', { ground });
      known = { stamp, modelId: known?.modelId ?? null, window: known?.window ?? false };
      laid.set(realmId, known);
    }
    const modelId = (await activeModel(tx, realmId))?.id ?? null;
    if (modelId !== known.modelId) {
      await reader.ask('use', { realmId, model: await readActiveModel(tx, realmId) });
      known.modelId = modelId;
    }
    return { thread: reader, laid: known };
  }

  return {
    holder,
    async catchUp(tx, directory) {
      const { realmId } = directory;
      const { thread: reader, laid: known } = await layOut(tx, directory);
      if (known.window && (await readHolder(tx, realmId)) === holder) return;
      const problems = await recentProblemsOf(tx, realmId);
      await reader.ask('recall', { realmId, begin: true, signatures: [], problems });
      for await (const signatures of windowOf(tx, realmId, largestWindow))
        await reader.ask('recall', { realmId, begin: false, signatures, problems: [] });
      known.window = true;
    },
    async read(tx, directory, messages) {
      const { thread: reader } = await layOut(tx, directory);
      return reader.ask('read', { realmId: directory.realmId, messages });
    },
    async explain(tx, directory, text, topicIds) {
      const { thread: reader } = await layOut(tx, directory);
      return reader.ask('explain', { realmId: directory.realmId, text, topicIds });
    },
    async close() {
      await thread?.end();
    },
  };
}
