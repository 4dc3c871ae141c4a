import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { activeModel, insertModel, lockModels, newestLesson, realmsWithModels } from './models.store.ts';

const actor = system('learning from corrections');

/** A choice is written within this long of its moment: what came before is whole, and none is found among it later. */
const writtenWithinMs = 10_000;

/**
 * Makes what people have chosen since the version in force part of a new version; `learnCorrectionsJobs` says how soon.
 * The version names its base and until when it has learnt; whoever reads with it learns the same lessons. Run again,
 * it finds nothing new.
 * @returns how many realms have a new version
 */
export async function learnCorrections(parts: { database: Database; clock: Clock }): Promise<number> {
  const realms = await parts.database.acrossRealms(realmsWithModels);
  let learnt = 0;
  for (const realmId of realms) {
    const done = await parts.database.acrossRealms((tx) => learnIn(tx, parts.clock, realmId));
    if (done) learnt += 1;
  }
  return learnt;
}

async function learnIn(tx: Tx, clock: Clock, realmId: string): Promise<boolean> {
  // What is learnt stands on the version in force: none may come into force meanwhile.
  await lockModels(tx, realmId);
  const active = await activeModel(tx, realmId);
  if (!active) return false;
  const at = clock.now();
  const written = new Date(at.getTime() - writtenWithinMs);
  const until = await newestLesson(tx, realmId, { after: active.learntUntil, until: written });
  if (!until) return false;
  const modelId = newId();
  const version = await insertModel(tx, realmId, {
    id: modelId,
    bytes: null,
    baseId: active.baseId,
    learntUntil: until,
    metrics: active.metrics,
    trainedBy: null,
    trainedAt: at,
    active: true,
  });
  const data = { modelId, kind: 'topic', version };
  await emit(tx, { realmId, actor, at }, [{ event: { type: 'model.trained', data }, streamId: modelId }]);
  return true;
}
