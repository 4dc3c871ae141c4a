import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import { smallRealmPassword } from '../territory/testing/small-realm.ts';
import { changePassword } from './add-person.ts';
import { type FrontDoor, firefox, frontDoor, type Visitor, visitor } from './testing/front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await frontDoor();
});
afterAll(() => door.close());
beforeEach(async () => {
  await door.runJobs();
  door.sent.length = 0;
  door.clock.advance(3_600_000);
  await door.database.acrossRealms(async (tx) => {
    for (const table of ['sessions', 'known_devices', 'sign_in_attempts'])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
});

const wrong = { password: 'not the right one' };
const statusOf = async (asked: Promise<{ statusCode: number }>) => (await asked).statusCode;
const listFor = async (who: Visitor) => (await door.ask(who, 'GET', '/api/session/all')).json();
let hosts = 0;
/** A home of one's own, in no test twice. */
const anywhere = () => {
  hosts += 1;
  return `203.0.113.${hosts}`;
};

async function guess(who: Visitor, times: number) {
  for (let at = 0; at < times; at += 1) await door.signIn(who, wrong);
}

describe('my sign-ins', () => {
  it('are listed by browser and system, this one marked, nobody else’s among them', async () => {
    const [desk, phone] = [
      visitor(anywhere()),
      visitor(anywhere(), 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1'),
    ];
    await door.signIn(visitor(anywhere()), {}, 'curator@small.example');
    await door.signIn(desk);
    door.clock.advance(60_000);
    await door.signIn(phone);
    expect(await listFor(desk)).toMatchObject([
      { browser: 'Safari', system: 'iOS', current: false, newDevice: true },
      { browser: 'Firefox', system: 'Linux', current: true, newDevice: false },
    ]);
  });

  it('are ended by their owner, and by nobody else', async () => {
    const [mine, lost, other] = [visitor(anywhere()), visitor(anywhere()), visitor(anywhere())];
    await door.signIn(mine);
    await door.signIn(lost);
    await door.signIn(other, {}, 'curator@small.example');
    const [{ id }] = (await listFor(mine)).filter(({ current }: { current: boolean }) => !current);
    expect(await statusOf(door.ask(other, 'DELETE', `/api/session/all/${id}`))).toBe(404);
    expect(await statusOf(door.ask(lost, 'GET', '/api/session'))).toBe(200);
    expect(await statusOf(door.ask(mine, 'DELETE', `/api/session/all/${id}`))).toBe(204);
    expect(await statusOf(door.ask(lost, 'GET', '/api/session'))).toBe(401);
    expect(await statusOf(door.ask(mine, 'GET', '/api/session'))).toBe(200);
  });

  it('end all but this one at a word', async () => {
    const [mine, lost] = [visitor(anywhere()), visitor(anywhere())];
    await door.signIn(mine);
    await door.signIn(lost);
    expect(await statusOf(door.ask(mine, 'DELETE', '/api/session/others'))).toBe(204);
    expect(await statusOf(door.ask(lost, 'GET', '/api/session'))).toBe(401);
    expect(await listFor(mine)).toHaveLength(1);
  });
});

describe('a session', () => {
  it('takes the place of the one before in the same browser', async () => {
    const desk = visitor(anywhere());
    await door.signIn(desk);
    const before = { ...desk, cookies: new Map(desk.cookies) };
    await door.signIn(desk, {}, 'curator@small.example');
    expect(await statusOf(door.ask(before, 'GET', '/api/session'))).toBe(401);
    expect(await statusOf(door.ask(desk, 'GET', '/api/session'))).toBe(200);
  });

  it('is good for nothing once its owner has signed out', async () => {
    const desk = visitor(anywhere());
    await door.signIn(desk);
    const before = { ...desk, cookies: new Map(desk.cookies) };
    expect(await statusOf(door.ask(desk, 'DELETE', '/api/session'))).toBe(200);
    expect(await statusOf(door.ask(before, 'GET', '/api/session'))).toBe(401);
  });

  it('ends twelve hours after the sign-in, however much it is used', async () => {
    const desk = visitor(anywhere());
    await door.signIn(desk);
    for (let hour = 1; hour < 12; hour += 1) {
      door.clock.advance(3_600_000);
      expect(await statusOf(door.ask(desk, 'GET', '/api/session'))).toBe(200);
    }
    door.clock.advance(3_600_000);
    expect(await statusOf(door.ask(desk, 'GET', '/api/session'))).toBe(401);
  });
});

describe('a new device', () => {
  it('is told of by mail, but for the first one and those known', async () => {
    const desk = visitor(anywhere());
    await door.signIn(desk);
    desk.cookies.delete('heed');
    await door.signIn(desk);
    await door.runJobs();
    expect(door.sent).toEqual([]);
    await door.signIn(visitor(anywhere()));
    await door.runJobs();
    expect(door.sent).toMatchObject([{ to: 'operator@small.example' }]);
    expect(door.sent[0]!.text).toContain('Firefox, Linux');
    const there = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Samara' } as const;
    expect(door.sent[0]!.text).toContain(new Intl.DateTimeFormat('en-GB', there).format(door.clock.now()));
  });

  it('is new for another person who signs in there', async () => {
    const shared = visitor(anywhere());
    await door.signIn(shared);
    await door.signIn(visitor(anywhere()), {}, 'curator@small.example');
    await door.signIn(shared, {}, 'curator@small.example');
    await door.runJobs();
    expect(door.sent.map(({ to }) => to)).toEqual(['curator@small.example']);
  });
});

describe('guessing', () => {
  it('waits longer and longer, and even the right password is not looked at meanwhile', async () => {
    const thief = visitor(anywhere());
    await guess(thief, 5);
    const refused = await door.signIn(thief);
    expect(refused.json()).toMatchObject({ status: 429, code: 'sign-in-wait', params: { seconds: 1 } });
    door.clock.advance(1000);
    await door.signIn(thief, wrong);
    expect((await door.signIn(thief)).json()).toMatchObject({ params: { seconds: 2 } });
    door.clock.advance(2000);
    expect(await statusOf(door.signIn(thief))).toBe(200);
  });

  it('locks nobody out: another place, and a browser known at the same place, sign in as before', async () => {
    const shared = anywhere();
    const [known, thief] = [visitor(shared), visitor(shared)];
    await door.signIn(known);
    await guess(thief, 6);
    expect(await statusOf(door.signIn(thief))).toBe(429);
    expect(await statusOf(door.signIn(known))).toBe(200);
    expect(await statusOf(door.signIn(visitor(anywhere())))).toBe(200);
    expect(await statusOf(door.signIn(visitor(shared), {}, 'curator@small.example'))).toBe(200);
  });

  it('is not checked faster by asking many times at once', async () => {
    const thief = visitor(anywhere());
    const replies = await Promise.all(Array.from({ length: 12 }, () => statusOf(door.signIn(thief, wrong))));
    expect(replies.filter((status) => status === 401)).toHaveLength(5);
    expect(replies.filter((status) => status === 429)).toHaveLength(7);
  });

  it('is slowed just so for an address nobody has', async () => {
    const thief = visitor(anywhere());
    for (let at = 0; at < 5; at += 1)
      expect(await statusOf(door.signIn(thief, wrong, 'nobody@small.example'))).toBe(401);
    expect(await statusOf(door.signIn(thief, wrong, 'nobody@small.example'))).toBe(429);
  });

  it('starts anew once the right password was given, and after a day', async () => {
    const clumsy = visitor(anywhere());
    await guess(clumsy, 4);
    await door.signIn(clumsy);
    await guess(clumsy, 4);
    expect(await statusOf(door.signIn(clumsy))).toBe(200);
    const other = visitor(anywhere());
    await guess(other, 5);
    door.clock.advance(25 * 3_600_000);
    await guess(other, 4);
    expect(await statusOf(door.signIn(other))).toBe(200);
  });
});

describe('a password', () => {
  const change = (who: Visitor, current: string, next: string) =>
    door.ask(who, 'PUT', '/api/session/password', { current, next });

  it('is changed by whoever knows it, and ends all other sessions', async () => {
    const [mine, lost] = [visitor(anywhere()), visitor(anywhere())];
    const email = 'leader@small.example';
    await door.signIn(mine, {}, email);
    await door.signIn(lost, {}, email);
    const next = 'nine pelicans over the weir';
    expect((await change(mine, 'something else', next)).json()).toMatchObject({ code: 'wrong-password' });
    expect((await change(mine, smallRealmPassword, 'too short')).json()).toMatchObject({
      code: 'password-too-short',
      params: { least: 12 },
    });
    expect((await change(mine, smallRealmPassword, 'Leader2026!!!')).json()).toMatchObject({
      code: 'password-common',
    });
    expect(await statusOf(change(mine, smallRealmPassword, next))).toBe(204);
    expect(await statusOf(door.ask(mine, 'GET', '/api/session'))).toBe(200);
    expect(await statusOf(door.ask(lost, 'GET', '/api/session'))).toBe(401);
    expect(await statusOf(door.signIn(lost, { password: next }, email))).toBe(200);
  });

  it('cannot be guessed through a borrowed session', async () => {
    const borrowed = visitor(anywhere());
    await door.signIn(borrowed);
    for (let at = 0; at < 5; at += 1) await change(borrowed, 'a guess', 'nine pelicans over the weir');
    expect(await statusOf(change(borrowed, smallRealmPassword, 'nine pelicans over the weir'))).toBe(429);
  });

  it('changed from the command line ends every session', async () => {
    const head = visitor(anywhere(), firefox);
    await door.signIn(head, {}, 'head@small.example');
    await door.database.acrossRealms((tx) =>
      changePassword(tx, door, 'head@small.example', 'nine pelicans at the weir'),
    );
    expect(await statusOf(door.ask(head, 'GET', '/api/session'))).toBe(401);
  });
});
