import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../../engines/watch/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { createHttpServer, type HttpServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import { wordsIn } from '../../platform/words.ts';
import { arrivalRoutes } from '../arrivals.routes.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import '../index.ts';
import { expireWatches } from './expire-watches.ts';
import { watchRoutes } from './watches.routes.ts';
import { registeredWatches } from './watches.store.ts';

let desk: Desk;
let app: HttpServer;
let person: Person;

beforeAll(async () => {
  desk = await openDesk();
  app = await createHttpServer({ log: createLog('silent'), version: 'test' });
  app.addHook('onRequest', async (request) => {
    request.person = person;
  });
  arrivalRoutes(app, desk);
  watchRoutes(app, desk);
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function ask(by: Person, method: 'GET' | 'POST', url: string, body?: object, version?: number) {
  person = by;
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const reply = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

const fields = (more: object = {}) => ({
  name: 'Broken lifts',
  purpose: 'To see where lifts stand still before people have to call twice.',
  centreId: desk.realm.regionCentreId,
  form: 'full',
  rule: 'лифт NEAR/5 (стоит | сломан) -реклама',
  areaId: null,
  channelId: null,
  language: null,
  expiresOn: '2027-11-02',
  ...more,
});

const propose = (more: object = {}, by = desk.realm.curator) => ask(by, 'POST', '/api/watches', fields(more));
const approve = (id: string, by = desk.realm.administrator, version = 1) =>
  ask(by, 'POST', `/api/watches/${id}/approve`, undefined, version);
const withdraw = (id: string, version: number) =>
  ask(desk.realm.curator, 'POST', `/api/watches/${id}/withdraw`, { reason: 'No longer needed' }, version);

async function atWork(more: object = {}): Promise<string> {
  const { body } = await propose(more);
  expect((await approve(body.id)).status).toBe(200);
  return body.id;
}

async function foundIn(text: string): Promise<Record<string, string[]>> {
  const [id] = await desk.receive(text);
  await desk.triage();
  const { body } = await ask(desk.realm.operator, 'GET', `/api/arrivals/${id}`);
  return Object.fromEntries(
    body.proposal.watches.map((one: { watchId: string; highlights: { start: number; end: number }[] }) => [
      one.watchId,
      one.highlights.map(({ start, end }) => text.slice(start, end)),
    ]),
  );
}

const acts = () =>
  desk.database.acrossRealms((tx) =>
    tx.all(sql<{ step: string; name: string; rule: string | null }>`
      select data->>'step' as step, actor_name as name, data->>'rule' as rule from outward_acts
      where act = 'change watch' order by seq`),
  );

describe('a watch', () => {
  it('finds nothing until a second person has approved it, and every step is in the log', async () => {
    const { status, body } = await propose();
    expect(status).toBe(201);
    expect(await foundIn('Лифт стоит с утра')).toEqual({});
    expect(await approve(body.id, desk.realm.curator)).toMatchObject({
      status: 409,
      body: { code: 'watch-second-person' },
    });
    expect((await approve(body.id, desk.realm.operator)).status).toBe(403);
    expect((await approve(body.id)).status).toBe(200);
    expect(await foundIn('Третий день лифты стоят')).toEqual({ [body.id]: ['лифты', 'стоят'] });
    expect(await foundIn('Лифт стоит дорого. Реклама')).toEqual({});
    expect((await withdraw(body.id, 2)).status).toBe(200);
    expect(await foundIn('Снова лифт сломан')).toEqual({});
    const log = await acts();
    expect(log.map(({ step }) => step)).toEqual(['propose', 'approve', 'withdraw']);
    expect(new Set(log.map(({ rule }) => rule)).size).toBe(1);
    expect(JSON.stringify(log)).not.toContain('лифт');
  });

  it('is not approved twice, nor on a version nobody saw', async () => {
    const { body } = await propose();
    expect((await approve(body.id, desk.realm.administrator, 7)).status).toBe(412);
    await approve(body.id);
    expect((await approve(body.id, desk.realm.administrator, 2)).body.code).toBe('watch-not-possible');
    await withdraw(body.id, 2);
    expect((await withdraw(body.id, 3)).body.code).toBe('watch-not-possible');
  });

  it('is refused when its rule cannot be read, with the column', async () => {
    const rule = 'яма plase:пермь';
    expect((await propose({ rule })).body).toMatchObject({ code: 'watch-rule-wrong' });
    const words = { name: '', purpose: '', form: 'full', rule };
    const { body } = await ask(desk.realm.curator, 'POST', '/api/watches/check', words);
    expect(body.problem).toMatchObject({
      code: 'unknown-field',
      column: 5,
      length: 5,
      fix: 'яма place:пермь',
    });
  });

  it('has words for everything that can be wrong with a rule', () => {
    for (const language of ['ru', 'en'])
      for (const code of PROBLEM_CODES)
        expect(wordsIn(language)(`watchProblem.${code}`)).not.toContain('watchProblem');
  });

  it('is refused when its name, purpose or rule points at a person', async () => {
    for (const more of [
      { rule: 'лаптев NEAR сергей' },
      { name: 'Депутат Лаптев' },
      { purpose: 'To know what @lapteff writes of us' },
    ])
      expect((await propose(more)).body.code).toBe('watch-names-person');
  });

  it('ends within a year', async () => {
    expect((await propose({ expiresOn: '2027-11-04' })).body.code).toBe('watch-expiry');
    expect((await propose({ expiresOn: '2026-11-01' })).body.code).toBe('watch-expiry');
  });

  it('keeps to its place, its channel and its language', async () => {
    const { northId, southId } = desk.realm;
    const here = await desk.database.acrossRealms((tx) =>
      tx.one(sql<{ id: string }>`select id from channels`),
    );
    const rule = 'лифт';
    const mine = {
      north: await atWork({ rule, areaId: northId }),
      south: await atWork({ rule, areaId: southId }),
      channel: await atWork({ rule, channelId: here.id }),
      named: await atWork({ rule: 'лифт source:Test' }),
      english: await atWork({ rule: 'лифт | lift', language: 'en' }),
    };
    const north = await desk.database.acrossRealms((tx) =>
      tx.one(sql<{ name: string }>`select name->>'ru' as name from areas where id = ${northId}`),
    );
    const found = new Set(Object.keys(await foundIn(`${north.name}: стоит лифт`)));
    expect(found).toEqual(new Set([mine.north, mine.channel, mine.named]));
    expect(Object.keys(await foundIn('The lift has been standing still for a week'))).toEqual([mine.english]);
    expect((await propose({ areaId: desk.realm.calendarId })).body.code).toBe('watch-restriction-unknown');
    for (const id of Object.values(mine)) await withdraw(id, 2);
  });

  it('may be written in the simple form', async () => {
    const id = await atWork({ form: 'simple', rule: 'подъезд "нет света" -фонарь' });
    expect(await foundIn('В подъезде опять нет света')).toEqual({ [id]: ['подъезде', 'нет света'] });
    await withdraw(id, 2);
  });

  it('filters arrivals, and leaves the others out', async () => {
    const id = await atWork({ rule: 'батут' });
    const [found] = await desk.receive('Батут порван');
    await desk.receive('Качели сломаны');
    await desk.triage();
    const { body } = await ask(desk.realm.operator, 'GET', `/api/arrivals?watch=${id}`);
    expect(body.items.map(({ messageId }: { messageId: string }) => messageId)).toEqual([found]);
    const list = await ask(desk.realm.operator, 'GET', '/api/watches');
    expect(list.body.find((one: { id: string }) => one.id === id)).toMatchObject({
      found: 1,
      state: 'active',
    });
    // What erases a proposal erases what a watch found in it.
    await desk.database.acrossRealms((tx) => tx.run(sql`delete from proposals where message_id = ${found}`));
    const after = await ask(desk.realm.operator, 'GET', `/api/arrivals?watch=${id}`);
    expect(after.body.items).toEqual([]);
    await withdraw(id, 2);
  });

  it('stops at its end, which is written down by itself', async () => {
    const id = await atWork({ rule: 'фонтан', expiresOn: '2026-11-03' });
    expect(Object.keys(await foundIn('Фонтан не работает'))).toEqual([id]);
    const now = desk.clock.now();
    desk.clock.advance(3 * 86_400_000);
    expect(await foundIn('Фонтан опять не работает')).toEqual({});
    await expireWatches(desk);
    await expireWatches(desk);
    const { body } = await ask(desk.realm.operator, 'GET', '/api/watches');
    expect(body.find((one: { id: string }) => one.id === id).state).toBe('expired');
    expect((await acts()).filter(({ step }) => step === 'expire')).toHaveLength(1);
    desk.clock.advance(now.getTime() - desk.clock.now().getTime());
  });

  it('stands in the public register only while it works, without a person', async () => {
    const id = await atWork({ rule: 'трамвай', name: 'Trams' });
    await propose({ name: 'Waiting' });
    const { realmId } = desk.realm;
    const register = () =>
      desk.database.inRealm(realmId, (tx) => registeredWatches(tx, realmId, desk.clock.now()));
    const [watch, ...others] = await register();
    expect(others).toEqual([]);
    expect(watch).toMatchObject({ name: 'Trams', rule: 'трамвай', centreId: desk.realm.regionCentreId });
    expect(JSON.stringify(watch)).not.toContain(desk.realm.curator.name);
    await withdraw(id, 2);
    expect(await register()).toEqual([]);
  });

  it('is nothing executors change or read at the desk', async () => {
    expect((await ask(desk.realm.executor, 'GET', '/api/watches')).status).toBe(403);
    expect((await propose({}, desk.realm.operator)).status).toBe(403);
  });
});
