import { countRealms } from '../assignments/index.ts';
import { createDrivers, insertChannel, manualDriver } from '../channels/index.ts';
import { emit } from '../events/index.ts';
import { type Person, system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { newPublicNumber } from '../platform/public-number.ts';
import { pseudonymOf, realmSecret, sealField } from '../platform/vault.ts';
import { type Directories, type Directory, insertRealm } from '../territory/index.ts';
import { askForTraining } from '../triage/index.ts';
import { addDemoCaseWork } from './case-work.store.ts';
import { addDemoAnswerWork } from './demo-answer-work.store.ts';
import { addDemoAssignments } from './demo-assignments.ts';
import { addDemoAutomation } from './demo-automation.store.ts';
import { demoDriver } from './demo-driver.ts';
import { addDemoRoster } from './demo-duty.ts';
import { addDemoNeighbours } from './demo-neighbours.ts';
import { addDemoOrders } from './demo-orders.store.ts';
import { addDemoPeople } from './demo-people.ts';
import { type DemoIds, demoIds, demoPlan } from './demo-realm.ts';
import { addDemoSecondLooks } from './demo-second-looks.store.ts';
import { addDemoWatches } from './demo-watches.ts';
import { addDemoWebhook } from './demo-webhook.store.ts';
import { insertRows } from './insert-rows.ts';
import { type By, playStory, type StoryRows, type StoryTeller } from './story-rows.ts';
import { type DemoMessage, demoWorld, generateHistory, type World } from './world/index.ts';

const yearMs = 365 * 86_400_000;
const batchSize = 500;

export interface DemoOptions {
  readonly seed: string;
  /** How many messages its two years hold. */
  readonly messages: number;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Scene {
  readonly platform: Platform;
  readonly world: World;
  readonly ids: DemoIds;
  readonly secret: Buffer;
  readonly teller: StoryTeller;
  readonly now: Date;
  /** Cases of recent messages, for those that repeat them. */
  readonly caseOf: Map<string, { caseId: string; until: number }>;
  readonly numbers: Set<string>;
}

/** Fills the fictional region: two years of messages and what became of each, the newest still to be decided on. */
export async function seedDemo(
  platform: Platform,
  directories: Directories,
  options: DemoOptions,
): Promise<void> {
  const world = demoWorld();
  const ids = demoIds(world);
  const now = platform.clock.now();
  const accounts = await platform.database.acrossRealms(async (tx) => {
    await insertRealm(tx, demoPlan(world, ids), new Date(now.getTime() - 2 * yearMs));
    await insertChannels(tx, world, ids, now);
    const people = await addDemoPeople(tx, platform.clock, world, ids);
    await addDemoRoster(tx, world, ids, people, now);
    await addDemoWatches(tx, world, ids, people, now);
    return people;
  });
  const secret = await realmSecret(platform.database, platform.keyRing, ids.realmId, 'pseudonyms');
  const directory = await platform.database.acrossRealms((tx) => directories.of(tx, ids.realmId));
  const teller = tellerOf(directory, accounts, ids, now);
  const scene: Scene = { platform, world, ids, secret, teller, now, caseOf: new Map(), numbers: new Set() };
  const history = generateHistory(world, {
    seed: options.seed,
    from: now.getTime() - 2 * yearMs,
    to: now.getTime(),
    count: options.messages,
  });
  let batch: DemoMessage[] = [];
  let done = 0;
  const flush = async () => {
    await platform.database.acrossRealms((tx) => writeBatch(tx, scene, batch));
    done += batch.length;
    batch = [];
    options.onProgress?.(done, options.messages);
  };
  for (const message of history) {
    batch.push(asKnownNow(message, now.getTime()));
    if (batch.length === batchSize) await flush();
  }
  await flush();
  await platform.database.acrossRealms((tx) => addDemoAnswerWork(tx, world, ids, accounts, now));
  await platform.database.acrossRealms((tx) => addDemoSecondLooks(tx, world, ids, accounts, now));
  const operator = operatorOf(world, accounts);
  if (operator) await platform.database.acrossRealms((tx) => addDemoCaseWork(tx, ids.realmId, operator, now));
  await addTeamWork(platform, scene, accounts);
  await addAround(platform, directories, scene, accounts);
  await askForTraining({ ...platform, directories }, administratorOf(world, ids, accounts));
}

/** What the region's own team has set up and under way. */
async function addTeamWork(
  platform: Platform,
  { world, ids, now }: Scene,
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
  });
  await addDemoWebhook(platform, administratorOf(world, ids, accounts));
}

