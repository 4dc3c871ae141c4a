import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLog } from '../platform/log.ts';
import { smallRealmPassword } from '../territory/testing/small-realm.ts';
import { type FrontDoor, frontDoor, visitor } from './testing/front-door.ts';

let door: FrontDoor;
let written = '';
const destination = new Writable({
  write(chunk, _encoding, done) {
    written += String(chunk);
    done();
  },
});

beforeAll(async () => {
  door = await frontDoor({ log: createLog('info', destination) });
});
afterAll(() => door.close());
beforeEach(() => {
  written = '';
});

/** Each line is one document, whatever was sent. */
const lines = () =>
  written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

it('tells of whoever came in: how, with which account, from where, when in universal time', async () => {
  const who = visitor('198.51.100.20');
  const { id, realmId } = (await door.signIn(who)).json();
  const entry = { msg: 'signed in', level: 30, by: 'password', realm: realmId };
  expect(lines()).toMatchObject([{ ...entry, account: id, address: '198.51.100.20' }]);
  for (const { time } of lines()) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

it('tells of a wrong password without it, and of whoever goes on guessing', async () => {
  const who = visitor('198.51.100.21');
  for (let tries = 0; tries < 6; tries += 1) await door.signIn(who, { password: 'a wrong password' });
  const refused = { msg: 'a request was refused', level: 40, method: 'POST', address: '198.51.100.21' };
  expect(lines()).toHaveLength(6);
  expect(lines()[0]).toMatchObject({ ...refused, refused: 'wrong-credentials', route: '/api/session' });
  expect(lines()[5]).toMatchObject({ ...refused, refused: 'sign-in-wait' });
  expect(written).not.toContain('a wrong password');
});

it('tells who asked for what is not theirs, and by which rule they were kept out', async () => {
  const who = visitor('198.51.100.22');
  const { id } = (await door.signIn(who)).json();
  await door.ask(who, 'GET', '/api/identity-providers');
  const [, refused] = lines();
  expect(refused).toMatchObject({ refused: 'forbidden', account: id, route: '/api/identity-providers' });
  expect(refused.policy).toMatch(/\w/);
});

it('tells of a token that opens nothing, and of a page elsewhere that writes', async () => {
  const inject = (headers: Record<string, string>, method: 'GET' | 'POST') =>
    door.app.inject({
      method,
      url: '/api/session',
      headers,
      ...(method === 'POST' ? { payload: { email: 'x@y.example', password: smallRealmPassword } } : {}),
    });
  await inject({}, 'GET');
  await inject({ authorization: 'Bearer nobody-gave-this' }, 'GET');
  await inject({ 'sec-fetch-site': 'cross-site' }, 'POST');
  expect(lines().map(({ refused }) => refused)).toEqual(['not-signed-in', 'foreign-origin']);
  expect(written).not.toContain('nobody-gave-this');
});
