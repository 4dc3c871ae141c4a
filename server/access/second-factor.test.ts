import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import { smallRealmPassword } from '../territory/testing/small-realm.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from './testing/front-door.ts';
import { base32, stepAt, totpCode } from './totp.rules.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await frontDoor();
});
afterAll(() => door.close());
beforeEach(async () => {
  door.clock.advance(3_600_000);
  await door.database.acrossRealms(async (tx) => {
    for (const table of ['second_factors', 'recovery_codes', 'sessions', 'sign_in_attempts', 'vault'])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
});

const path = '/api/session/second-factor';
const password = smallRealmPassword;

/** What the app on the phone does with a key. */
function codeOf(key: string, periods = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  expect(base32(bytes)).toBe(key);
  return totpCode(bytes, stepAt(door.clock.now()) + periods);
}

async function switchOn(who: Visitor): Promise<{ key: string; codes: string[] }> {
  await door.signIn(who);
  const { key } = (await door.ask(who, 'POST', path, { password })).json();
  const reply = await door.ask(who, 'POST', `${path}/confirm`, { code: codeOf(key) });
  expect(reply.statusCode).toBe(200);
  door.clock.advance(60_000);
  return { key, codes: reply.json().codes };
}

const outcome = async (more: object, who = visitor('198.51.100.9')) => {
  const reply = await door.signIn(who, more);
  return reply.statusCode === 200 ? 'in' : reply.json().code;
};

describe('the second factor', () => {
  it('is asked at sign-in once it is switched on, after the password and never before it', async () => {
    const { key } = await switchOn(visitor());
    expect(await outcome({})).toBe('code-needed');
    expect(await outcome({ password: 'wrong', code: codeOf(key) })).toBe('wrong-credentials');
    expect(await outcome({ code: '000000' })).toBe('wrong-code');
    expect(await outcome({ code: codeOf(key) })).toBe('in');
  });

  it('is told of by mail when it comes and when it goes', async () => {
    // Letters of the tests before.
    await door.runJobs();
    const who = visitor();
    const { key } = await switchOn(who);
    const off = await door.ask(who, 'POST', `${path}/off`, { password, code: codeOf(key) });
    expect(off.statusCode).toBeLessThan(300);
    door.sent.length = 0;
    await door.runJobs();
    const told = door.sent.filter(({ subject }) => /way into your account|способ входа/.test(subject));
    expect(told.map(({ to }) => to)).toEqual(['operator@small.example', 'operator@small.example']);
    expect(told[0]!.text).toContain('https://heed.example/security');
  });

  it('does not count before its first code was typed', async () => {
    const who = visitor();
    await door.signIn(who);
    await door.ask(who, 'POST', path, { password });
    expect((await door.ask(who, 'POST', `${path}/confirm`, { code: '12345' })).json().code).toBe(
      'wrong-code',
    );
    expect(await outcome({})).toBe('in');
  });

  it('takes a code once, also when two ask at the same time, and none older than it', async () => {
    const { key } = await switchOn(visitor());
    const code = codeOf(key);
    const both = await Promise.all([outcome({ code }), outcome({ code }, visitor('203.0.113.9'))]);
    expect(both.sort()).toEqual(['in', 'wrong-code']);
    expect(await outcome({ code: codeOf(key, -1) })).toBe('wrong-code');
    expect(await outcome({ code: codeOf(key, 1) })).toBe('in');
  });

  it('does not take the code again with which it was switched on', async () => {
    const who = visitor();
    await door.signIn(who);
    const { key } = (await door.ask(who, 'POST', path, { password })).json();
    const code = codeOf(key);
    await door.ask(who, 'POST', `${path}/confirm`, { code });
    expect(await outcome({ code })).toBe('wrong-code');
  });

  it('lets each recovery code in once, however it is written', async () => {
    const who = visitor();
    const { codes } = await switchOn(who);
    expect(new Set(codes).size).toBe(10);
    // 24 letters of five bits.
    for (const one of codes) expect(one).toMatch(/^(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
    expect(await outcome({ code: codes[0]!.toLowerCase().replaceAll('-', ' ') })).toBe('in');
    expect(await outcome({ code: codes[0] })).toBe('wrong-code');
    expect((await door.ask(who, 'GET', path)).json()).toMatchObject({ codesLeft: 9 });
  });

  it('keeps neither key nor codes where the database could be read', async () => {
    const { key, codes } = await switchOn(visitor());
    const rows = await door.database.acrossRealms((tx) =>
      tx.all(sql<{ row: string }>`select second_factors::text as row from second_factors
        union all select recovery_codes::text from recovery_codes union all select vault::text from vault`),
    );
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of [key, ...codes, codes[0]!.replaceAll('-', '')])
      for (const { row } of rows) expect(row.includes(secret) || row.includes(hex(secret))).toBe(false);
  });

  it('is asked for still after a forgotten password was replaced through a letter', async () => {
    const { key } = await switchOn(visitor());
    await door.runJobs();
    door.sent.length = 0;
    await door.ask(visitor(), 'POST', '/api/password-links', { email: 'operator@small.example' });
    await door.runJobs();
    const token = /#(\S+)/.exec(door.sent.at(-1)?.text ?? '')?.[1];
    const used = await door.ask(visitor(), 'POST', '/api/password-links/use', { token, password });
    expect(used.statusCode).toBe(204);
    expect(await outcome({})).toBe('code-needed');
    expect(await outcome({ code: codeOf(key) })).toBe('in');
  });

  it('is slowed when guessed by somebody who has the password', async () => {
    const { key } = await switchOn(visitor());
    for (let at = 0; at < 5; at += 1) await outcome({ code: '000000' });
    expect(await outcome({ code: codeOf(key) })).toBe('sign-in-wait');
    expect(await outcome({ code: codeOf(key) }, visitor('203.0.113.77'))).toBe('in');
  });

  it('is switched on and off only with the password, off only with a code as well', async () => {
    const who = visitor();
    await door.signIn(who);
    const code = async (asked: ReturnType<FrontDoor['ask']>) => (await asked).json().code;
    expect(await code(door.ask(who, 'POST', path, { password: 'wrong' }))).toBe('wrong-password');
    const { key } = await switchOn(who);
    expect(await code(door.ask(who, 'POST', path, { password }))).toBe('second-factor-on');
    const off = (proof: object) => door.ask(who, 'POST', `${path}/off`, proof);
    expect(await code(off({ password: 'wrong', code: codeOf(key) }))).toBe('wrong-password');
    expect(await code(off({ password, code: '000000' }))).toBe('wrong-code');
    expect((await off({ password, code: codeOf(key) })).statusCode).toBe(204);
    expect(await outcome({})).toBe('in');
  });
});
