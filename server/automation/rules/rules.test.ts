import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCase } from '../../cases/index.ts';
import { type Desk, desk } from '../../notices/testing/desk.ts';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { saveWebhook } from '../webhooks/save-webhook.ts';
import { onEvents } from './on-events.ts';
import { firingsFor, rulesFor } from './read-rules.ts';
import { removeRule, saveRule } from './save-rule.ts';
import { tryRule } from './try-rule.ts';

let room: Desk;
beforeAll(async () => {
  room = await desk();
});
beforeEach(async () => {
  await run();
  await room.database.acrossRealms((tx) => tx.run(sql`delete from automation_rules`));
});
afterAll(() => room.database.close());

const run = () => room.run(onEvents(room.parts));
const admin = () => room.realm.administrator;
type Fields = Parameters<typeof saveRule>[2];
const rule = (more: Partial<Fields> = {}): Fields => ({
  name: 'Heating to the town',
  enabled: true,
  eventTypes: ['case.opened'],
  conditions: { field: 'topic', in: [room.realm.heatingId] },
  actions: [{ kind: 'notify part', part: 'curator' }],
  ...more,
});
const add = (more?: Partial<Fields>) => saveRule(room.parts, admin(), rule(more));
const cold = () => room.openCase({ topicId: room.realm.heatingId, title: 'Cold radiators' });
const firings = async (caseId: string) =>
  (await firingsFor(room.parts, admin(), {})).items.filter((one) => one.caseId === caseId);
const setDisabled = (accountId: string, at: Date | null) =>
  room.database.acrossRealms((tx) =>
    tx.run(sql`update accounts set disabled_at = ${at} where id = ${accountId}`),
  );
const noticesOf = (accountId: string, caseId: string) =>
  room.database.acrossRealms((tx) =>
    tx.all(sql<{ kind: string; params: { rule: string } }>`select kind, params from notices
      where account_id = ${accountId} and case_id = ${caseId}`),
  );

