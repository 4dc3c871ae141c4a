import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../cases/index.ts';
import { type Desk, desk } from '../../notices/testing/desk.ts';
import { sql } from '../../platform/database.ts';
import type { Sent } from '../../platform/http/fetch-foreign.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deliverWebhook, sweepDeliveries } from './deliver-webhook.ts';
import { onCaseEvents } from './on-case-events.ts';
import { logOfWebhook, replayDelivery, webhooksFor } from './read-webhooks.ts';
import { saveWebhook } from './save-webhook.ts';
import { signatureHeaders } from './sign.rules.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
let room: Desk;
let got: (Sent & { address: string })[];
let answer: () => Promise<number>;

beforeAll(async () => {
  room = await desk();
});
beforeEach(() => {
  got = [];
  answer = async () => 204;
});
afterAll(() => room.database.close());

const post = async (address: string, sent: Sent) => {
  got.push({ address, ...sent });
  return answer();
};
const admin = () => room.realm.administrator;
const fields = (more = {}) => ({
  name: 'Region’s portal',
  address: 'https://portal.example.org/in?token=t1',
  eventTypes: ['case.opened', 'case.closed'],
  enabled: true,
  secret,
  ...more,
});
const add = (more = {}) => saveWebhook(room.parts, admin(), fields(more));
const logOf = async (id: string) => (await logOfWebhook(room.parts, admin(), id, {})).items;
const one = async (id: string) =>
  (await webhooksFor(room.parts, admin())).items.find((hook) => hook.id === id)!;
const tryOnce = (id: string) => deliverWebhook({ ...room.parts, post }, room.realm.realmId, id);
const tell = () => room.run(onCaseEvents(room.parts));

/** A webhook of its own and one message for it. */
async function oneMessage(more = {}): Promise<{ hookId: string; id: string; row: Case }> {
  const { id: hookId } = await add(more);
  const row = await room.openCase();
  await tell();
  const [entry] = await logOf(hookId);
  return { hookId, id: entry!.id, row };
}

