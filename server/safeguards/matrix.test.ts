import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallRealmPassword } from '../territory/testing/small-realm.ts';
import { byToken, matrix, pages } from './testing/matrix.ts';
import type { Row } from './testing/matrix.types.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

/** No row has such a version: whoever gets past the door is told so, and changes nothing. */
const unseen = 9999;

const ask = (who: string, route: string, row: Row) => {
  const [method] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'];
  const version = method === 'GET' ? undefined : unseen;
  return world.house.ask(world.people[who], method, row.url(world), row.body?.(world), version);
};

const isForeign = (who: string) => /^(?:town|foreign)/.test(who);
const open = (row: Row, who: string) =>
  who !== 'nobody' && (row.may === 'everyone' || row.may.split(', ').includes(who));

const ours = (policy: unknown) => policy !== 'public' && policy !== 'signed in';

describe('who may call what', () => {
  it('has been decided for every route there is', () => {
    const routes = world.house.app.http.routesMade.filter(
      ({ method, url, policy }) =>
        method !== 'HEAD' && method !== 'OPTIONS' && !pages.test(`${method} ${url}`) && ours(policy),
    );
    const known = [...Object.keys(matrix), ...byToken];
    const names = routes.map(({ method, url }) => `${method} ${url}`);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(Object.entries(matrix))('%s opens to those it names and to nobody else', async (route, row) => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const askers = Object.keys(world.people).filter((who) => !row.stream || who === 'nobody');
    // All at the same moment: what stands in the way of the others is turned away or waits, and never fails.
    const replies = await Promise.all(askers.map((who) => ask(who, route, row)));
    for (const [at, who] of askers.entries()) {
      const reply = replies[at]!;
      expected[who] = who === 'nobody' ? 'not signed in' : open(row, who) ? 'open' : 'turned away';
      found[who] = outcomeOf(reply.statusCode, row, reply.body);
      // What a list shows to those from elsewhere holds nothing of this centre's.
      if (row.list && !(row.sees ? row.sees.split(', ').includes(who) : !isForeign(who))) {
        for (const id of [world.caseId, world.messageId, world.answerId, world.deliveryId])
          expect(reply.body.includes(id), `${who} finds ${id}`).toBe(false);
      }
    }
    expect(found).toEqual(expected);
  });

  it('opens to a token what it opens to its owner, but for the ways in, and to one that reads nothing more', async () => {
    const [{ writer, reader }, doors] = [
      await tokensOf('curator'),
      /\/api\/(?:people|services|identity|sign-in)/,
    ];
    for (const [route, row] of Object.entries(matrix).filter(([, { stream }]) => !stream)) {
      const [method] = route.split(' ') as ['GET' | 'POST'];
      const by = (token: string) =>
        world.house.inject({
          method,
          url: row.url(world),
          headers: {
            authorization: `Bearer ${token}`,
            ...(method === 'GET' ? {} : { 'if-match': `"${unseen}"` }),
          },
          ...(row.body ? { payload: row.body(world) } : {}),
        });
      const reply = await by(writer);
      const opens = open(row, 'curator') && !doors.test(route);
      expect(outcomeOf(reply.statusCode, row, reply.body), route).toBe(opens ? 'open' : 'turned away');
      if (method !== 'GET') expect((await by(reader)).statusCode, route).toBe(403);
    }
  });

  it('lets no session in where a program’s token is asked for', async () => {
    for (const route of byToken) {
      const url = route.split(' ')[1]!.replace(':channelId', world.channelId);
      for (const [who, person] of Object.entries(world.people)) {
        const reply = await world.house.ask(person, 'POST', url, { externalId: '1', text: 'A pothole.' });
        expect([400, 401, 403], `${who} at ${url}: ${reply.body}`).toContain(reply.statusCode);
      }
    }
  });

  it('asks everyone to sign in where anyone who has signed in may come', async () => {
    const routes = world.house.app.http.routesMade.filter(
      ({ method, policy }) => policy === 'signed in' && method !== 'HEAD',
    );
    expect(routes.length).toBeGreaterThan(5);
    for (const { method, url } of routes) {
      const asked = url.replaceAll(/:\w+/g, world.caseId);
      const reply = await world.house.ask(
        undefined,
        method as 'GET',
        asked,
        method === 'GET' ? undefined : {},
        1,
      );
      expect([401, 400], `${method} ${url}`).toContain(reply.statusCode);
      if (method === 'GET') expect(reply.statusCode).toBe(401);
    }
  });
});

function outcomeOf(status: number, row: Row, body: string): string {
  if (status >= 500) return `failed ${status}`;
  if (status === 401) return 'not signed in';
  if (status === 403 || status === 404) return 'turned away';
  // Channels of others are not there for whoever asks.
  if (body.includes('"code":"no-such-channel"')) return 'turned away';
  if (status === 429) return 'asked too often';
  if (row.itemwise && !body.includes('"accepted":["') && !body.includes('"no-proposal"')) {
    return /"code":"(?:forbidden|message-unknown)"/.test(body) ? 'turned away' : 'open';
  }
  return 'open';
}

/** Of somebody of the world: one that writes, one that only reads. */
async function tokensOf(who: string) {
  const make = async (writes: boolean): Promise<string> => {
    const body = { name: 'One', writes, days: 1, password: smallRealmPassword };
    return (await world.house.ask(world.people[who], 'POST', '/api/session/tokens', body)).json().token;
  };
  return { writer: await make(true), reader: await make(false) };
}
