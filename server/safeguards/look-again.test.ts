import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { draw, drawLooks, sampleSize } from './draw-looks.ts';
import { setAsideFigures } from './public-figures.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let realm: SmallRealm;
const ids: string[] = [];

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
  for (let n = 0; n < 12; n += 1) {
    const id = await house.write(realm, `Buy carpet number ${n}.`);
    ids.push(id);
    if (n < 9)
      await house.ask(
        realm.operator,
        'POST',
        `/api/messages/${id}/set-aside`,
        { reason: 'advertisement' },
        1,
      );
  }
});
afterAll(() => house.close());

const waitingFor = async (person: SmallRealm['operator']): Promise<{ id: string; messageId: string }[]> =>
  (await house.ask(person, 'GET', '/api/second-looks')).json().items;

const say = (person: SmallRealm['operator'], id: string, verdict: string) =>
  house.ask(person, 'POST', `/api/second-looks/${id}`, { verdict });

describe('drawing by lot', () => {
  it('takes each one at most once, as many as asked, in any fate', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 40 }),
        fc.nat(50),
        fc.infiniteStream(fc.nat()),
        (all, count, fate) => {
          const drawn = draw(all, count, (below) => fate.next().value % below);
          expect(new Set(drawn).size).toBe(Math.min(count, all.length));
          expect(drawn.every((one) => all.includes(one))).toBe(true);
        },
      ),
    );
  });

  it('takes everything where little is set aside, and one in twenty where much is', () => {
    expect([0, 1, 10, 11, 200, 1000].map(sampleSize)).toEqual([0, 1, 10, 10, 10, 50]);
  });
});

describe('a second look', () => {
  it('falls to somebody else than who set it aside, once', async () => {
    await drawLooks(house.platform);
    await drawLooks(house.platform);
    expect(await waitingFor(realm.operator)).toEqual([]);
    const found = await waitingFor(realm.curator);
    expect(found.map(({ messageId }) => messageId).sort()).toEqual(ids.slice(0, 9).sort());
    const own = await say(realm.operator, found[0]!.id, 'confirmed');
    expect([own.statusCode, own.json().code]).toEqual([403, 'look-own']);
  });

  it('confirms, or puts the message back, and is in the log', async () => {
    const found = await waitingFor(realm.curator);
    for (const [n, { id }] of found.entries())
      expect((await say(realm.curator, id, n < 8 ? 'confirmed' : 'restored')).statusCode).toBe(204);
    expect((await say(realm.curator, found[0]!.id, 'restored')).json().code).toBe('already-decided');
    const [state] = await house.database.acrossRealms((tx) =>
      tx.all(sql<{ disposition: string }>`select disposition from message_states
        where message_id = ${found[8]!.messageId}`),
    );
    expect(state).toEqual({ disposition: 'proposed' });
    const log = await house.ask(realm.administrator, 'GET', '/api/outward-acts?act=look%20again');
    expect(log.json().items).toHaveLength(9);
  });

  it('is told to the public without showing the one it disagreed about', async () => {
    const since = new Date(house.clock.now().getTime() - 30 * 86_400_000);
    const figures = await house.database.inRealm(realm.realmId, (tx) =>
      setAsideFigures(tx, realm.realmId, since),
    );
    // 12 messages, 8 set aside: the other four would show. 9 looked at, 8 agreed: the ninth would.
    expect(figures).toEqual({ received: 12, setAside: null, lookedAgain: 9, confirmed: null });
    const shown = await house.ask(realm.curator, 'GET', '/api/second-looks/figures');
    expect(shown.json()).toEqual({ days: 30, ...figures });
    await house.write(realm, 'A pothole.');
    const page = await house.ask(undefined, 'GET', '/r/small?lang=en');
    expect(page.body).toContain('61.5% of 13 messages were set aside');
    expect(page.body).toContain('0</dd>');
  });
});
