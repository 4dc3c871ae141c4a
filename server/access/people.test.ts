import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { system } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { addByHand } from './add-by-hand.ts';
import { addPerson } from './add-person.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from './testing/front-door.ts';

let door: FrontDoor;
let administrator: Visitor;
let other: SmallRealm;
beforeAll(async () => {
  door = await frontDoor();
  other = await smallRealm(door.database, door.clock, 'other');
});
afterAll(() => door.close());
let hosts = 0;
const guest = () => {
  hosts += 1;
  return visitor(`203.0.113.${hosts}`);
};
beforeEach(async () => {
  door.clock.advance(24 * 3_600_000);
  administrator = guest();
  await door.signIn(administrator, {}, 'administrator@small.example');
  await door.runJobs();
  door.sent.length = 0;
});

const ours = () => ({
  role: 'operator',
  centreId: door.realm.regionCentreId,
  authorityId: null,
  until: null,
});
const invite = (email: string, more: object = {}) =>
  door.ask(administrator, 'POST', '/api/people', {
    ...ours(),
    ...{ email, name: 'Vera North', language: 'en' },
    ...more,
  });
const tokenSent = () => /#(\S+)/.exec(door.sent.at(-1)?.text ?? '')?.[1] ?? '';
const choose = (token: string, password: string) =>
  door.ask(guest(), 'POST', '/api/password-links/use', { token, password });
const codeOf = async (asked: Promise<{ json(): { code: string } }>) => (await asked).json().code;
const statusOf = async (asked: Promise<{ statusCode: number }>) => (await asked).statusCode;
interface Listed {
  id: string;
  email: string;
  invited: boolean;
  grants: { id: string; role: string; until: string | null }[];
}
async function listed(email: string, who = administrator): Promise<Listed | undefined> {
  const { items } = (await door.ask(who, 'GET', '/api/people')).json();
  return items.find((one: Listed) => one.email === email);
}
const acts = (act: string) =>
  door.database.acrossRealms((tx) =>
    tx.all(sql<{ subject: string; data: unknown }>`select subject_id as subject, data from outward_acts
      where realm_id = ${door.realm.realmId} and act = ${act} order by seq desc`),
  );

const good = 'nine pelicans over the weir';

