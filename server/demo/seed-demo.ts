import { countRealms } from '../assignments/index.ts';
import { createDrivers, manualDriver } from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { realmSecret } from '../platform/vault.ts';
import { indexHistory } from '../search/index.ts';
import { type Directories, insertRealm } from '../territory/index.ts';
import { askForTraining } from '../triage/index.ts';
import { addDemoCaseWork } from './case-work.store.ts';
import { addDemoAnswerWork } from './demo-answer-work.store.ts';
import { addDemoAssignments } from './demo-assignments.ts';
import { addDemoAutomation } from './demo-automation.store.ts';
import { insertDemoChannels } from './demo-channels.ts';
import { addDemoPictures, demoCrowds } from './demo-crowds.ts';
import { addDemoDrafts } from './demo-drafts.ts';
import { demoDriver } from './demo-driver.ts';
import { addDemoRoster } from './demo-duty.ts';
import { addDemoMass } from './demo-mass.ts';
import { addDemoNeighbours } from './demo-neighbours.ts';
import { addDemoOrders } from './demo-orders.store.ts';
import { addDemoPeople } from './demo-people.ts';
import { type DemoIds, demoIds, demoPlan } from './demo-realm.ts';
import { addDemoRouting } from './demo-routing.store.ts';
import { type DemoScene, tellerOf } from './demo-scene.ts';
import { addDemoSecondLooks } from './demo-second-looks.store.ts';
import { addDemoWatches } from './demo-watches.ts';
import { addDemoWebhook } from './demo-webhook.store.ts';
import { demoWorld, generateHistory, type World } from './world/index.ts';
import { asKnownNow, countHistory, writeHistory } from './write-history.ts';

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

export interface DemoOptions {
  readonly seed: string;
  /** How many messages its two years hold. */
  readonly messages: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** What it is at once the messages are written; each step takes minutes of a million. */
  readonly onStep?: (step: DemoStep, counted?: { done: number; total: number }) => void;
}

export type DemoStep = 'statistics' | 'work' | 'documents' | 'neighbours';

/** So many are searchable soon after the first start; of more, nobody should wait for the reactions to each event. */
const searchableByReactions = 20_000;

/** Fills the fictional region: two years of messages and what became of each, the newest still to be decided on. */
export async function seedDemo(
  platform: Platform,
  directories: Directories,
  options: DemoOptions,
): Promise<void> {
  const world = demoWorld();
  const ids = demoIds(world);
  const now = platform.clock.now();
  const began = new Date(now.getTime() - 2 * yearMs);
  const accounts = await platform.database.acrossRealms(async (tx) => {
    await insertRealm(tx, demoPlan(world, ids), began);
    await insertDemoChannels(tx, world, ids, now);
    const people = await addDemoPeople(tx, { now: () => began }, world, ids);
    await addDemoRoster(tx, world, ids, people, now);
    await addDemoWatches(tx, world, ids, people, now);
    return people;
  });
  const secret = await realmSecret(platform.database, platform.keyRing, ids.realmId, 'pseudonyms');
  const directory = await platform.database.acrossRealms((tx) => directories.of(tx, ids.realmId));
  const teller = tellerOf(directory, accounts, ids, now);
  const scene: DemoScene = { platform, world, ids, secret, teller, now };
  const history = generateHistory(world, {
    seed: options.seed,
    from: began.getTime(),
    to: now.getTime(),
    count: options.messages,
  });
  const known = Iterator.from(history).map((message) => asKnownNow(message, now.getTime()));
  const crowds = demoCrowds(scene);
  await writeHistory(scene, inTurn(known, crowds), (done) => options.onProgress?.(done, options.messages));
  options.onStep?.('statistics');
  await countHistory(scene);
  options.onStep?.('work');
  await addDemoPictures(scene, crowds);
  await platform.database.acrossRealms((tx) => addDemoAnswerWork(tx, world, ids, accounts, now));
  await platform.database.acrossRealms((tx) => addDemoSecondLooks(tx, world, ids, accounts, now));
  const operator = operatorOf(world, accounts);
  if (operator) await platform.database.acrossRealms((tx) => addDemoCaseWork(tx, ids.realmId, operator, now));
  await addTeamWork(platform, scene, accounts);
  const lastWeek = { now: () => new Date(now.getTime() - 7 * dayMs) };
  await addDemoWebhook({ ...platform, clock: lastWeek }, administratorOf(world, ids, accounts));
  if (options.messages > searchableByReactions)
    await indexHistory({ ...platform, directories }, ids.realmId, (done, total) =>
      options.onStep?.('documents', { done, total }),
    );
  options.onStep?.('neighbours');
  await addAround(platform, directories, scene, accounts);
  await askForTraining({ ...platform, directories }, administratorOf(world, ids, accounts));
}

