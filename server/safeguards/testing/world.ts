import { Readable } from 'node:stream';
import { addPerson, hashPassword } from '../../access/index.ts';
import { insertChannel } from '../../channels/index.ts';
import { keepBytes } from '../../files/blobs.ts';
import { attachToMessage } from '../../files/files.store.ts';
import { type Person, type Role, system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { keepRoutingVersion } from '../../territory/routing-versions.ts';
import { type SmallRealm, smallRealmPassword } from '../../territory/testing/small-realm.ts';
import { drawLooks } from '../draw-looks.ts';
import { type House, openHouse } from './house.ts';
import { type TerritoryRows, territoryRows } from './territory-rows.ts';
import { addBetween, type Between } from './world-assignments.ts';
import { addWaysIn, type WaysIn } from './world-ways-in.ts';

/** Everybody a route may meet: each role, and the same roles elsewhere. */
export interface World extends TerritoryRows, Between, WaysIn {
  readonly house: House;
  readonly realm: SmallRealm;
  readonly people: Readonly<Record<string, Person | undefined>>;
  /** Waits to be decided on, in the region's centre. */
  readonly messageId: string;
  readonly setAsideId: string;
  /** The second look at it that waits. */
  readonly lookId: string;
  /** At the road agency, in the region's centre. */
  readonly caseId: string;
  readonly caseMessageId: string;
  readonly answerId: string;
  readonly fileId: string;
  readonly deliveryId: string;
  readonly importId: string;
  readonly massId: string;
  /** Waits for a second person, in the region's centre. */
  readonly watchId: string;
  /** Asked of the town hall. */
  readonly taskId: string;
  readonly templateId: string;
  /** Of the answer, drawn for a second look at its quality. */
  readonly sampleId: string;
  /** Given with the answer, open. */
  readonly promiseId: string;
  readonly ruleId: string;
  /** The administrator's own role. */
  readonly grantId: string;
  readonly providerId: string;
  /** Works in the region's centre and walks through no door of the matrix. */
  readonly somebodyId: string;
  readonly channelId: string;
  /** Rests. */
  readonly webhookId: string;
  readonly webhookDeliveryId: string;
  /** Switched off. */
  readonly automationRuleId: string;
  /** A channel for calls written down by hand. */
  readonly hotlineId: string;
}

export async function openWorld(): Promise<World> {
  const house = await openHouse();
  const realm = await house.addRealm('small');
  const other = await house.addRealm('other');
  const messageId = await house.write(realm, 'A deep pothole at Garden Street 4.');
  const setAsideId = await house.write(realm, 'Buy our wonderful carpets.');
  const caseMessageId = await house.write(realm, 'The road to the school is gone.');
  const { id: caseId } = await house.openCase(realm, caseMessageId);
  await house.ask(realm.operator, 'POST', `/api/messages/${setAsideId}/set-aside`, { reason: 'spam' }, 1);
  await drawLooks(house.platform);
  const draft = await house.ask(realm.executor, 'POST', `/api/cases/${caseId}/answers`, {
    kind: 'interim',
    text: 'We are looking into it.',
  });
  return {
    house,
    realm,
    people: await everybody(house, realm, other),
    messageId,
    setAsideId,
    lookId: await lookAt(house, setAsideId),
    caseId,
    caseMessageId,
    answerId: draft.json().id,
    ...(await rows(house, realm, { caseId, caseMessageId })),
    ...(await territoryRows(house, realm)),
    ...(await rowsOfAnswer(house, realm, { caseId, answerId: draft.json().id })),
    ...(await addBetween(house, realm, other)),
    ...(await addWaysIn(house, realm)),
    somebodyId: (await add(house, realm, 'analyst', 'somebody', realm.regionCentreId, null)).id,
  };
}

async function lookAt(house: House, messageId: string): Promise<string> {
  const { id } = await house.database.acrossRealms((tx) =>
    tx.one(sql<{ id: string }>`select id from second_looks where message_id = ${messageId}`),
  );
  return id;
}

async function everybody(house: House, realm: SmallRealm, other: SmallRealm) {
  const inTown = (role: Role) => add(house, realm, role, 'town', realm.townCentreId, null);
  const { operator, curator, leader, administrator, executor, head, townExecutor } = realm;
  return {
    operator,
    curator,
    leader,
    administrator,
    executor,
    head,
    analyst: await add(house, realm, 'analyst', 'small', realm.regionCentreId, null),
    'town operator': await inTown('operator'),
    'town curator': await inTown('curator'),
    'town administrator': await inTown('administrator'),
    'town-hall executor': townExecutor,
    'town-hall head': await add(house, realm, 'head', 'hall', null, realm.townHallId),
    'foreign operator': other.operator,
    'foreign curator': other.curator,
    'foreign administrator': other.administrator,
    'foreign executor': other.executor,
    nobody: undefined,
  };
}

async function add(
  house: House,
  realm: SmallRealm,
  role: Role,
  code: string,
  centreId: string | null,
  authorityId: string | null,
): Promise<Person> {
  const { realmId } = realm;
  const name = `${role} of ${code}`;
  const passwordHash = await hashPassword(smallRealmPassword);
  const person = { email: `${role}@${code}.example`, name, language: 'en', passwordHash };
  const id = await house.database.acrossRealms((tx) =>
    addPerson(tx, house.clock, realmId, system('test'), {
      ...person,
      grants: [{ role, centreId, authorityId }],
    }),
  );
  const centreIds = centreId ? [centreId] : [];
  return { kind: 'person', id, realmId, name, language: 'en', grants: [{ role, centreIds, authorityId }] };
}

const csv = 'text\r\n"A pothole by the bridge"\r\n';

/** A table as the console uploads it. */
async function uploadImport(house: House, realm: SmallRealm): Promise<string> {
  const boundary = 'a-boundary-of-the-test';
  const file = 'content-disposition: form-data; name="file"; filename="rows.csv"\r\ncontent-type: text/csv';
  const reply = await house.inject({
    method: 'POST',
    url: '/api/imports',
    headers: {
      cookie: await house.cookieOf(realm.curator),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `--${boundary}\r\n${file}\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
  });
  if (reply.statusCode !== 201) throw new Error(`the import was not taken: ${reply.body}`);
  return reply.json().id;
}

/** What no route brings about by itself. */
async function rows(
  house: House,
  realm: SmallRealm,
  { caseId, caseMessageId }: { caseId: string; caseMessageId: string },
) {
  const { realmId } = realm;
  const [deliveryId, hotlineId] = [newId(), newId()] as [string, string];
  const at = house.clock.now();
  const blob = await keepBytes(house.platform, realmId, Readable.from([Buffer.from('a text')]), 1000);
  const importId = await uploadImport(house, realm);
  const massId = newId();
  const taskId = newId();
  return house.database.acrossRealms(async (tx) => {
    const { id: channelId } = await tx.one(
      sql<{ id: string }>`select id from channels where realm_id = ${realmId}`,
    );
    const { id: ruleId } = await tx.one(sql<{ id: string }>`
      select id from routing_rules where realm_id = ${realmId} order by position limit 1`);
    const { id: grantId } = await tx.one(sql<{ id: string }>`
      select id from grants where realm_id = ${realmId} and account_id = ${realm.administrator.id}`);
    const providerId = newId();
    await tx.run(sql`insert into identity_providers
        (realm_id, id, name, issuer, client_id, rules, enabled, created_at)
      values (${realmId}, ${providerId}, 'One', 'https://one.example', 'heed', '[]', false, ${at})`);
    const hotline = {
      realmId,
      id: hotlineId,
      centreId: realm.regionCentreId,
      driver: 'manual',
      name: { en: 'Calls' },
    };
    const rest = { officialName: 'Calls', config: { kind: 'hotline' }, secretId: null, enabled: true };
    await insertChannel(tx, { ...hotline, ...rest }, at);
    await tx.run(sql`insert into case_tasks
        (realm_id, id, case_id, authority_id, text, due_on, state, made_by, made_at)
      values (${realmId}, ${taskId}, ${caseId}, ${realm.townHallId}, 'A part.', '2030-01-01', 'open',
        ${realm.operator.id}, ${at})`);
    const watchId = newId();
    await tx.run(sql`insert into watches (realm_id, id, state, name, purpose, owner_id, centre_id, form, rule,
        expires_at, proposed_at)
      values (${realmId}, ${watchId}, 'proposed', 'Lifts', 'To see where they stand', ${realm.curator.id},
        ${realm.regionCentreId}, 'full', 'lift', ${new Date(at.getTime() + 30 * 86_400_000)}, ${at})`);
    await keepRoutingVersion(tx, realm.administrator, at);
    await tx.run(sql`insert into mass_problems
        (realm_id, id, state, title, topic_id, centre_id, since, declared_at)
      values (${realmId}, ${massId}, 'open', 'Roads', ${realm.potholesId}, ${realm.regionCentreId}, ${at}, ${at})`);
    const { fileIds } = await attachToMessage(
      tx,
      realmId,
      caseMessageId,
      [{ ...blob, name: 'pit.txt' }],
      10,
      at,
    );
    await tx.run(sql`insert into outgoing (realm_id, id, channel_id, kind, case_id, about_id, message_id, manner, text,
        state, not_before, created_at)
      values (${realmId}, ${deliveryId}, ${channelId}, 'notice', ${caseId}, ${newId()}, ${caseMessageId}, 'private', '…',
        'unknown', ${at}, ${at})`);
    const automation = await addAutomation(tx, realmId, at);
    return {
      ...automation,
      fileId: fileIds[0]!,
      deliveryId,
      importId,
      massId,
      watchId,
      taskId,
      ruleId,
      grantId,
      providerId,
      channelId,
      hotlineId,
    };
  });
}

async function rowsOfAnswer(
  house: House,
  { realmId, curator }: SmallRealm,
  { caseId, answerId }: { caseId: string; answerId: string },
) {
  const [templateId, sampleId, promiseId] = [newId(), newId(), newId()] as [string, string, string];
  const at = house.clock.now();
  await house.database.acrossRealms(async (tx) => {
    await tx.run(sql`insert into answer_templates (realm_id, id, name, text, owner_id, changed_at)
      values (${realmId}, ${templateId}, 'Mended', 'It is mended.', ${curator.id}, ${at})`);
    await tx.run(sql`insert into quality_samples (realm_id, id, answer_id, drawn_at)
      values (${realmId}, ${sampleId}, ${answerId}, ${at})`);
    await tx.run(sql`insert into promises (realm_id, id, case_id, answer_id, promised_on, responsible, state)
      values (${realmId}, ${promiseId}, ${caseId}, ${answerId}, '2030-01-01', 'The road master', 'open')`);
  });
  return { templateId, sampleId, promiseId };
}

async function addAutomation(tx: Tx, realmId: string, at: Date) {
  const [webhookId, webhookDeliveryId] = [newId(), newId()] as [string, string];
  await tx.run(sql`insert into webhooks
      (realm_id, id, name, address, event_types, secret_id, enabled, version, created_at)
    values (${realmId}, ${webhookId}, 'One', 'https://example.org/', '{}', ${newId()}, false, 1, ${at})`);
  await tx.run(sql`insert into webhook_deliveries
      (realm_id, id, webhook_id, cause_id, type, body, state, created_at)
    values (${realmId}, ${webhookDeliveryId}, ${webhookId}, ${newId()}, 'case.opened', '{}', 'failed', ${at})`);
  const automationRuleId = newId();
  await tx.run(sql`insert into automation_rules
      (realm_id, id, name, enabled, event_types, conditions, actions, since, version)
    values (${realmId}, ${automationRuleId}, 'One', false, '{case.opened}', '{"all": []}', '[]', ${at}, 1)`);
  return { webhookId, webhookDeliveryId, automationRuleId };
}
