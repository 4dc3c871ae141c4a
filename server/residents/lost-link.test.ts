import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../cases/index.ts';
import { createDrivers, portalDriver } from '../channels/index.ts';
import { createAcceptance } from '../intake/index.ts';
import { sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import type { Mail } from '../platform/mail.ts';
import { type House, openHouse } from '../safeguards/testing/house.ts';
import { createDirectories } from '../territory/index.ts';
import { residentsModule } from './index.ts';
import { findRealmByCode } from './portal.store.ts';
import type { Parts } from './scene.ts';
import { linkSender } from './send-link.ts';
import { speechFor } from './words.ts';

let house: House;
let app: HttpServer;
let row: Case;
let parts: Parts;
const sent: Mail[] = [];

beforeAll(async () => {
  house = await openHouse();
  const realm = await house.addRealm('small');
  const author = { address: 'chat:77', name: 'Zoe', contact: '+7 900 000-00-00, Zoe@Mail.example' };
  row = await house.openCase(realm, await house.write(realm, 'A pothole at Mill Lane 3', author));
  const log = createLog('silent');
  app = await createHttpServer({ log, version: 'test' });
  const mailer = {
    domain: 'heed.example',
    send: async (mail: Mail) => {
      sent.push(mail);
      return { outcome: 'sent' as const };
    },
    close: () => {},
  };
  const drivers = createDrivers([portalDriver]);
  parts = {
    ...house.platform,
    accept: createAcceptance(house.platform),
    log,
    mailer,
    drivers,
    directories: createDirectories(),
  };
  await residentsModule(parts).routes?.(app);
});
afterAll(async () => {
  await app.close();
  await house.close();
});
beforeEach(() => {
  sent.length = 0;
  house.clock.advance(3_600_000);
});

const looks = () =>
  house.database.acrossRealms((tx) =>
    tx.all(sql<{ name: string }>`select actor_name as name from outward_acts where act = 'view contact'`),
  );

/** The page does not wait for the letter. */
const letters = () => expect.poll(() => sent.length, { timeout: 60_000, interval: 10 });

let asked = 0;
async function ask(number: string, email: string) {
  const reply = await app.inject({
    method: 'POST',
    url: '/r/small/lost?lang=en',
    remoteAddress: `203.0.113.${++asked}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ number, email }).toString(),
  });
  return { status: reply.statusCode, page: reply.body };
}

describe('a private link that was lost', () => {
  it('goes to the address its writer gave and nowhere else; the page says the same to everybody', async () => {
    const spoken = `${row.number.slice(0, 4)}-${row.number.slice(4)}`;
    const wrong = [await ask('1111-1111', 'zoe@mail.example'), await ask(spoken, 'mallory@mail.example')];
    const right = await ask(spoken, ' ZOE@mail.example ');
    for (const { status, page } of wrong) expect([status, page]).toEqual([right.status, right.page]);
    expect(right.page).toContain('a letter is on its way');
    await letters().toBe(1);
    const [letter] = sent;
    expect(letter).toMatchObject({ to: 'zoe@mail.example', subject: 'The private link to your case' });
    const [link = ''] = /https:\/\/heed\.example\/r\/small\/a\/\S+/.exec(letter!.text) ?? [];
    const held = await app.inject({ url: `${new URL(link).pathname}/held?lang=en` });
    expect(held.body).toContain('A pothole at Mill Lane 3');
    expect(held.body).toContain('Erase');
    expect(await looks()).toEqual([{ name: 'lost link' }]);
  });

  it('is sent three times within the hour and not a fourth time', async () => {
    const realm = await house.database.acrossRealms((tx) => findRealmByCode(tx, 'small'));
    const speech = speechFor({ lang: 'en', header: undefined }, realm!);
    const sendLink = linkSender(parts);
    const once = () => sendLink(realm!, speech, { number: row.number, email: 'zoe@mail.example' });
    for (let times = 0; times < 5; times += 1) await once();
    expect(sent).toHaveLength(3);
    house.clock.advance(3_600_000);
    await once();
    expect(sent).toHaveLength(4);
  });

  it('is not asked for without a number and an address', async () => {
    for (const [number, email] of [
      ['', 'zoe@mail.example'],
      [row.number, 'zoe'],
    ] as const)
      expect((await ask(number, email)).status).toBe(422);
  });
});
