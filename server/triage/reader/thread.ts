/** The reading thread: models, gazetteers and windows live here, so that reading never holds up the server. */
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../../platform/priority.ts';
import type { Call, Reply } from './protocol.ts';
import { type RealmReader, realmReader } from './realm-reader.ts';

// Also beside the web: an arrival is shown at once, and the words that decided may come later.
giveWay();
const readers = new Map<string, RealmReader>();

function readerOf(realmId: string): RealmReader {
  const reader = readers.get(realmId);
  if (!reader) throw new Error(`realm ${realmId} has not been made known to the reading thread`);
  return reader;
}

function answer(call: Call): unknown {
  switch (call.name) {
    case 'stand': {
      const { ground } = call;
      const known = readers.get(ground.realmId);
      if (known) known.stand(ground);
      else readers.set(ground.realmId, realmReader(ground));
      return null;
    }
    case 'use':
      readerOf(call.realmId).use(call.model);
      return null;
    case 'recall':
      if (call.begin) readerOf(call.realmId).forget();
      readerOf(call.realmId).recall(call.signatures, call.problems);
      return null;
    case 'watch':
      readerOf(call.realmId).watch(call.change);
      return null;
    case 'read':
      return readerOf(call.realmId).read(call.messages);
    case 'explain':
      return readerOf(call.realmId).explain(call.text, call.topicIds);
  }
}

parentPort?.on('message', (call: Call) => {
  let reply: Reply;
  try {
    reply = { id: call.id, answer: answer(call) };
  } catch (error) {
    reply = { id: call.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