describe('a webhook', () => {
  it('tells what it was asked for, signed, with ids and nobody’s words', async () => {
    const { hookId, id, row } = await oneMessage();
    await tryOnce(id);
    const [sent] = got;
    expect(sent!.address).toBe('https://portal.example.org/in?token=t1');
    const body = JSON.parse(sent!.body);
    expect(body).toMatchObject({ type: 'case.opened', data: { caseId: row.id, number: row.number } });
    expect(Object.keys(body.data).sort()).toEqual(
      [
        'areaId',
        'authorityId',
        'caseId',
        'centreId',
        'number',
        'severity',
        'state',
        'topicId',
        'type',
      ].sort(),
    );
    expect(sent!.body).not.toContain('pothole');
    const { 'webhook-id': messageId } = sent!.headers;
    expect(sent!.headers).toEqual(signatureHeaders(secret, messageId!, room.clock.now(), sent!.body));
    expect(await logOf(hookId)).toMatchObject([
      { state: 'delivered', attempts: [{ attempt: 1, status: 204, error: null }] },
    ]);
  });

  it('hears of each event once, of no other kind, and of nothing before it was made', async () => {
    await room.openCase();
    room.clock.advance(1000);
    const { id: hookId } = await add({ eventTypes: ['case.closed'] });
    const row = await room.openCase();
    await tell();
    expect(await logOf(hookId)).toEqual([]);
    await room.tellOf(row, { type: 'case.closed', data: { changes: {} } });
    await tell();
    await tell();
    expect((await logOf(hookId)).map(({ type }) => type)).toEqual(['case.closed']);
  });

  it('is tried again later when it fails, and again from the first step when a person asks', async () => {
    const { hookId, id } = await oneMessage();
    answer = async () => 503;
    await tryOnce(id);
    answer = () => Promise.reject(new Refusal('address-refused'));
    await tryOnce(id);
    const [entry] = await logOf(hookId);
    expect(entry).toMatchObject({
      state: 'waiting',
      attempts: [
        { status: 503, error: null },
        { status: null, error: 'address-refused' },
      ],
    });
    answer = async () => 200;
    await replayDelivery(room.parts, admin(), hookId, id);
    await tryOnce(id);
    const [first, , third] = got;
    expect(third!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect((await logOf(hookId))[0]).toMatchObject({
      state: 'delivered',
      attempts: [{}, {}, { attempt: 3 }],
    });
    await tryOnce(id);
    expect(got).toHaveLength(3);
  });

  it('rests after days of failure, says so in the log of acts, and works again when it is enabled', async () => {
    const { hookId, id } = await oneMessage();
    answer = async () => 500;
    await tryOnce(id);
    expect((await one(hookId)).failingSince).not.toBeNull();
    room.clock.advance(5 * 86_400_000);
    await tryOnce(id);
    const resting = await one(hookId);
    expect(resting).toMatchObject({ enabled: false, restReason: 'failing', version: 2 });
    expect(await logOf(hookId)).toMatchObject([{ state: 'failed' }]);
    await expect(replayDelivery(room.parts, admin(), hookId, id)).rejects.toMatchObject({
      code: 'webhook-rests',
    });
    const { secret: _, ...kept } = fields();
    await saveWebhook(room.parts, admin(), kept, { id: hookId, seen: 2 });
    expect(await one(hookId)).toMatchObject({ enabled: true, restReason: null, failingSince: null });
    answer = async () => 200;
    await replayDelivery(room.parts, admin(), hookId, id);
    await tryOnce(id);
    expect(await logOf(hookId)).toMatchObject([{ state: 'delivered' }]);
    const acts = await room.database.acrossRealms((tx) =>
      tx.all(sql<{ act: string; data: unknown }>`select act, data from outward_acts
        where subject_id = ${hookId} order by seq`),
    );
    expect(acts.map(({ act }) => act)).toEqual(['add webhook', 'put webhook to rest', 'change webhook']);
    expect(JSON.stringify(acts)).not.toMatch(/whsec|token=/);
  });

  it('is queued anew when the process that was to tell it died', async () => {
    const { id } = await oneMessage();
    const jobs = () =>
      room.database.acrossRealms((tx) =>
        tx.all(sql`select 1 from graphile_worker.jobs where key = ${`deliver-webhook ${id}`}`),
      );
    await room.database.acrossRealms((tx) =>
      tx.run(sql`delete from graphile_worker._private_jobs where key = ${`deliver-webhook ${id}`}`),
    );
    await sweepDeliveries(room.parts);
    expect(await jobs()).toHaveLength(0);
    room.clock.advance(11 * 60_000);
    await sweepDeliveries(room.parts);
    expect(await jobs()).toHaveLength(1);
  });
});

describe('keeping webhooks', () => {
  it('seals the secret and shows it to nobody', async () => {
    const { id } = await add();
    expect(JSON.stringify(await webhooksFor(room.parts, admin()))).not.toContain('whsec');
    const [row] = await room.database.acrossRealms((tx) =>
      tx.all(sql<{ sealed: Buffer }>`select v.sealed from webhooks w
        join vault v on v.realm_id = w.realm_id and v.id = w.secret_id where w.id = ${id}`),
    );
    expect(row!.sealed.includes(Buffer.from(secret))).toBe(false);
  });

  it.each([
    ['http://portal.example.org/', 'webhook-address'],
    ['https://127.0.0.1/', 'webhook-address'],
    ['https://localhost/', 'webhook-address'],
    ['https://portal.example.org:8443/', 'webhook-address'],
    ['nowhere', 'webhook-address'],
  ])('refuses %s', async (address, code) => {
    await expect(add({ address })).rejects.toMatchObject({ code });
  });

  it('refuses a weak secret, and a new webhook without one', async () => {
    for (const weak of ['whsec_c2hvcnQ=', undefined])
      await expect(add({ secret: weak })).rejects.toMatchObject({ code: 'webhook-secret' });
  });

  it('is the administrator’s alone, and names the version it saw', async () => {
    await expect(saveWebhook(room.parts, room.realm.curator, fields())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { id } = await add();
    await expect(saveWebhook(room.parts, admin(), fields(), { id, seen: 7 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  });
});
