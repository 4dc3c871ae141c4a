import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { addPerson } from '../add-person.ts';
import { grantsOf } from '../grants.store.ts';
import { softAuthenticator } from '../passkeys/testing/authenticator.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from '../testing/front-door.ts';
import { townClient, townProvider } from './testing/town-provider.ts';

const vera = { email: 'vera@town.example', email_verified: true, name: 'Vera North', locale: 'en-GB' };
const people: Record<string, Record<string, unknown>> = {};
let town: Awaited<ReturnType<typeof townProvider>>;
let door: FrontDoor;
let administrator: Visitor;
let providerId: string;
let other: SmallRealm;
const all = '/api/identity-providers';

beforeAll(async () => {
  town = await townProvider(people);
  door = await frontDoor({ nearAddresses: [town.issuer] });
  other = await smallRealm(door.database, door.clock, 'other');
});
afterAll(async () => {
  await town.close();
  await door.close();
});
let hosts = 0;
const guest = () => {
  hosts += 1;
  return visitor(`203.0.113.${hosts}`);
};

const operators = () => ({
  ...{ claim: 'groups', value: 'desk', role: 'operator' },
  ...{ centreId: door.realm.regionCentreId, authorityId: null },
});
const executors = () => ({
  ...{ claim: 'groups', value: 'roads', role: 'executor' },
  ...{ centreId: null, authorityId: door.realm.roadsId },
});
const body = (more: object = {}) => ({
  ...{ name: 'Town hall', issuer: town.issuer, clientId: townClient.id, secret: townClient.secret },
  ...{ rules: [operators(), executors()], enabled: true },
  ...more,
});

beforeEach(async () => {
  for (const name of Object.keys(people)) delete people[name];
  people.vera = { ...vera, groups: ['desk'] };
  door.clock.advance(3_600_000);
  await door.database.acrossRealms(async (tx) => {
    for (const table of ['identity_providers', 'sign_ins_begun', 'sessions', 'passkeys', 'vault'])
      await tx.run(sql`delete from ${sql.table(table)}`);
    await tx.run(sql`update grants set valid_until = valid_from where provider_id is not null`);
  });
  administrator = guest();
  await door.signIn(administrator, {}, 'administrator@small.example');
  providerId = (await door.ask(administrator, 'POST', all, body())).json().id;
});

const begin = async (who: Visitor, id = providerId) =>
  (await door.ask(who, 'GET', `/api/session/sso/${door.realm.realmId}/${id}`)).headers.location ?? '';
