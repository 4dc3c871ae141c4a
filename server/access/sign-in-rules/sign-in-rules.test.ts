import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database.ts';
import { smallRealm, smallRealmPassword } from '../../territory/testing/small-realm.ts';
import { softAuthenticator } from '../passkeys/testing/authenticator.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from '../testing/front-door.ts';

let door: FrontDoor;
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
  door.clock.advance(13 * 3_600_000);
  await door.database.acrossRealms(async (tx) => {
    for (const table of ['sign_in_rules', 'passkeys', 'recovery_codes'])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
  administrator = guest();
  await door.signIn(administrator, {}, 'administrator@small.example');
});

const minutes = (count: number) => door.clock.advance(count * 60_000);
const statusOf = async (asked: Promise<{ statusCode: number }>) => (await asked).statusCode;
const codeOf = async (asked: Promise<{ json(): { code: string } }>) => (await asked).json().code;
const rules = async () => (await door.ask(administrator, 'GET', '/api/sign-in-rules')).json();
async function ask(secondFactor: boolean, idleMinutes: number | null, version = 0) {
  const headers = { 'if-match': `"${version}"` };
  return door.ask(administrator, 'PUT', '/api/sign-in-rules', { secondFactor, idleMinutes }, headers);
}
async function someone(email?: string): Promise<Visitor> {
  const who = guest();
  expect((await door.signIn(who, {}, email)).statusCode).toBe(200);
  return who;
}

describe('a realm that asks for a second factor', () => {
  it('lets whoever has only a password do nothing but set one up, at once', async () => {
    const before = await someone();
    expect(await statusOf(ask(true, null))).toBe(204);
    const after = await someone();
    for (const who of [before, after]) {
      expect((await door.ask(who, 'GET', '/api/session')).json()).toMatchObject({ lacksFactor: true });
      expect(await codeOf(door.ask(who, 'GET', '/api/session/tokens'))).toBe('factor-asked');
      const made = { name: 'Script', writes: false, days: 1, password: smallRealmPassword };
      expect(await codeOf(door.ask(who, 'POST', '/api/session/tokens', made))).toBe('factor-asked');
      const next = { current: smallRealmPassword, next: 'nine pelicans over the weir' };
      expect(await codeOf(door.ask(who, 'PUT', '/api/session/password', next))).toBe('factor-asked');
    }
    expect(await codeOf(door.ask(administrator, 'GET', '/api/people'))).toBe('factor-asked');
    expect(await statusOf(door.ask(after, 'DELETE', '/api/session'))).toBe(200);
  });

  it('lets them do everything from the moment a passkey is there, and no more when it is gone', async () => {
    const [who, key] = [await someone(), softAuthenticator('https://heed.example', 'heed.example')];
    await ask(true, null);
    const password = smallRealmPassword;
    const begun = await door.ask(who, 'POST', '/api/session/passkeys/begin', { password });
    const made = { name: 'Laptop', response: key.make(begun.json()) };
    expect(await statusOf(door.ask(who, 'POST', '/api/session/passkeys', made))).toBe(200);
    expect((await door.ask(who, 'GET', '/api/session')).json()).toMatchObject({ lacksFactor: false });
    expect(await statusOf(door.ask(who, 'GET', '/api/session/tokens'))).toBe(200);
    const [{ id }] = (await door.ask(who, 'GET', '/api/session/passkeys')).json();
    await door.ask(who, 'POST', `/api/session/passkeys/${id}/remove`, { password });
    expect(await codeOf(door.ask(who, 'GET', '/api/session/tokens'))).toBe('factor-asked');
  });

  it('asks nothing of another realm', async () => {
    await smallRealm(door.database, door.clock, 'other');
    await ask(true, null);
    const who = await someone('operator@other.example');
    expect((await door.ask(who, 'GET', '/api/session')).json()).toMatchObject({ lacksFactor: false });
  });
});

describe('a realm that ends idle sessions', () => {
  it('ends one that nobody used for so long, and keeps one that is used', async () => {
    await ask(false, 15);
    const [used, idle] = [await someone(), await someone()];
    expect((await door.ask(used, 'GET', '/api/session')).json()).toMatchObject({ idleMinutes: 15 });
    for (let count = 0; count < 3; count += 1) {
      minutes(7);
      expect(await statusOf(door.ask(used, 'GET', '/api/session'))).toBe(200);
    }
    expect(await statusOf(door.ask(idle, 'GET', '/api/session'))).toBe(401);
  });
});

describe('the rules of signing in', () => {
  it('are changed by whoever saw them last, and stand in the log of outward acts', async () => {
    expect(await rules()).toEqual({ secondFactor: false, idleMinutes: null, version: 0 });
    expect(await statusOf(ask(false, 30))).toBe(204);
    expect(await rules()).toEqual({ secondFactor: false, idleMinutes: 30, version: 1 });
    expect(await codeOf(ask(false, 60))).toBe('changed-meanwhile');
    expect(await statusOf(ask(false, 14, 1))).toBe(400);
    const [act] = await door.database.acrossRealms((tx) =>
      tx.all(
        sql<{ data: unknown }>`select data from outward_acts where act = 'change sign-in' order by seq desc`,
      ),
    );
    expect(act?.data).toEqual({ secondFactor: false, idleMinutes: 30 });
  });
});

describe('an administrator', () => {
  it('signs somebody out everywhere in the realm, which the log of outward acts tells', async () => {
    const [one, other] = [await someone(), await someone()];
    const { id } = door.realm.operator;
    expect(await statusOf(door.ask(one, 'DELETE', `/api/people/${id}/sessions`))).toBe(403);
    expect(await statusOf(door.ask(administrator, 'DELETE', `/api/people/${id}/sessions`))).toBe(204);
    for (const who of [one, other]) expect(await statusOf(door.ask(who, 'GET', '/api/session'))).toBe(401);
    const acts = await door.database.acrossRealms((tx) =>
      tx.all(
        sql<{ subject: string }>`select subject_id as subject from outward_acts where act = 'end sessions'`,
      ),
    );
    expect(acts).toEqual([{ subject: id }]);
    await someone();
  });
});