describe('a rule', () => {
  it('fires for what it names and for nothing else, and tells whom it says', async () => {
    await add();
    const [row, other] = [await cold(), await room.openCase()];
    await run();
    expect(await firings(row.id)).toMatchObject([
      {
        ruleName: 'Heating to the town',
        eventType: 'case.opened',
        number: row.number,
        outcomes: [{ kind: 'notify part', done: true, why: null }],
      },
    ]);
    expect(await firings(other.id)).toEqual([]);
    expect(await noticesOf(room.realm.curator.id, row.id)).toMatchObject([
      { kind: 'rule fired', params: { rule: 'Heating to the town' } },
    ]);
  });

  it('reads the words of the case', async () => {
    await add({ conditions: { words: ['radiator'] } });
    const [row, other] = [await cold(), await room.openCase({ title: 'A hole' })];
    await run();
    expect([await firings(row.id), await firings(other.id)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('assigns, and what it did fires no rule', async () => {
    const { townHallId, townExecutor } = room.realm;
    await add({
      actions: [{ kind: 'assign', authorityId: townHallId, executorId: townExecutor.id }],
      eventTypes: ['case.opened', 'case.assigned'],
    });
    await add({ name: 'Told of assignments', eventTypes: ['case.assigned'] });
    const row = await cold();
    await run();
    const { realmId } = room.realm;
    const now = await room.database.inRealm(realmId, (tx) => findCase(tx, realmId, row.id));
    expect(now).toMatchObject({ authorityId: townHallId, executorId: townExecutor.id, state: 'assigned' });
    expect(await firings(row.id)).toMatchObject([{ eventType: 'case.opened', outcomes: [{ done: true }] }]);
  });

  it('fires once a case and event, however often the event comes', async () => {
    await add();
    const row = await cold();
    await run();
    await room.database.acrossRealms((tx) =>
      tx.run(sql`delete from event_cursors where consumer = 'automation: rules'`),
    );
    await run();
    expect(await firings(row.id)).toHaveLength(1);
    await room.tellOf(row, { type: 'case.opened', data: { changes: {}, messageId: row.id } });
    await run();
    expect(await firings(row.id)).toHaveLength(2);
  });

  it('leaves out what cannot be done, says why, and does the rest', async () => {
    const { id: webhookId } = await saveWebhook(room.parts, admin(), {
      name: 'Portal',
      address: 'https://portal.example.org/',
      eventTypes: [],
      enabled: true,
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    });
    const { roadsId, executor } = room.realm;
    await add({
      actions: [
        { kind: 'assign', authorityId: roadsId, executorId: executor.id },
        { kind: 'call webhook', webhookId },
        { kind: 'notify person', personId: room.realm.leader.id },
      ],
    });
    const row = await cold();
    await run();
    const [firing] = await firings(row.id);
    expect(firing!.outcomes).toEqual([
      { kind: 'assign', done: false, why: 'rule-already-so' },
      { kind: 'call webhook', done: true, why: null },
      { kind: 'notify person', done: true, why: null },
    ]);
    const [told] = await room.database.acrossRealms((tx) =>
      tx.all(sql<{ type: string; body: string }>`select type, body from webhook_deliveries
        where webhook_id = ${webhookId}`),
    );
    expect(told!.type).toBe('rule.fired');
    expect(JSON.parse(told!.body).data).toMatchObject({ caseId: row.id, event: 'case.opened' });
  });

  it('looks only forward from when it was enabled', async () => {
    const early = await cold();
    room.clock.advance(1000);
    const { id } = await add({ enabled: false });
    const off = await cold();
    room.clock.advance(1000);
    await saveRule(room.parts, admin(), rule(), { id, seen: 1 });
    const late = await cold();
    await run();
    const counts = [await firings(early.id), await firings(off.id), await firings(late.id)];
    expect(counts.map(({ length }) => length)).toEqual([0, 0, 1]);
  });
});

describe('a history read in', () => {
  it('sets off no rule, told of today and two years old, beside a case that comes in meanwhile', async () => {
    await add();
    const openedAt = new Date('2024-11-02T08:00:00Z');
    const old = await room.openCase({ topicId: room.realm.heatingId, imported: true, openedAt });
    const row = await cold();
    const another = await room.openCase({ topicId: room.realm.heatingId, imported: true, openedAt });
    await run();
    const counts = await Promise.all([old, row, another].map(({ id }) => firings(id)));
    expect(counts.map(({ length }) => length)).toEqual([0, 1, 0]);
  });
});

describe('a dry run', () => {
  it('says what would have fired over the latest events, and does nothing', async () => {
    const row = await cold();
    await room.tellOf(row, { type: 'case.clarified', data: { changes: {} } }, system('automation'));
    const fields = rule({ eventTypes: ['case.opened', 'case.clarified'] });
    const trial = await tryRule(room.parts, admin(), fields);
    expect(trial.tried).toBeGreaterThan(trial.fired);
    expect(trial.examples[0]).toMatchObject({ caseId: row.id, eventType: 'case.opened' });
    expect(trial.examples.some(({ eventType }) => eventType === 'case.clarified')).toBe(false);
    await run();
    expect(await firings(row.id)).toEqual([]);
  });
});

describe('keeping rules', () => {
  it('is the administrator’s, names the version it saw, and is on the log of acts', async () => {
    await expect(saveRule(room.parts, room.realm.curator, rule())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { id } = await add();
    await expect(saveRule(room.parts, admin(), rule(), { id, seen: 9 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await saveRule(room.parts, admin(), rule({ name: 'Other' }), { id, seen: 1 });
    expect((await rulesFor(room.parts, admin())).items).toMatchObject([{ id, name: 'Other', version: 2 }]);
    await removeRule(room.parts, admin(), { id, seen: 2 });
    const acts = await room.database.acrossRealms((tx) =>
      tx.all(sql<{ act: string }>`select act from outward_acts where subject_id = ${id} order by seq`),
    );
    expect(acts.map(({ act }) => act)).toEqual(['add automation', 'change automation', 'remove automation']);
  });

  it('refuses a person who does not work there', async () => {
    const { roadsId, townExecutor } = room.realm;
    const actions = [{ kind: 'assign' as const, authorityId: roadsId, executorId: townExecutor.id }];
    await expect(add({ actions })).rejects.toMatchObject({ code: 'executor-elsewhere' });
  });

  it('hands over to the authority where whom it names has left it since, and shows that', async () => {
    const { realmId, roadsId, townHallId, townExecutor } = room.realm;
    await add({ actions: [{ kind: 'assign', authorityId: townHallId, executorId: townExecutor.id }] });
    const away = { at: room.clock.now(), id: townExecutor.id };
    await setDisabled(away.id, away.at);
    const row = await cold();
    await run();
    const now = await room.database.inRealm(realmId, (tx) => findCase(tx, realmId, row.id));
    expect(row.authorityId).toBe(roadsId);
    expect(now).toMatchObject({ authorityId: townHallId, executorId: null, state: 'assigned' });
    expect(await firings(row.id)).toMatchObject([
      { outcomes: [{ kind: 'assign', done: true, why: 'executor-elsewhere' }] },
    ]);
    await setDisabled(away.id, null);
  });
});