const comeBack = (who: Visitor, { pathname, search }: URL) => door.ask(who, 'GET', `${pathname}${search}`);
/** All the way. @returns where the browser ends */
async function enter(name: string, who = guest()): Promise<string> {
  const back = await town.walk(await begin(who), name);
  return (await comeBack(who, back)).headers.location ?? '';
}
const me = async (who: Visitor) => (await door.ask(who, 'GET', '/api/session')).json();
const change = (more: object, version: number) =>
  door.app.inject({
    method: 'PUT',
    url: `${all}/${providerId}`,
    headers: {
      cookie: [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'if-match': `"${version}"`,
    },
    payload: body(more),
  });

describe('single sign-on', () => {
  it('makes an account at the first sign-in, with the roles that the claims give', async () => {
    people.vera = { ...vera, groups: ['desk', 'roads', 'other'] };
    const who = guest();
    expect(await enter('vera', who)).toBe('/');
    const { name, language, grants } = await me(who);
    expect({ name, language }).toEqual({ name: 'Vera North', language: 'en' });
    expect(grants.map(({ role }: { role: string }) => role).sort()).toEqual(['executor', 'operator']);
    const again = guest();
    await enter('vera', again);
    expect((await me(again)).grants).toHaveLength(2);
  });

  it('knows the person by the provider’s own name for them, whatever their address becomes', async () => {
    const [first, later] = [guest(), guest()];
    await enter('vera', first);
    people.vera = { ...vera, email: 'vera.south@town.example', groups: 'desk' };
    await enter('vera', later);
    expect((await me(later)).id).toBe((await me(first)).id);
  });

  it('takes a role back that the claims no longer give, and says so where none is left', async () => {
    const who = guest();
    await enter('vera', who);
    people.vera = { ...vera, groups: ['roads'] };
    await enter('vera');
    expect((await me(who)).grants.map(({ role }: { role: string }) => role)).toEqual(['executor']);
    people.vera = { ...vera, groups: [] };
    expect(await enter('vera')).toBe('/?refused=sso-no-role');
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(401);
  });

  it('lets nobody in on an unchecked address, and takes over no account of another realm', async () => {
    people.anna = { ...vera, email: 'anna@town.example', email_verified: false, groups: 'desk' };
    expect(await enter('anna')).toBe('/?refused=sso-no-email');
    people.boris = { ...vera, email: 'curator@other.example', groups: 'desk' };
    expect(await enter('boris')).toBe('/?refused=sso-elsewhere');
    people.clara = { ...vera, email: 'curator@small.example', groups: 'desk' };
    const who = guest();
    expect(await enter('clara', who)).toBe('/');
    expect(await me(who)).toMatchObject({ name: 'curator of small', realmId: door.realm.realmId });
  });

  it('takes over nobody whom a provider here knows by another name, until that one is switched off', async () => {
    expect(await enter('vera')).toBe('/');
    people.late = { ...vera, sub: 'late', groups: ['desk'] };
    expect(await enter('late')).toBe('/?refused=sso-known');
    const first = providerId;
    const second = (await door.ask(administrator, 'POST', all, body({ name: 'Second hall' }))).json().id;
    providerId = second;
    expect(await enter('vera')).toBe('/?refused=sso-known');
    providerId = first;
    expect((await change({ enabled: false }, 1)).statusCode).toBe(204);
    providerId = second;
    expect(await enter('vera')).toBe('/');
  });

  it('asks with PKCE, a state and a nonce, and takes an answer only in the browser that asked, once', async () => {
    const [who, thief] = [guest(), guest()];
    const url = new URL(await begin(who));
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    const back = await town.walk(url.href, 'vera');
    expect((await comeBack(thief, back)).headers.location).toBe('/?refused=sso-failed');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    const other = guest();
    await begin(other);
    expect((await comeBack(other, forged)).headers.location).toBe('/?refused=sso-failed');
    expect((await comeBack(who, back)).headers.location).toBe('/');
    expect((await comeBack(who, back)).headers.location).toBe('/?refused=sso-failed');
  });

  it('takes no code that another began: the nonce and the verifier are the browser’s own', async () => {
    const [who, thief] = [guest(), guest()];
    const stolen = await town.walk(await begin(who), 'vera');
    const own = new URL(await begin(thief));
    stolen.searchParams.set('state', own.searchParams.get('state') ?? '');
    expect((await comeBack(thief, stolen)).headers.location).toBe('/?refused=sso-failed');
  });

  it('is begun by no link on another site', async () => {
    const begun = async (site: string) => {
      const url = `/api/session/sso/${door.realm.realmId}/${providerId}`;
      return (await door.app.inject({ method: 'GET', url, headers: { 'sec-fetch-site': site } })).headers
        .location;
    };
    for (const site of ['cross-site', 'same-site'])
      expect(await begun(site)).toBe('/?refused=foreign-origin');
    for (const site of ['same-origin', 'none']) expect(await begun(site)).toContain(town.issuer);
  });

  it('ends the session that stood in the same browser before', async () => {
    const who = guest();
    await door.signIn(who, {}, 'curator@small.example');
    const before = { ...who, cookies: new Map(who.cookies) };
    expect(await enter('vera', who)).toBe('/');
    expect((await me(who)).name).toBe('Vera North');
    expect((await door.ask(before, 'GET', '/api/session')).statusCode).toBe(401);
  });

  it('goes on to the provider’s own page when signing out', async () => {
    const who = guest();
    await enter('vera', who);
    const { next } = (await door.ask(who, 'DELETE', '/api/session')).json();
    expect(next).toMatch(new RegExp(`^${town.issuer}/session/end\\?client_id=heed&`));
    const plain = (await door.ask(administrator, 'DELETE', '/api/session')).json();
    expect(plain).toEqual({ next: null });
  });
});

const passkeys = '/api/session/passkeys';
const proof = async (who: Visitor) => (await door.ask(who, 'GET', '/api/session/proof')).json();
const addPasskey = async (who: Visitor, key: ReturnType<typeof softAuthenticator>) => {
  const begun = await door.ask(who, 'POST', `${passkeys}/begin`, {});
  if (begun.statusCode !== 200) return begun;
  return door.ask(who, 'POST', passkeys, { name: 'Laptop', response: key.make(begun.json()) });
};
const anew = (id = providerId) => `/api/session/sso/${door.realm.realmId}/${id}?fresh=true`;
/** Proves anew at the provider. @returns where the browser ends */
async function prove(who: Visitor): Promise<string> {
  const url = (await door.ask(who, 'GET', anew())).headers.location ?? '';
  return (await comeBack(who, await town.walk(url, 'vera'))).headers.location ?? '';
}

describe('whoever has no password', () => {
  const newKey = () => softAuthenticator('https://heed.example', 'heed.example');

  it('adds and removes a passkey after signing in at the provider once more, for five minutes', async () => {
    const [who, key] = [guest(), newKey()];
    await enter('vera', who);
    const providers = [{ id: providerId, name: 'Town hall' }];
    expect(await proof(who)).toEqual({ password: false, providers, provedUntil: null });
    expect((await addPasskey(who, key)).json().code).toBe('proof-needed');
    const before = new Map(who.cookies);
    expect(await prove(who)).toBe('/security');
    expect((await door.ask({ ...who, cookies: before }, 'GET', '/api/session')).statusCode).toBe(401);
    expect((await addPasskey(who, key)).statusCode).toBe(200);
    const [{ id }] = (await door.ask(who, 'GET', passkeys)).json();
    door.clock.advance(6 * 60_000);
    expect((await addPasskey(who, newKey())).json().code).toBe('proof-needed');
    expect((await door.ask(who, 'POST', `${passkeys}/${id}/remove`, {})).json().code).toBe('proof-needed');
    await prove(who);
    expect((await door.ask(who, 'POST', `${passkeys}/${id}/remove`, {})).statusCode).toBe(204);
  });

  it('proves nothing by a sign-in that the provider only remembers, whatever the browser asked it', async () => {
    const who = guest();
    await enter('vera', who);
    for (const maxAge of ['99999', undefined]) {
      const url = new URL((await door.ask(who, 'GET', anew())).headers.location ?? '');
      expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: 'login', max_age: '300' });
      url.searchParams.delete('prompt');
      url.searchParams.delete('max_age');
      if (maxAge) url.searchParams.set('max_age', maxAge);
      const back = await town.walk(url.href, 'vera', 3600);
      expect((await comeBack(who, back)).headers.location).toBe('/?refused=sso-failed');
      expect((await proof(who)).provedUntil).toBeNull();
    }
  });

  it('is let in by no provider of a realm that only gave a role to an address of another', async () => {
    const email = 'dora@other.example';
    const person = { email, name: 'Dora', language: 'en', passwordHash: null };
    const role = { role: 'administrator' as const, centreId: other.regionCentreId, authorityId: null };
    await door.database.acrossRealms((tx) =>
      addPerson(tx, door.clock, other.realmId, system('test'), { ...person, grants: [role] }),
    );
    const invited = { ...person, role: 'operator', centreId: door.realm.regionCentreId };
    const invite = { ...invited, passwordHash: undefined, authorityId: null, until: null };
    expect((await door.ask(administrator, 'POST', '/api/people', invite)).statusCode).toBe(204);
    people.vera = { ...vera, sub: 'dora', email, groups: ['desk'] };
    expect(await enter('vera', guest())).toBe('/?refused=sso-elsewhere');
  });

  it('loses nothing when another realm gives the address a role; that begins with the letter, which takes what was set up on a provider’s word alone', async () => {
    const email = 'newcomer@other.example';
    people.vera = { ...vera, sub: 'newcomer', email, groups: ['desk'] };
    const [who, key] = [guest(), newKey()];
    await enter('vera', who);
    await prove(who);
    expect((await addPasskey(who, key)).statusCode).toBe(200);
    const late = await door.ask(who, 'POST', `${passkeys}/begin`, {});
    const next = 'seven herons by the sluice';
    expect((await door.ask(who, 'PUT', '/api/session/password', { next })).statusCode).toBe(204);
    const { id } = (await door.ask(who, 'GET', '/api/session')).json();
    const give = (role: 'administrator' | 'curator') => {
      const grants = [{ role, centreId: other.regionCentreId, authorityId: null }];
      const person = { email, name: 'Newcomer', language: 'en', passwordHash: null, grants };
      return door.database.acrossRealms((tx) =>
        addPerson(tx, door.clock, other.realmId, system('test'), person),
      );
    };
    const there = () =>
      door.database.acrossRealms(async (tx) =>
        (await grantsOf(tx, other.realmId, id, door.clock.now())).map(({ role }) => role),
      );
    await give('administrator');
    await give('curator');
    expect(await there()).toEqual([]);
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(200);
    const before = await door.ask(guest(), 'POST', '/api/session', { email, password: next });
    expect(before.json().code).toBe('code-needed');

    door.sent.length = 0;
    await door.ask(guest(), 'POST', '/api/password-links', { email });
    await door.runJobs();
    const token = door.sent.flatMap(({ text }) => /#(\S+)/.exec(text)?.[1] ?? []).at(-1);
    const password = 'nine pelicans over the weir';
    const used = await door.ask(guest(), 'POST', '/api/password-links/use', { token, password });
    expect(used.statusCode).toBe(204);
    expect(await there()).toEqual(['administrator', 'curator']);
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(401);
    expect((await door.ask(guest(), 'POST', '/api/session', { email, password: next })).statusCode).toBe(401);
    expect((await door.ask(guest(), 'POST', '/api/session', { email, password })).statusCode).toBe(200);
    // What its own realm gives is still reached by its provider, and a passkey begun before is not finished by that.
    expect(await enter('vera', who)).toBe('/');
    const made = { name: 'Late', response: newKey().make(late.json()) };
    expect((await door.ask(who, 'POST', passkeys, made)).json().code).toBe('passkey-refused');
    expect(await door.database.acrossRealms((tx) => tx.all(sql`select 1 from passkeys`))).toEqual([]);
  });

  it('is let in by a passkey for as long as the provider has vouched for them within a month', async () => {
    const [who, key] = [guest(), newKey()];
    await enter('vera', who);
    await prove(who);
    await addPasskey(who, key);
    const byPasskey = async () => {
      const asked = await door.ask(guest(), 'POST', '/api/session/passkey/begin');
      const browser = guest();
      for (const { name, value } of asked.cookies) browser.cookies.set(name, value);
      const response = key.use(asked.json());
      return (await door.ask(browser, 'POST', '/api/session/passkey', { response })).json();
    };
    const days = (count: number) => door.clock.advance(count * 86_400_000);
    days(29);
    expect(await byPasskey()).toMatchObject({ name: 'Vera North' });
    await enter('vera');
    days(29);
    expect(await byPasskey()).toMatchObject({ name: 'Vera North' });
    days(2);
    expect((await byPasskey()).code).toBe('no-grants');
    await enter('vera');
    expect(await byPasskey()).toMatchObject({ name: 'Vera North' });
  });
});

