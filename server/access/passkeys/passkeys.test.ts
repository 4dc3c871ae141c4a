import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database.ts';
import { smallRealmPassword } from '../../territory/testing/small-realm.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from '../testing/front-door.ts';
import { relyingParty } from './relying-party.ts';
import { softAuthenticator } from './testing/authenticator.ts';

let door: FrontDoor;
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
  door.clock.advance(3_600_000);
  await door.database.acrossRealms(async (tx) => {
    for (const table of ['passkeys', 'recovery_codes', 'sign_ins_begun', 'sessions'])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
});

const mine = '/api/session/passkeys';
const password = smallRealmPassword;
const newKey = () => softAuthenticator('https://heed.example', 'heed.example');
type Key = ReturnType<typeof newKey>;

const begin = async (who: Visitor) => (await door.ask(who, 'POST', `${mine}/begin`, { password })).json();
const keep = (who: Visitor, response: object, name = 'Laptop') =>
  door.ask(who, 'POST', mine, { name, response });

async function make(key: Key, email?: string) {
  const who = guest();
  await door.signIn(who, {}, email);
  const reply = await keep(who, key.make(await begin(who)));
  expect(reply.statusCode).toBe(200);
  return { who, codes: reply.json().codes as string[] };
}

async function enter(key: Key, wrong: Parameters<Key['use']>[1] = {}, who = guest()) {
  const asked = (await door.ask(who, 'POST', '/api/session/passkey/begin')).json();
  return door.ask(who, 'POST', '/api/session/passkey', { response: key.use(asked, wrong) });
}
const outcome = async (asked: ReturnType<FrontDoor['ask']>) => {
  const reply = await asked;
  return reply.statusCode === 200 ? reply.json().name : reply.json().code;
};
const password401 = async (more: object = {}) => (await door.signIn(guest(), more)).json();

describe('a passkey', () => {
  it('signs its owner in, without a password and without a code', async () => {
    const key = newKey();
    const { who } = await make(key);
    const again = { ...who, cookies: new Map(who.cookies) };
    expect(await outcome(enter(key, {}, again))).toBe('operator of small');
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(401);
    const listed = (await door.ask(again, 'GET', mine)).json();
    expect(listed).toMatchObject([{ name: 'Laptop', usedAt: door.clock.now().toISOString() }]);
  });

  it('makes the password alone not enough; recovery codes come with the first one', async () => {
    const { who, codes } = await make(newKey());
    expect(codes).toHaveLength(10);
    expect(await password401()).toMatchObject({ code: 'code-needed', params: { passkeys: 'yes' } });
    expect(await password401({ code: '123456' })).toMatchObject({ code: 'wrong-code' });
    expect(await password401({ code: codes[0] })).toMatchObject({ name: 'operator of small' });
    const second = await keep(who, newKey().make(await begin(who)), 'Phone');
    expect(second.json().codes).toEqual([]);
  });

  it('is refused from another site, for another domain, unchecked, or with a count gone back', async () => {
    const key = newKey();
    await make(key);
    const refused = [
      { origin: 'https://heed.example.evil.example' },
      { rpId: 'evil.example' },
      { unverified: true },
    ];
    for (const wrong of refused) expect(await outcome(enter(key, wrong))).toBe('passkey-refused');
    expect(await outcome(enter(key, { counter: 90 }))).toBe('operator of small');
    expect(await outcome(enter(key, { counter: 90 }))).toBe('passkey-refused');
  });

  it('answers its challenge once, and only in the browser that was given it', async () => {
    const key = newKey();
    await make(key);
    const [who, thief] = [guest(), guest()];
    const asked = (await door.ask(who, 'POST', '/api/session/passkey/begin')).json();
    const response = key.use(asked);
    const bring = (from: Visitor) => outcome(door.ask(from, 'POST', '/api/session/passkey', { response }));
    expect(await bring(thief)).toBe('passkey-refused');
    expect(await bring(who)).toBe('operator of small');
    expect(await bring(who)).toBe('passkey-refused');
    const late = guest();
    const again = (await door.ask(late, 'POST', '/api/session/passkey/begin')).json();
    door.clock.advance(11 * 60_000);
    const reply = door.ask(late, 'POST', '/api/session/passkey', { response: key.use(again) });
    expect(await outcome(reply)).toBe('passkey-refused');
  });

  it('is made only with the password, by the one who began, checked, and once', async () => {
    const [who, other] = [guest(), guest()];
    await door.signIn(who);
    await door.signIn(other, {}, 'curator@small.example');
    expect((await door.ask(who, 'POST', `${mine}/begin`, { password: 'wrong' })).json().code).toBe(
      'wrong-password',
    );
    const key = newKey();
    const options = await begin(who);
    other.cookies.set('heed_begun', who.cookies.get('heed_begun')!);
    expect((await keep(other, key.make(options))).json().code).toBe('passkey-refused');
    expect((await keep(who, key.make(await begin(who), { unverified: true }))).json().code).toBe(
      'passkey-refused',
    );
    expect((await keep(who, key.make(await begin(who)))).statusCode).toBe(200);
    expect((await keep(who, key.make(await begin(who)))).json().code).toBe('passkey-known');
  });

  it('is removed by its owner alone, with the password; after the last one the password is enough again', async () => {
    const key = newKey();
    const { who } = await make(key);
    const other = guest();
    await door.signIn(other, {}, 'curator@small.example');
    const [{ id }] = (await door.ask(who, 'GET', mine)).json();
    const remove = async (by: Visitor, typed = password) =>
      (await door.ask(by, 'POST', `${mine}/${id}/remove`, { password: typed })).statusCode;
    expect(await remove(other)).toBe(404);
    expect(await remove(who, 'wrong')).toBe(400);
    expect(await remove(who)).toBe(204);
    expect(await outcome(enter(key))).toBe('passkey-refused');
    expect(await password401()).toMatchObject({ name: 'operator of small' });
  });

  it('is told to its owner by mail when it comes and when it goes, by its name', async () => {
    await door.runJobs();
    door.sent.length = 0;
    const { who } = await make(newKey());
    await door.runJobs();
    const letters = () => door.sent.filter(({ text }) => text.includes('Laptop'));
    expect(letters()).toMatchObject([{ to: 'operator@small.example' }]);
    const [{ id }] = (await door.ask(who, 'GET', mine)).json();
    await door.ask(who, 'POST', `${mine}/${id}/remove`, { password });
    await door.runJobs();
    const [added, removed] = letters();
    expect(removed?.text).toContain('https://heed.example/security');
    expect(removed?.text).not.toBe(added?.text);
  });

  it('opens nothing for whoever may do nothing any more', async () => {
    const key = newKey();
    await make(key, 'administrator@small.example');
    const disable = (at: Date | null) =>
      door.database.acrossRealms((tx) =>
        tx.run(sql`update accounts set disabled_at = ${at} where email = 'administrator@small.example'`),
      );
    await disable(door.clock.now());
    expect(await outcome(enter(key))).toBe('passkey-refused');
    await disable(null);
    expect(await outcome(enter(key))).toBe('administrator of small');
  });
});

describe('the domain of passkeys', () => {
  it('is that of the public address, or this machine’s name where that is a number', () => {
    expect(relyingParty('https://heed.example/')).toMatchObject({
      id: 'heed.example',
      origin: 'https://heed.example',
    });
    expect(relyingParty('http://127.0.0.1:8080')).toMatchObject({
      id: 'localhost',
      origin: 'http://localhost:8080',
    });
  });
});