describe('an invitation', () => {
  it('comes by mail, lets choose a password once, and then sign in', async () => {
    const email = 'vera@small.example';
    expect(await statusOf(invite(email))).toBe(204);
    expect(await listed(email)).toMatchObject({ invited: true, grants: [{ role: 'operator', until: null }] });
    await door.runJobs();
    expect(door.sent).toMatchObject([{ to: email }]);
    const token = tokenSent();
    expect(await codeOf(choose(token, 'Vera north 1'))).toBe('password-common');
    expect(await statusOf(choose(token, good))).toBe(204);
    expect(await codeOf(choose(token, `${good} again`))).toBe('link-over');
    expect(await statusOf(door.signIn(guest(), { password: good }, email))).toBe(200);
    expect(await listed(email)).toMatchObject({ invited: false });
    const again = door.ask(administrator, 'POST', `/api/people/${(await listed(email))?.id}/invite`);
    expect(await codeOf(again)).toBe('has-password');
  });

  it('is over after a day, and when a newer one was sent', async () => {
    const email = 'late@small.example';
    await invite(email);
    await door.runJobs();
    const first = tokenSent();
    const { id } = (await listed(email))!;
    await door.ask(administrator, 'POST', `/api/people/${id}/invite`);
    await door.runJobs();
    expect(await codeOf(choose(first, good))).toBe('link-over');
    door.clock.advance(24 * 3_600_000);
    expect(await codeOf(choose(tokenSent(), good))).toBe('link-over');
  });

  it('to an address that has an account gives the role and no link to its password', async () => {
    const email = 'operator@other.example';
    expect(await statusOf(invite(email))).toBe(204);
    await door.runJobs();
    expect(door.sent).toMatchObject([{ to: email }]);
    expect(tokenSent()).toBe('');
    expect(await listed(email)).toMatchObject({ grants: [{ role: 'operator' }] });
  });

  it('to an address that another realm knows and nobody has proved begins with the letter', async () => {
    const email = 'unproved@other.example';
    const grants = [{ role: 'operator' as const, centreId: other.regionCentreId, authorityId: null }];
    const person = { email, name: 'Vera North', language: 'en', passwordHash: null, grants };
    await door.database.acrossRealms((tx) =>
      addPerson(tx, door.clock, other.realmId, system('test'), person),
    );
    await invite(email, { role: 'curator' });
    const held = (await listed(email))!;
    expect(held).toMatchObject({ invited: true, grants: [{ role: 'curator', from: null }] });
    // Nor does a second role begin, and one that is taken back never will.
    expect(await statusOf(door.ask(administrator, 'POST', `/api/people/${held.id}/grants`, ours()))).toBe(
      204,
    );
    const path = `/api/people/${held.id}/grants/${held.grants[0]!.id}`;
    expect(await statusOf(door.ask(administrator, 'DELETE', path))).toBe(204);
    await door.runJobs();
    expect(door.sent.at(-1)?.text).toContain('It begins when you have chosen a password');
    expect(await statusOf(choose(tokenSent(), good))).toBe(204);
    expect(await listed(email)).toMatchObject({
      invited: false,
      grants: [{ role: 'operator', from: expect.stringMatching(/^2026-/) }],
    });
  });

  it('from the command line says which of these came of it, and sends the letter that is waited for', async () => {
    const grants = [{ role: 'curator' as const, centreId: door.realm.regionCentreId, authorityId: null }];
    const asked: string[] = [];
    const add = (email: string) =>
      door.database.acrossRealms((tx) =>
        addByHand(
          tx,
          door,
          door.realm.realmId,
          { email, name: 'Vera North', language: 'en', grants },
          async () => {
            asked.push(email);
            return good;
          },
        ),
      );
    const person = { name: 'Vera North', language: 'en', passwordHash: null };
    const elsewhere = [{ role: 'operator' as const, centreId: other.regionCentreId, authorityId: null }];
    const waiting = { ...person, email: 'waiting@other.example', grants: elsewhere };
    await door.database.acrossRealms((tx) =>
      addPerson(tx, door.clock, other.realmId, system('test'), waiting),
    );
    expect(await add('new@small.example')).toBe('added');
    expect(await add('administrator@other.example')).toBe('known');
    expect(await add(waiting.email)).toBe('waits');
    expect(asked).toEqual(['new@small.example']);
    await door.runJobs();
    expect(door.sent.map(({ to }) => to)).toEqual([waiting.email]);
    expect(await statusOf(choose(tokenSent(), good))).toBe(204);
    const entered = await door.signIn(guest(), { password: good }, waiting.email);
    expect(entered.json().grants).toMatchObject([{ role: 'operator' }]);
  });

  it('keeps the token only as a hash', async () => {
    await invite('hash@small.example');
    await door.runJobs();
    const rows = await door.database.acrossRealms((tx) =>
      tx.all(sql<{ row: string }>`select password_links::text as row from password_links`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes(tokenSent().split('.')[1]!))).toBe(false);
  });
});

describe('a forgotten password', () => {
  const forget = async (email: string) => {
    const reply = await door.ask(guest(), 'POST', '/api/password-links', { email });
    return { status: reply.statusCode, body: reply.body };
  };

  it('is answered the same whether the address has an account; only one gets a letter', async () => {
    const known = await forget('curator@small.example');
    expect(await forget('nobody@small.example')).toEqual(known);
    expect(known.status).toBe(202);
    await door.runJobs();
    expect(door.sent.map(({ to }) => to)).toEqual(['curator@small.example']);
  });

  it('is replaced through the letter, which ends all sessions', async () => {
    const email = 'curator@small.example';
    const lost = guest();
    await door.signIn(lost, {}, email);
    await door.runJobs();
    await forget(email);
    await door.runJobs();
    expect(await statusOf(choose(tokenSent(), good))).toBe(204);
    expect(await statusOf(door.ask(lost, 'GET', '/api/session'))).toBe(401);
    expect(await statusOf(door.signIn(lost, { password: good }, email))).toBe(200);
  });

  it('fills nobody’s mailbox', async () => {
    for (let at = 0; at < 4; at += 1) await forget('leader@small.example');
    await door.runJobs();
    expect(door.sent).toHaveLength(1);
  });
});