/** The country above the region and a region beside it, with cases on their way between them. */
async function addAround(
  platform: Platform,
  directories: Directories,
  { world, ids }: Scene,
  accounts: ReadonlyMap<string, { id: string; name: string }>,
): Promise<void> {
  const ofRegion = (role: string) =>
    accounts.get(
      world.staff.find((one) => one.role === role && one.centreAreaId === world.region.id)?.id ?? '',
    );
  const [curator, leader] = [ofRegion('curator'), ofRegion('leader')];
  if (!curator || !leader) return;
  const around = await platform.database.acrossRealms((tx) =>
    addDemoNeighbours(tx, platform.clock, world, ids, curator.id),
  );
  const centreId = ids.centres.get(world.region.id)!;
  const grants = [{ role: 'curator' as const, centreIds: [...ids.centres.values()], authorityId: null }];
  const person: Person = { kind: 'person', ...curator, realmId: ids.realmId, language: 'ru', grants };
  const parts = { ...platform, directories, drivers: createDrivers([manualDriver, demoDriver]) };
  await addDemoAssignments(parts, ids, { curator: person, leader, centreId }, around);
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

/** What nobody answered for this long has been dropped by its author, as an operator found out. */
const forgottenMs = 45 * 86_400_000;

/** What came in this recently still waits for an operator's decision. */
const freshMs = 40 * 3_600_000;

/** Nothing is registered in the future, the newest are undecided, and nothing lies unanswered for years. */
function asKnownNow(message: DemoMessage, now: number): DemoMessage {
  const receivedAt = Math.min(message.receivedAt, now);
  const { story, ...unhandled } = message;
  if (now - receivedAt < freshMs) return { ...unhandled, receivedAt };
  if (!story || story.final || story.withdrawn || now - message.publishedAt < forgottenMs)
    return { ...message, receivedAt };
  const at = (story.assignedAt ?? story.acceptedAt) + forgottenMs / 3;
  return {
    ...message,
    receivedAt,
    story: { ...story, withdrawn: { at, reason: 'Заявитель сообщил, что вопрос снят' } },
  };
}

async function insertChannels(tx: Tx, world: World, ids: DemoIds, at: Date): Promise<void> {
  await insertChannel(
    tx,
    {
      realmId: ids.realmId,
      id: newId(),
      centreId: ids.centres.get(world.region.id)!,
      driver: 'manual',
      name: { ru: 'Записано по ссылке', en: 'Registered by address' },
      officialName: world.region.name.ru,
      config: { kind: 'pasted' },
      secretId: null,
      enabled: true,
    },
    at,
  );
  const drivers: Readonly<Record<string, string>> = { portal: 'portal', hotline: 'manual' };
  for (const channel of world.channels) {
    await insertChannel(
      tx,
      {
        realmId: ids.realmId,
        id: ids.channels.get(channel.key)!,
        centreId: ids.centres.get(channel.areaId)!,
        driver: drivers[channel.kind] ?? 'demo',
        name: channel.title,
        officialName: channel.title.ru,
        config:
          channel.kind === 'hotline' ? { kind: 'hotline' } : { kind: channel.kind, address: channel.address },
        secretId: null,
        enabled: true,
      },
      at,
    );
  }
}

function tellerOf(
  directory: Directory,
  accounts: Map<string, { id: string; name: string }>,
  ids: DemoIds,
  now: Date,
): StoryTeller {
  return {
    directory,
    now: now.getTime(),
    authority: (code) => ids.authorities.get(code)!,
    person(worldId): By {
      const account = accounts.get(worldId);
      return account ? { ...account, kind: 'person' } : { id: null, name: worldId, kind: 'system' };
    },
  };
}

async function writeBatch(tx: Tx, scene: Scene, messages: readonly DemoMessage[]): Promise<void> {
  const written = messages.map((message) => ({ message, ...messageRows(scene, message) }));
  const stories: StoryRows[] = [];
  const links: Record<string, unknown>[] = [];
  for (const { message, id } of written) {
    if (!message.story) continue;
    const joined = message.duplicateOf ? scene.caseOf.get(message.duplicateOf) : undefined;
    if (joined && joined.until > message.publishedAt) {
      links.push(linkRow(scene, joined.caseId, id, 'joined', message.story.acceptedAt));
      continue;
    }
    const story = playStory(scene.teller, message.story, openingOf(scene, message, id));
    const ended = story.row.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
    scene.caseOf.set(message.externalId, { caseId: story.row.id, until: ended });
    stories.push({ ...story, row: { ...story.row, number: freeNumber(scene) } });
    links.push(linkRow(scene, story.row.id, id, 'opened', message.story.acceptedAt));
  }
  await insertRows(
    tx,
    'vault',
    written.map(({ vault }) => vault),
  );
  await insertRows(
    tx,
    'messages',
    written.map(({ row }) => row),
  );
  await insertRows(
    tx,
    'message_states',
    written.map(({ state }) => state),
  );
  await writeStories(tx, scene, stories);
  await insertRows(tx, 'case_messages', links);
  await tellOfUndecided(
    tx,
    scene,
    written.filter(({ state }) => state.disposition === 'received').map(({ id }) => id),
  );
}

function freeNumber(scene: Scene): string {
  let number = newPublicNumber();
  while (scene.numbers.has(number)) number = newPublicNumber();
  scene.numbers.add(number);
  return number;
}

const linkRow = (scene: Scene, caseId: string, messageId: string, role: string, at: number) => ({
  realm_id: scene.ids.realmId,
  case_id: caseId,
  message_id: messageId,
  role,
  linked_at: new Date(at),
});

/** The newest that nobody has decided on yet go the way every message goes. */
async function tellOfUndecided(tx: Tx, scene: Scene, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const { realmId } = scene.ids;
  await emit(tx, { realmId, actor: system('demo'), at: scene.now }, [
    { event: { type: 'messages.received', data: { messageIds } }, streamId: null },
  ]);
}

const setAsideFor: Readonly<Record<string, string>> = {
  spam: 'spam',
  advertisement: 'advertisement',
  abuse: 'abuse without a problem',
  gratitude: 'gratitude',
};

function messageRows(scene: Scene, message: DemoMessage) {
  const { ids, platform } = scene;
  const id = newId();
  const channelId = ids.channels.get(message.channelKey)!;
  const author = { address: message.authorKey, name: message.authorName, contact: null };
  const sealed = sealField(platform.keyRing, ids.realmId, 'author', author);
  const receivedAt = new Date(message.receivedAt);
  const young = scene.now.getTime() - message.receivedAt < freshMs;
  const disposition = message.story ? 'accepted' : young ? 'received' : 'set aside';
  const isPrivate =
    message.channelKind === 'portal' || message.channelKind === 'email' || message.channelKind === 'hotline';
  const row = {
    realm_id: ids.realmId,
    id,
    channel_id: channelId,
    received_at: receivedAt,
    published_at: new Date(message.publishedAt),
    source:
      message.channelKind === 'hotline' ? 'call' : message.channelKind === 'portal' ? 'portal' : 'driver',
    text: message.text,
    thread_id: null,
    parent_external_id: null,
    url: message.url ?? null,
    title: null,
    place: message.point ? { lon: message.point[0], lat: message.point[1], address: null } : null,
    reach: message.reach,
    author_id: sealed.id,
    pseudonym: `\\x${pseudonymOf(scene.secret, message.authorKey).toString('hex')}`,
    private: isPrivate,
  };
  const state = {
    realm_id: ids.realmId,
    message_id: id,
    channel_id: channelId,
    external_id: message.externalId,
    centre_id: ids.centres.get(message.areaId) ?? ids.centres.get(scene.world.region.id)!,
    disposition,
    set_aside_reason:
      disposition === 'set aside' ? (setAsideFor[message.noise ?? ''] ?? 'no problem named') : null,
    received_at: receivedAt,
    version: 1,
  };
  const vault = {
    realm_id: ids.realmId,
    id: sealed.id,
    kind: sealed.kind,
    key_id: sealed.keyId,
    sealed: `\\x${sealed.sealed.toString('hex')}`,
    created_at: receivedAt,
  };
  return { id, row, state, vault };
}

function openingOf(scene: Scene, message: DemoMessage, messageId: string): Parameters<typeof playStory>[2] {
  const { ids, world, teller } = scene;
  const topicId = ids.topics.get(message.recordedTopicCode ?? message.topicCode ?? '')!;
  const passport = teller.directory.topics.get(topicId)!.passport;
  const areaId = ids.areas.get(message.areaId) ?? null;
  const street = message.streetId ? world.streets.find(({ id }) => id === message.streetId) : undefined;
  const house = message.house === undefined ? null : String(message.house);
  const settlement = world.settlements.find(({ id }) => id === message.settlementId);
  const label = [settlement?.name.ru, street?.name.ru, house].filter(Boolean).join(', ');
  return {
    messageId,
    text: message.text,
    language: message.language,
    topicId,
    type: passport.type,
    severity: Math.max(passport.severity, message.severity),
    severityReason: null,
    centreId: ids.centres.get(message.areaId) ?? ids.centres.get(world.region.id)!,
    areaId,
    place: {
      settlementId: ids.settlements.get(message.settlementId) ?? null,
      streetId: message.streetId ? (ids.streets.get(message.streetId) ?? null) : null,
      landmarkId: message.landmarkId ? (ids.landmarks.get(message.landmarkId) ?? null) : null,
      house,
      text: label || null,
    },
    lon: message.point?.[0] ?? null,
    lat: message.point?.[1] ?? null,
    reach: message.reach.likes + message.reach.comments + message.reach.shares + message.reach.views,
    channelId: ids.channels.get(message.channelKey)!,
    registeredAt: new Date(message.receivedAt),
  };
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function toColumns(realmId: string, fields: object): Record<string, unknown> {
  return {
    realm_id: realmId,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [snake(name), value])),
  };
}

async function writeStories(tx: Tx, scene: Scene, stories: readonly StoryRows[]): Promise<void> {
  const { realmId } = scene.ids;
  await insertRows(
    tx,
    'cases',
    stories.map(({ row }) => toColumns(realmId, row)),
  );
  await insertRows(
    tx,
    'case_clocks',
    stories.flatMap(({ clocks }) => clocks.map((clock) => toColumns(realmId, clock))),
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
