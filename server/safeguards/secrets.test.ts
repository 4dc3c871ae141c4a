import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLinkToken } from '../cases/index.ts';
import { createLog } from '../platform/log.ts';
import { type SmallRealm, smallRealmPassword } from '../territory/testing/small-realm.ts';
import { type House, openHouse } from './testing/house.ts';

let written = '';
const log = createLog(
  'debug',
  new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  }),
);

let house: House;
let realm: SmallRealm;

beforeAll(async () => {
  house = await openHouse(log);
  realm = await house.addRealm('small');
});
afterAll(() => house.close());

describe('the log', () => {
  it('holds no password, cookie, token, key, contact or words of residents, also where things fail', async () => {
    const author = { address: 'chat:90210', name: 'Vera Secretova', contact: '+7 900 555-01-02' };
    const token = newLinkToken();
    const messageId = await house.write(realm, 'Words that nobody else may read.', author);
    await house.ask(realm.operator, 'POST', `/api/messages/${messageId}/contact`);
    const cookie = await house.cookieOf(realm.operator);
    const [, session] = cookie.split('=');
    await house.inject({ method: 'GET', url: `/r/small/a/${token}` });
    await house.inject({
      method: 'GET',
      url: '/api/cases',
      headers: { authorization: 'Bearer heed-secret-token' },
    });
    await house.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'x@y.example', password: 'hunter2-hunter2' },
    });
    // Faults of ours, with everything in their hands.
    log.error(
      { error: Object.assign(new Error('broken'), { config: { password: 'hunter2-hunter2' } }) },
      'failed',
    );
    log.warn(
      {
        request: { headers: { cookie, authorization: 'Bearer heed-secret-token' } },
        password: 'hunter2-hunter2',
      },
      'x',
    );
    await house.ask(realm.operator, 'GET', '/api/cases?cursor=nonsense');
    log.flush();
    expect(written).toContain('failed');
    const keys = [...house.platform.keyRing.keys.values()].map((key) => key.toString('base64'));
    const secrets = [
      smallRealmPassword,
      'hunter2-hunter2',
      session!,
      token,
      'heed-secret-token',
      author.contact,
      author.name,
    ];
    for (const secret of [...secrets, author.address, 'nobody else may read', ...keys])
      expect(written.includes(secret), secret).toBe(false);
  });
});