describe('roles', () => {
  it('are given for a time, and end by themselves', async () => {
    const { id, name } = door.realm.leader;
    const until = new Date(door.clock.now().getTime() + 3_600_000).toISOString();
    const give = (body: object) => door.ask(administrator, 'POST', `/api/people/${id}/grants`, body);
    expect(await codeOf(give({ ...ours(), until: '2020-01-01T00:00:00Z' }))).toBe('grant-over');
    expect(await codeOf(give({ ...ours(), role: 'executor' }))).toBe('grant-place');
    expect(await statusOf(give({ ...ours(), role: 'analyst', until }))).toBe(204);
    expect((await acts('grant'))[0]).toMatchObject({ subject: id, data: { role: 'analyst', until } });
    const leader = guest();
    const roles = async () => {
      const { grants } = (await door.ask(leader, 'GET', '/api/session')).json();
      return grants.map(({ role }: { role: string }) => role);
    };
    await door.signIn(leader, {}, 'leader@small.example');
    expect(await roles()).toEqual(['leader', 'analyst']);
    door.clock.advance(3_600_000);
    expect({ name, roles: await roles() }).toEqual({ name, roles: ['leader'] });
  });

  it('are taken back at once, and the log says by whom', async () => {
    const email = 'executor@small.example';
    const executor = guest();
    await door.signIn(executor, {}, email);
    const person = (await listed(email))!;
    const path = `/api/people/${person.id}/grants/${person.grants[0]!.id}`;
    expect(await statusOf(door.ask(administrator, 'DELETE', path))).toBe(204);
    expect(await statusOf(door.ask(executor, 'GET', '/api/session'))).toBe(401);
    expect(await listed(email)).toBeUndefined();
    expect((await acts('revoke'))[0]).toMatchObject({ subject: person.id, data: { role: 'executor' } });
    expect(await statusOf(door.ask(administrator, 'DELETE', path))).toBe(404);
  });

  it('of administrators are not taken back by themselves', async () => {
    const me = (await listed('administrator@small.example'))!;
    const path = `/api/people/${me.id}/grants/${me.grants[0]!.id}`;
    expect(await codeOf(door.ask(administrator, 'DELETE', path))).toBe('own-administration');
  });

  it('of a town’s administrator reach no further than the town', async () => {
    const { townCentreId, operator } = door.realm;
    const email = 'town.administrator@small.example';
    await invite(email, { role: 'administrator', centreId: townCentreId });
    await door.runJobs();
    await choose(tokenSent(), good);
    const town = guest();
    await door.signIn(town, { password: good }, email);
    const { items } = (await door.ask(town, 'GET', '/api/people')).json();
    // Themselves, and who works at the town's own authority.
    expect(items.map((one: Listed) => one.email).sort()).toEqual(['executor@small-town.example', email]);
    const body = { ...ours(), email: 'x@small.example', name: 'X', language: 'en' };
    expect(await statusOf(door.ask(town, 'POST', '/api/people', body))).toBe(403);
    expect(await statusOf(door.ask(town, 'POST', `/api/people/${operator.id}/grants`, ours()))).toBe(404);
    const there = { ...body, centreId: townCentreId };
    expect(await statusOf(door.ask(town, 'POST', '/api/people', there))).toBe(204);
  });

  it('are found by words of a name, an address or a role, page by page, and never in another realm', async () => {
    const find = async (query: string) =>
      (await door.ask(administrator, 'GET', `/api/people?${query}`)).json();
    const emails = async (q: string) =>
      (await find(new URLSearchParams({ q }).toString())).items.map((one: Listed) => one.email);
    await invite('zoya@small.example', { role: 'curator', name: 'Зоя Ёлкина' });
    expect(await emails('елкина')).toEqual(['zoya@small.example']);
    expect(await emails('ЗОЯ куратор')).toEqual(['zoya@small.example']);
    expect(await emails('Зоя оператор')).toEqual([]);
    expect(await emails('zoya@sm')).toEqual(['zoya@small.example']);
    expect(await emails('100%_')).toEqual([]);
    const all = await find('limit=200');
    expect(all.next).toBeNull();
    const walked: Listed[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = await find(`limit=2${cursor}`);
      walked.push(...items);
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(walked).toEqual(all.items);
    const [first, second] = all.items as Listed[];
    expect((await find(`ids=${second!.id},${first!.id}`)).items).toEqual([first, second]);
    expect((await find(`ids=${other.curator.id}`)).items).toEqual([]);
    expect(await emails('curator@other.example')).toEqual([]);
  });

  it('are nobody’s business but an administrator’s', async () => {
    const operator = guest();
    await door.signIn(operator);
    expect(await statusOf(door.ask(operator, 'GET', '/api/people'))).toBe(403);
    const body = { ...ours(), email: 'x@small.example', name: 'X', language: 'en' };
    expect(await statusOf(door.ask(operator, 'POST', '/api/people', body))).toBe(403);
  });
});
