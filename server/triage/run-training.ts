import type { Person } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { queueJob } from '../platform/jobs.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { type TrainingParts, trainTopics } from './train-model.ts';
import { findUnfinished, insertTraining, writeEnd, writeStep } from './trainings.store.ts';
import { mayTrainModels } from './triage.policies.ts';

export const trainingJob = 'train-topics';

/**
 * Asks for a training, to be done by a worker.
 * @throws Refusal `forbidden`, `training-running`
 */
export function askForTraining(parts: TrainingParts, person: Person): Promise<{ jobId: string }> {
  const { realmId } = person;
  authorise(mayTrainModels, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const id = newId();
    const training = { id, askedBy: person.id, askedAt: parts.clock.now() };
    if (!(await insertTraining(tx, realmId, training))) throw new Refusal('training-running');
    await queueJob(tx, trainingJob, { realmId, id }, { key: `train ${realmId}` });
    return { jobId: id };
  });
}

/**
 * Does a training that was asked for, once: repeated after a crash it begins anew, repeated after its end it is done.
 * @throws Error when it is given up, to be repeated
 */
export async function runTraining(
  parts: TrainingParts,
  job: { realmId: string; id: string },
  signal?: AbortSignal,
): Promise<void> {
  const { database, clock } = parts;
  const { realmId, id } = job;
  const asked = await database.acrossRealms((tx) => findUnfinished(tx, realmId, id));
  if (!asked) return;
  const { askedBy, name } = asked;
  const actor: Person = { kind: 'person', id: askedBy, realmId, name, language: '', grants: [] };
  const end = (modelId: string | null, activated: boolean | null, error: string | null) =>
    database.acrossRealms((tx) => writeEnd(tx, realmId, id, { modelId, activated, error, at: clock.now() }));
  // Steps are written one after another, so that a late one never overwrites the end.
  let written = Promise.resolve();
  try {
    const trained = await trainTopics(parts, realmId, {
      actor,
      signal,
      onStep(step, rows) {
        written = written.then(() => database.acrossRealms((tx) => writeStep(tx, realmId, id, step, rows)));
        // One that fails is met at the end of the training; until then nobody waits for it, which would end the process.
        written.catch(() => {});
      },
    });
    await written;
    await end(trained.modelId, trained.activated, null);
  } catch (error) {
    await written.catch(() => {});
    if (!(error instanceof Refusal)) throw error;
    await end(null, null, error.code);
  }
}
