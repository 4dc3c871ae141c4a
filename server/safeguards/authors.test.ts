import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMessageLink, newLinkToken } from '../cases/index.ts';
import { sql } from '../platform/database.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { type House, openHouse } from './testing/house.ts';

const author = { address: 'chat:77001', name: 'Lidia Vetrova', contact: 'lidia@vetrova.example' };

let house: House;
let realm: SmallRealm;
let other: SmallRealm;
let messageId: string;
let second: string;
let waiting: string;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
  other = await house.addRealm('other');
  messageId = await house.write(realm, 'A deep pothole at Garden Street 4.', author);
  second = await house.write(realm, 'Another pothole at Mill Street.', author);
  waiting = await house.write(realm, 'The pavement is broken.', author);
  await house.write(other, 'A pothole over here.', author);
  await house.openCase(realm, messageId);
  await house.openCase(realm, second);
});
afterAll(() => house.close());

/** What a name says when it speaks of those who wrote. */
const ofAuthors = /author(?!it|is)|pseudonym|sender|resident|citizen|caller|phone|contact|writer/i;

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly asked: string[];
  readonly told: string[];
}

const Document = Type.Object({
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
});

function operations(): Operation[] {
  const document = Value.Parse(Document, JSON.parse(JSON.stringify(house.app.http.swagger())));
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const {
        parameters = [],
        requestBody,
        responses,
      } = described as {
        parameters?: { name: string }[];
        requestBody?: unknown;
        responses?: unknown;
      };
      const asked = [...parameters.map(({ name }) => name), ...namesIn(requestBody)];
      return { path, method, asked, told: namesIn(responses) };
    }),
  );
}

/** Every name of a property, and every value a field may take, at any depth of a schema. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties')
      return [...Object.keys(value as object), ...namesIn(Object.values(value as object))];
    if (key === 'enum' || key === 'const') return (Array.isArray(value) ? value : [value]).map(String);
    return namesIn(value);
  });
}

/** All that may say anything of an author, one message at a time, and why. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'post /api/messages/register asked': ['authorName', 'callerName', 'phone'],
  'post /api/messages/{id}/contact told': ['contact'],
  // The short form of the pseudonym, beside each message.
  'get /api/arrivals told': ['pseudonym'],
  'get /api/arrivals/{messageId} told': ['pseudonym'],
  'get /api/cases/{id} told': ['pseudonym', 'ask resident', 'resident replied'],
  'get /api/cases told': [],
  // Acts upon the resident of this one case.
  'post /api/cases/{id}/act asked': ['ask resident', 'resident replied'],
  // What a channel brings with a message.
  'post /api/channels/{channelId}/messages asked': ['author', 'contact'],
  'post /api/channels/{channelId}/messages/batch asked': ['author', 'contact'],
  // A kind of data, by its name.
  'get /api/retention told': ['contacts'],
  'put /api/retention/{kind} asked': ['contacts'],
  'post /api/retention/dry-run told': ['contacts'],
  'post /api/retention/run told': ['contacts'],
  // Whether the contact goes along with this one case, sealed, because an agreement names it; never the contact.
  'get /api/cases/{id}/assignments told': ['withContact'],
  'post /api/cases/{id}/assignments asked': ['withContact'],
  'post /api/cases/{id}/assignments/preview asked': ['withContact'],
  'post /api/cases/{id}/assignments/preview told': ['withContact'],
  'get /api/assignments told': ['withContact'],
  // How to reach an authority is public.
  'get /api/directory told': ['contact', 'phone'],
  'post /api/authorities asked': ['contact', 'phone'],
  'put /api/authorities/{id} asked': ['contact', 'phone'],
};
/** Says to the resident what they can do; not who they are. */
const harmless = new Set(['whatResidentCanDo']);