describe('a provider', () => {
  it('never shows its secret, and keeps it when it is not named', async () => {
    const reply = await door.ask(administrator, 'GET', all);
    expect(reply.body).not.toContain(townClient.secret);
    expect(reply.json()).toMatchObject({
      redirectUri: 'https://heed.example/api/session/sso/callback',
      items: [{ hasSecret: true, version: 1 }],
    });
    expect((await change({ name: 'Hall', secret: undefined }, 1)).statusCode).toBe(204);
    expect(await enter('vera')).toBe('/');
    expect((await change({}, 1)).json().code).toBe('changed-meanwhile');
    expect((await change({ secret: null }, 2)).statusCode).toBe(204);
    const { count } = await door.database.acrossRealms((tx) =>
      tx.one(sql<{ count: number }>`select count(*)::int as count from vault where kind = 'sso'`),
    );
    expect(count).toBe(0);
  });

  it('is offered to everybody while it is switched on, and lets in nobody when it is not', async () => {
    const offered = async () => (await door.ask(guest(), 'GET', '/api/session/providers')).json();
    expect(await offered()).toMatchObject([{ id: providerId, name: 'Town hall' }]);
    const who = guest();
    const back = await town.walk(await begin(who), 'vera');
    await change({ enabled: false }, 1);
    expect(await offered()).toEqual([]);
    expect((await comeBack(who, back)).headers.location).toBe('/?refused=not-found');
  });

  it('takes every role with it that it gave', async () => {
    const who = guest();
    await enter('vera', who);
    expect((await door.ask(administrator, 'DELETE', `${all}/${providerId}`)).statusCode).toBe(204);
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(401);
  });

  it('gives roles only where its administrator may', async () => {
    const elsewhere = { ...operators(), centreId: door.realm.roadsId };
    const misplaced = { ...executors(), role: 'operator' };
    for (const [rule, code] of [
      [elsewhere, 'not-found'],
      [misplaced, 'grant-place'],
    ] as const)
      expect((await door.ask(administrator, 'POST', all, body({ rules: [rule] }))).json().code).toBe(code);
  });

  it.each([
    'http://127.0.0.1:1',
    'http://169.254.169.254',
    'https://10.0.0.7',
    'http://town.example',
    'https://localhost',
  ])(
    'inside our nets, or without TLS, is not asked unless the server’s own settings name it: %s',
    async (issuer) => {
      const { id } = (await door.ask(administrator, 'POST', all, body({ issuer }))).json();
      expect(await begin(guest(), id)).toBe('/?refused=sso-unreachable');
    },
  );
});