/** What the region's own team has set up and under way. */
async function addTeamWork(
  platform: Platform,
  { world, ids, now }: DemoScene,
  accounts: ReadonlyMap<string, { id: string; name: string }>,
): Promise<void> {
  const ofRegion = (role: string) =>
    accounts.get(
      world.staff.find((one) => one.role === role && one.centreAreaId === world.region.id)?.id ?? '',
    )?.id;
  const [operatorId, curatorId, leaderId] = ['operator', 'curator', 'leader'].map(ofRegion);
  if (!operatorId || !curatorId || !leaderId) return;
  const centreId = ids.centres.get(world.region.id)!;
  const team = { realmId: ids.realmId, centreId, operatorId, curatorId, leaderId };
  await platform.database.acrossRealms(async (tx) => {
    await addDemoOrders(tx, team, now);
    await addDemoAutomation(tx, team, now);
    await addDemoRouting(tx, team, now);
  });
}

/** The country above the region and a region beside it, with cases on their way between them. */
async function addAround(
  platform: Platform,
  directories: Directories,
  { world, ids, now }: DemoScene,
  accounts: ReadonlyMap<string, { id: string; name: string }>,
): Promise<void> {
  const ofRegion = (role: string) =>
    accounts.get(
      world.staff.find((one) => one.role === role && one.centreAreaId === world.region.id)?.id ?? '',
    );
  const [curator, leader, operator] = [ofRegion('curator'), ofRegion('leader'), ofRegion('operator')];
  if (!curator || !leader || !operator) return;
  const around = await platform.database.acrossRealms((tx) =>
    addDemoNeighbours(tx, { now: () => new Date(now.getTime() - 60 * dayMs) }, world, ids, curator.id),
  );
  const centreId = ids.centres.get(world.region.id)!;
  const grants = [{ role: 'curator' as const, centreIds: [...ids.centres.values()], authorityId: null }];
  const person: Person = { kind: 'person', ...curator, realmId: ids.realmId, language: 'ru', grants };
  const parts = { ...platform, directories, drivers: createDrivers([manualDriver, demoDriver]) };
  const drafter: Person = { ...person, ...operator, grants: [{ ...grants[0]!, role: 'operator' }] };
  await addDemoMass(parts, drafter, platform.clock.now());
  await addDemoAssignments(parts, ids, { curator: person, leader, centreId }, around);
  await addDemoDrafts(parts, { operator: drafter, curator: person }, platform.clock.now());
  // What was written last belongs to a realm the database knows nothing of yet.
  await countHistory({ platform });
  await countRealms(platform);
}

function operatorOf(world: World, accounts: ReadonlyMap<string, { id: string }>): string | undefined {
  const found = world.staff.find(
    ({ role, centreAreaId }) => role === 'operator' && centreAreaId === world.region.id,
  );
  return accounts.get(found?.id ?? '')?.id;
}

/** Asks for the first model of the demo, as an administrator would once there is history to learn from. */
function administratorOf(
  world: World,
  ids: DemoIds,
  accounts: ReadonlyMap<string, { id: string; name: string }>,
): Person {
  const found = world.staff.find(
    ({ role, centreAreaId }) => role === 'administrator' && centreAreaId === world.region.id,
  );
  const account = accounts.get(found?.id ?? '');
  if (!account) throw new Error('the demo region has no administrator');
  const grant = { role: 'administrator' as const, centreIds: [...ids.centres.values()], authorityId: null };
  return { kind: 'person', ...account, realmId: ids.realmId, language: 'ru', grants: [grant] };
}

function* inTurn<T>(...parts: readonly Iterable<T>[]): Generator<T> {
  for (const part of parts) yield* part;
}