describe('authors', () => {
  it('are spoken of by no route, parameter, order or reply but the declared ones', () => {
    const found = operations();
    expect(found.length).toBeGreaterThan(40);
    const wrong = found.flatMap(({ path, method, asked, told }) =>
      (['asked', 'told'] as const).flatMap((side) => {
        const may = allowed[`${method} ${path} ${side}`] ?? [];
        const names = new Set(side === 'asked' ? asked : told);
        return [...names]
          .filter((name) => ofAuthors.test(name) && !harmless.has(name) && !may.includes(name))
          .map((name) => `${method} ${path} ${side} ${name}`);
      }),
    );
    expect(wrong).toEqual([]);
    expect(
      found.map(({ path }) => path).filter((path) => ofAuthors.test(path.replace('/contact', ''))),
    ).toEqual([]);
  });

  it('cannot be used to filter, sort or search any list', async () => {
    const lists = operations().filter(
      ({ path, method, told }) =>
        method === 'get' && !path.includes('{') && (told.includes('items') || told.includes('next')),
    );
    expect(lists.map(({ path }) => path)).toContain('/api/cases');
    const [row] = await house.database.inRealm(realm.realmId, (tx) =>
      tx.all(sql<{ whole: string; short: string }>`select encode(pseudonym, 'hex') as whole,
        upper(encode(substr(pseudonym, 1, 3), 'hex')) as short from messages where id = ${messageId}`),
    );
    for (const { path, asked } of lists) {
      for (const person of [realm.operator, realm.curator, realm.administrator]) {
        const plain = await house.ask(person, 'GET', path);
        for (const value of [row!.whole, row!.short, author.address, author.name, author.contact]) {
          for (const name of ['author', 'pseudonym', 'contact']) {
            const reply = await house.ask(person, 'GET', `${path}?${name}=${encodeURIComponent(value)}`);
            expect(reply.statusCode).not.toBe(429);
            if (reply.statusCode < 400) expect(reply.json()).toEqual(plain.json());
          }
          if (plain.statusCode >= 400 || !asked.includes('q')) continue;
          const searched = await house.ask(person, 'GET', `${path}?q=${encodeURIComponent(value)}`);
          if (searched.statusCode < 400) expect(searched.json().items).toEqual([]);
        }
        const sorted = await house.ask(person, 'GET', `${path}?sort=pseudonym`);
        if (sorted.statusCode < 400) expect(sorted.json()).toEqual(plain.json());
      }
    }
  });

  it('have no index in the database that would list what one of them wrote', async () => {
    const rows = await house.database.acrossRealms((tx) =>
      tx.all(
        sql`select indexdef from pg_indexes where schemaname = 'public' and indexdef ~ '(pseudonym|author_id)'`,
      ),
    );
    expect(rows).toEqual([]);
  });

  it('have another pseudonym in every realm, and one within it', async () => {
    const rows = await house.database.acrossRealms((tx) =>
      tx.all(sql<{ realm: string; pseudonyms: number }>`select realm_id as realm,
        count(distinct pseudonym) as pseudonyms from messages group by 1`),
    );
    expect(rows.map(({ pseudonyms }) => pseudonyms)).toEqual([1, 1]);
    const [{ all }] = (await house.database.acrossRealms((tx) =>
      tx.all(sql<{ all: number }>`select count(distinct pseudonym) as all from messages`),
    )) as [{ all: number }];
    expect(all).toBe(2);
  });

  it('are reached only by those who answer them, and every look is in the log', async () => {
    const look = (person: SmallRealm['operator'] | undefined, id = messageId) =>
      house.ask(person, 'POST', `/api/messages/${id}/contact`);
    expect((await look(realm.operator)).json()).toEqual({ name: author.name, contact: author.contact });
    expect((await look(realm.executor)).statusCode).toBe(200);
    for (const person of [realm.townExecutor, realm.leader, realm.administrator])
      expect((await look(person)).statusCode).toBe(403);
    // Nothing has been handed to the road agency yet.
    expect((await look(realm.executor, waiting)).statusCode).toBe(403);
    expect((await look(other.operator)).statusCode).toBe(404);
    expect((await look(undefined)).statusCode).toBe(401);
    const log = await house.ask(realm.administrator, 'GET', '/api/outward-acts?act=view%20contact');
    const looks: { actorName: string; subjectId: string }[] = log.json().items;
    expect(looks.map(({ actorName, subjectId }) => ({ actorName, subjectId }))).toEqual([
      { actorName: realm.executor.name, subjectId: messageId },
      { actorName: realm.operator.name, subjectId: messageId },
    ]);
    expect(log.body).not.toContain('vetrova');
    expect((await house.ask(realm.operator, 'GET', '/api/outward-acts')).statusCode).toBe(403);
  });

  it('are held to a measure by their pseudonym, whatever link of theirs is used, and told nothing but to wait', async () => {
    const stranger = await house.write(realm, 'The lamp is out.');
    await house.openCase(realm, stranger);
    const links = new Map([messageId, second, stranger].map((id) => [id, newLinkToken()]));
    await house.database.inRealm(realm.realmId, async (tx) => {
      for (const [id, token] of links) await keepMessageLink(tx, realm.realmId, token, id, house.clock.now());
    });
    let asked = 0;
    const post = async (id: string) => {
      asked += 1;
      const reply = await house.inject({
        method: 'POST',
        url: `/r/small/a/${links.get(id)}?lang=en`,
        // Another address each time: the limit by address is not what is tried.
        remoteAddress: `203.0.113.${asked}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'act=nothing',
      });
      return reply;
    };
    for (let turn = 0; turn < 20; turn += 1)
      expect((await post(turn % 2 ? messageId : second)).statusCode).toBe(400);
    const refused = await post(second);
    expect(refused.statusCode).toBe(429);
    expect(refused.body).not.toMatch(/vetrova|chat:77001/i);
    expect((await post(stranger)).statusCode).toBe(400);
    house.clock.advance(3_600_000);
    expect((await post(second)).statusCode).toBe(400);
  });
});
