import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heldClock } from '../../platform/clock.ts';
import { sql } from '../../platform/database.ts';
import { smallRealmPassword } from '../../territory/testing/small-realm.ts';
import { requestLimits } from '../request-limits.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from '../testing/front-door.ts';

let door: FrontDoor;
let operator: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  door = await frontDoor();
});
afterAll(() => door.close());
let hosts = 0;
const guest = () => {
  hosts += 1;
  return visitor(`203.0.113.${hosts}`);
};
beforeEach(async () => {
  door.clock.advance(24 * 3_600_000);
  await door.database.acrossRealms((tx) => tx.run(sql`delete from account_tokens`));
  [operator, administrator] = [guest(), guest()];
  await door.signIn(operator);
  await door.signIn(administrator, {}, 'administrator@small.example');
});

const mine = '/api/session/tokens';
const wanted = { name: 'Report', writes: false, days: 30 };
const make = (more: object = {}) =>
  door.ask(operator, 'POST', mine, { ...wanted, password: smallRealmPassword, ...more });
const tokenOf = async (more: object = {}): Promise<string> => (await make(more)).json().token;
async function by(token: string, method: 'GET' | 'POST' | 'PATCH' = 'GET', url = '/api/session') {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  const reply = await door.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) });
  return reply.statusCode === 200 ? reply.json().name : reply.json().code;
}

describe('a token of mine', () => {
  it('acts as me, is shown once, and is listed with its last use', async () => {
    const token = await tokenOf();
    expect(await by(token)).toBe('operator of small');
    const listed = await door.ask(operator, 'GET', mine);
    expect(listed.json()).toMatchObject([{ name: 'Report', usedAt: door.clock.now().toISOString() }]);
    expect(listed.body).not.toContain(token);
    const rows = await door.database.acrossRealms((tx) =>
      tx.all(sql<{ row: string }>`select account_tokens::text as row from account_tokens`),
    );
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
  });

  it('is made only with the password, and for a time', async () => {
    expect((await make({ password: 'wrong' })).json().code).toBe('wrong-password');
    expect((await make({ days: 1000 })).json().code).toBe('invalid');
    const token = await tokenOf({ days: 1 });
    door.clock.advance(86_400_000 - 1);
    expect(await by(token)).toBe('operator of small');
    door.clock.advance(1);
    expect(await by(token)).toBe('not-signed-in');
  });

  it('is revoked by me alone, and good for nothing from then on', async () => {
    const token = await tokenOf();
    const [{ id }] = (await door.ask(operator, 'GET', mine)).json();
    const revoke = async (who: Visitor) => (await door.ask(who, 'DELETE', `${mine}/${id}`)).statusCode;
    expect(await revoke(administrator)).toBe(404);
    expect(await revoke(operator)).toBe(204);
    expect(await by(token)).toBe('not-signed-in');
  });

  it('opens no door to others: not to my password, my tokens, nor to people', async () => {
    const token = await tokenOf({ writes: true });
    for (const url of [mine, '/api/session/all', '/api/people', '/api/services', '/api/identity-providers'])
      expect(await by(token, 'GET', url), url).toBe('token-door');
    expect(await by(token, 'POST', mine)).toBe('token-door');
    expect(await by(token, 'PATCH')).toBe('token-door');
  });

  it('is what is asked even where a cookie comes along', async () => {
    const headers = { authorization: 'Bearer nothing', cookie: `heed=${operator.cookies.get('heed')}` };
    const reply = await door.app.inject({ method: 'GET', url: '/api/session', headers });
    expect(reply.statusCode).toBe(401);
  });

  it('ends with my roles', async () => {
    const token = await tokenOf();
    const ended = (at: Date | null) =>
      door.database.acrossRealms((tx) =>
        tx.run(sql`update grants set valid_until = ${at} where account_id = ${door.realm.operator.id}`),
      );
    await ended(door.clock.now());
    expect(await by(token)).toBe('not-signed-in');
    await ended(null);
    expect(await by(token)).toBe('operator of small');
  });
});

describe('a program', () => {
  const services = '/api/services';
  const place = () => ({ centreId: door.realm.townCentreId, authorityId: null, until: null });
  const add = (more: object = {}) =>
    door.ask(administrator, 'POST', services, { name: 'City app', role: 'analyst', ...place(), ...more });

  it('has a name, a role in a centre and tokens, and no way in besides', async () => {
    const { id } = (await add()).json();
    const { token } = (await door.ask(administrator, 'POST', `${services}/${id}/tokens`, wanted)).json();
    expect(await by(token)).toBe('City app');
    const listed = (await door.ask(administrator, 'GET', services)).json();
    expect(listed).toMatchObject([{ id, name: 'City app', tokens: [{ name: 'Report' }] }]);
    const { items } = (await door.ask(administrator, 'GET', '/api/people')).json();
    expect(items.map((one: { id: string }) => one.id)).not.toContain(id);
    const wayIn = await door.signIn(guest(), {}, `${id}@service.invalid`);
    expect(wayIn.json().code).toBe('wrong-credentials');
    expect((await door.ask(administrator, 'DELETE', `${services}/${id}`)).statusCode).toBe(204);
    expect(await by(token)).toBe('not-signed-in');
  });

  it('never administers', async () => {
    expect((await add({ role: 'administrator' })).json().code).toBe('service-administrator');
  });
});

describe('requests of one person or token', () => {
  it('are counted by the minute, each for itself', () => {
    const clock = heldClock('2026-11-02T08:00:00Z');
    const count = requestLimits(clock, { person: 2, token: 1 });
    const many = (who: 'person' | 'token', id: string) => {
      try {
        count(who, id);
        return 'in';
      } catch {
        return 'too many';
      }
    };
    expect([many('person', 'a'), many('person', 'a'), many('person', 'a')]).toEqual(['in', 'in', 'too many']);
    expect([many('person', 'b'), many('token', 'a'), many('token', 'a')]).toEqual(['in', 'in', 'too many']);
    clock.advance(60_000);
    expect(many('person', 'a')).toBe('in');
  });
});
