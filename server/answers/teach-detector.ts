import type { CaseParts } from '../cases/index.ts';
import { sql } from '../platform/database.ts';
import { insertDetector, lessonsOf, newestDetector } from './overrules.store.ts';
import { shippedWeights } from './quality/shipped-weights.ts';
import { crossValidate, type Judged, learn, likelihood } from './quality/weigh.ts';

/** Fewer words of reviewers say more about the reviewers than about answers. */
const fewestLessons = 20;
const folds = 5;

/**
 * Every realm's detector learns from what its people overruled, starting from the shipped weights. New weights are taken
 * into use only if they judge lessons they were not learned from better than the shipped ones do.
 */
export async function teachDetectors(parts: Pick<CaseParts, 'database' | 'clock'>): Promise<void> {
  const realms = await parts.database.acrossRealms((tx) =>
    tx.all(sql<{ id: string }>`select distinct realm_id as id from overrules`),
  );
  for (const { id } of realms) await teachOne(parts, id);
}

function teachOne(parts: Pick<CaseParts, 'database' | 'clock'>, realmId: string): Promise<void> {
  return parts.database.inRealm(realmId, async (tx) => {
    const lessons = await lessonsOf(tx, realmId);
    const newest = await newestDetector(tx, realmId);
    if (lessons.length < fewestLessons || lessons.length === newest?.lessons) return;
    const asShipped = lessons.map(({ signs, empty }) => ({
      empty,
      likelihood: likelihood(signs, shippedWeights),
    }));
    const lossBefore = meanLoss(asShipped);
    const lossAfter = meanLoss(crossValidate(lessons, shippedWeights, folds));
    if (lossAfter >= lossBefore) return;
    await insertDetector(tx, realmId, {
      version: (newest?.version ?? 0) + 1,
      weights: learn(lessons, shippedWeights),
      lessons: lessons.length,
      lossBefore,
      lossAfter,
      madeAt: parts.clock.now(),
    });
  });
}

/** Mean log loss, in nats. */
function meanLoss(judged: readonly Judged[]): number {
  const losses = judged.map(
    ({ empty, likelihood: value }) => -Math.log(Math.max(1e-9, empty ? value : 1 - value)),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}
