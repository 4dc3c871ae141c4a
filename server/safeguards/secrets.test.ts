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
    const tokens = await tokensInUse(house, realm);
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
    for (const secret of [...secrets, ...tokens, author.address, 'nobody else may read', ...keys])
      expect(written.includes(secret), secret).toBe(false);
  });
});

/** What else lets somebody in, each tried well and badly: tokens, a provider's secret, codes from it, a passkey's challenge. */
async function tokensInUse({ ask, inject }: House, { administrator }: SmallRealm): Promise<string[]> {
  const body = { name: 'One', writes: false, days: 1, password: smallRealmPassword };
  const { token } = (await ask(administrator, 'POST', '/api/session/tokens', body)).json();
  const headers = { authorization: `Bearer ${token}` };
  await inject({ method: 'GET', url: '/api/cases?cursor=nonsense', headers });
  await inject({ method: 'POST', url: '/api/cases/count', headers });
  const secret = 'a-secret-of-the-town-hall';
  const provider = {
    name: 'One',
    issuer: 'http://127.0.0.1:9',
    clientId: 'heed',
    secret,
    rules: [],
    enabled: true,
  };
  const { id } = (await ask(administrator, 'POST', '/api/identity-providers', provider)).json();
  await inject({ method: 'GET', url: `/api/session/sso/${administrator.realmId}/${id}` });
  const code = 'a-code-of-the-provider';
  await inject({ method: 'GET', url: `/api/session/sso/callback?code=${code}&state=x` });
  const { challenge } = (await inject({ method: 'POST', url: '/api/session/passkey/begin' })).json();
  return [token, secret, code, challenge];
}
