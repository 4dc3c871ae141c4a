import { emit } from '../events/index.ts';
import { type Actor, system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directories, Directory } from '../territory/index.ts';
import { isHeldOut } from './held-out.rules.ts';
import { type HistoryRow, readHistory } from './history.store.ts';
import { figuresOf, labelFigures, type ModelMetrics, topicFigures } from './model-report.ts';
import { activeModel, insertModel, lessonsOf, type ModelRow, readModelBytes } from './models.store.ts';
import { groundOf } from './reader/ground.ts';
import { trainInThread } from './trainer/train-in-thread.ts';
import type { Trained, TrainingOrder } from './trainer/trainer.types.ts';
import { exampleOf, passportExamples } from './training-examples.rules.ts';

export interface TrainingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly directories: Directories;
}

export interface TrainingWish {
  /** Instead of the centre's own history. */
  readonly history?: readonly HistoryRow[] | undefined;
  /** Put in force even if it is no better than what is. */
  readonly force?: boolean | undefined;
  readonly actor?: Actor | undefined;
  readonly onStep?: ((step: string, rows: number) => void) | undefined;
  /** Gives it up. */
  readonly signal?: AbortSignal | undefined;
}

export interface NewlyTrained {
  readonly modelId: string;
  readonly version: number;
  readonly activated: boolean;
  readonly metrics: ModelMetrics;
}

/** Below, a model would know less than the passports' words do. */
const leastRows = 50;
const leastHeldOut = 5;

/**
 * Trains a model of topics on what people have decided, judges it on messages kept back, saves it as the next version,
 * and puts it in force if it is better there than what is in force now.
 * @throws Refusal `training-too-little`
 */
export async function trainTopics(
  parts: TrainingParts,
  realmId: string,
  wish: TrainingWish = {},
): Promise<NewlyTrained> {
  const actor = wish.actor ?? system('heed train');
  const prepared = await parts.database.acrossRealms((tx) => prepare(tx, parts, realmId, wish.history));
  const { order, active, learntUntil } = prepared;
  const rows = order.examples.length;
  const trained = await trainInThread(order, (step) => wish.onStep?.(step, rows), wish.signal);
  const metrics = metricsOf(trained, order, active);
  const activated = wish.force === true || isBetter(trained);
  const modelId = newId();
  const at = parts.clock.now();
  const version = await parts.database.acrossRealms(async (tx) => {
    const trainedBy = actor.kind === 'person' ? actor.id : null;
    const model = { id: modelId, bytes: trained.bytes, baseId: null, learntUntil, metrics, trainedBy };
    const saved = await insertModel(tx, realmId, { ...model, trainedAt: at, active: activated });
    const data = { modelId, kind: 'topic', version: saved };
    await emit(tx, { realmId, actor, at }, [{ event: { type: 'model.trained', data }, streamId: modelId }]);
    return saved;
  });
  return { modelId, version, activated, metrics };
}

interface Prepared {
  readonly order: TrainingOrder;
  readonly active: ModelRow | undefined;
  /** Corrections up to here are in the history; later ones are learnt on top. */
  readonly learntUntil: Date;
}

async function prepare(
  tx: Tx,
  parts: TrainingParts,
  realmId: string,
  given: readonly HistoryRow[] | undefined,
): Promise<Prepared> {
  const learntUntil = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  const history = given ?? (await readHistory(tx, realmId));
  const kept = history.filter(({ text }) => !isHeldOut(text));
  const heldOut = history.filter(({ text }) => isHeldOut(text));
  requireEnough(kept, heldOut);
  const active = await activeModel(tx, realmId);
  const rival = await rivalOf(tx, directory, realmId, active);
  const seen = new Set(
    active ? (await lessonsOf(tx, realmId, active)).map(({ messageId }) => messageId) : [],
  );
  const groups = new Set(kept.map(({ groupId }) => groupId));
  return {
    active,
    learntUntil,
    order: {
      examples: [...kept.map(exampleOf), ...passportExamples(directory.topics.values(), kept)],
      judgedOn: heldOut.map(exampleOf),
      compareOn: heldOut.filter(({ messageId }) => !seen.has(messageId)).map(exampleOf),
      labels: groups.size > 1 ? ['topic', 'topic_group'] : ['topic'],
      hierarchy: groups.size > 1 ? { child: 'topic', parent: 'topic_group' } : undefined,
      rival,
    },
  };
}

function requireEnough(kept: readonly HistoryRow[], heldOut: readonly HistoryRow[]): void {
  const topics = new Set(kept.map(({ topicId }) => topicId)).size;
  if (kept.length < leastRows || heldOut.length < leastHeldOut || topics < 2)
    throw new Refusal('training-too-little', {
      rows: kept.length + heldOut.length,
      least: leastRows,
      topics,
    });
}

async function rivalOf(
  tx: Tx,
  directory: Directory,
  realmId: string,
  active: ModelRow | undefined,
): Promise<TrainingOrder['rival']> {
  if (active) {
    const bytes = await readModelBytes(tx, realmId, active.baseId);
    return { bytes, lessons: (await lessonsOf(tx, realmId, active)).map(({ example }) => example) };
  }
  const { topics } = groundOf(directory, [], []);
  const spoken = topics.filter(({ words }) => words.length > 0);
  return spoken.length < 2
    ? undefined
    : { keywords: Object.fromEntries(spoken.map(({ id, words }) => [id, words])) };
}

function isBetter({ duel }: Trained): boolean {
  if (!duel) return true;
  return (duel.own.topic?.f1Weighted ?? 0) > (duel.rival.topic?.f1Weighted ?? 0);
}

function metricsOf(trained: Trained, order: TrainingOrder, active: ModelRow | undefined): ModelMetrics {
  const { report, seconds, duel } = trained;
  const madeBy = active ? `model ${active.version}` : 'passport words';
  return {
    rows: order.examples.length,
    heldOut: order.judgedOn.length,
    seconds: Math.round(seconds * 10) / 10,
    labels: labelFigures(report),
    topics: topicFigures(report),
    before: duel?.rival.topic ? { madeBy, topic: figuresOf(duel.rival.topic) } : null,
  };
}
