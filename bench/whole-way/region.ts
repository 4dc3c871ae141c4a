import { demoIds, demoPlan } from '../../server/demo/demo-realm.ts';
import { type DemoMessage, demoWorld, generateHistory } from '../../server/demo/world/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { type Database, sql } from '../../server/platform/database.ts';
import { createDirectories, insertRealm } from '../../server/territory/index.ts';
import { trainTopics } from '../../server/triage/index.ts';
import type { Place } from '../intake/scene.ts';

const world = demoWorld();
const ids = demoIds(world);
/** Every topic is handed over by itself from this certainty on. */
const automaticFrom = 0.5;
const year = { from: Date.UTC(2025, 8, 1), to: Date.UTC(2026, 8, 1) };

/** The fictional region: 12 municipalities, some 40 authorities, some 150 topics, routing rules, a gazetteer. */
export async function makeRegion(database: Database): Promise<Place> {
  await database.acrossRealms(async (tx) => {
    await insertRealm(tx, demoPlan(world, ids), systemClock.now());
    await tx.run(sql`update topic_passports set automatic_from = ${automaticFrom}`);
  });
  return { realmId: ids.realmId, regionCentreId: ids.centres.get(world.region.id)! };
}

/** Fresh messages of the region's residents, noise and repetitions among them. */
export function messagesOf(seed: string, count: number): Generator<DemoMessage> {
  return generateHistory(world, { ...year, seed, count });
}

/** Learns the region's topics from history it will not be asked about. @returns weighted F1 on what was kept back */
export async function train(database: Database, rows: number): Promise<number> {
  const groupOf = new Map(world.topics.map(({ code, groupCode }) => [code, ids.groups.get(groupCode)!]));
  const history = [...messagesOf('bench: history', rows)].flatMap(
    ({ externalId, text, recordedTopicCode: code }) =>
      code === null
        ? []
        : [
            {
              messageId: externalId,
              text,
              topicId: ids.topics.get(code)!,
              groupId: groupOf.get(code)!,
              chosenAt: null,
            },
          ],
  );
  const parts = { database, clock: systemClock, directories: createDirectories() };
  const { metrics } = await trainTopics(parts, ids.realmId, { history, force: true });
  return metrics.labels.topic?.f1Weighted ?? Number.NaN;
}
