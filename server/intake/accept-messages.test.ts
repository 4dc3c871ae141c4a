import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeardMessage } from '../channels/index.ts';
import { insertChannel } from '../channels/index.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { createAcceptance } from './accept-messages.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const keyRing = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) };

let database: Database;
let realm: SmallRealm;
let channelId: string;
let accept: ReturnType<typeof createAcceptance>;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  channelId = newId();
  const { realmId, regionCentreId: centreId } = realm;
  const channel = {
    realmId,
    id: channelId,
    centreId,
    driver: 'memory',
    name: { en: 'Test' },
    officialName: 'Test',
  };
  await database.acrossRealms((tx) =>
    insertChannel(tx, { ...channel, config: {}, secretId: null, enabled: true }, clock.now()),
  );
  accept = createAcceptance({ database, clock, keyRing });
});

afterAll(() => database.close());

function message(externalId: string, text = 'A pothole by the school'): HeardMessage {
  return {
    externalId,
    text,
    publishedAt: null,
    author: { address: 'tg:1001', name: 'A. Writer', contact: null },
    threadId: null,
    parentExternalId: null,
    url: null,
    title: null,
    private: false,
    reach: null,
    point: null,
    address: null,
    files: [],
  };
}

const arrival = (heard: HeardMessage) => ({
  realmId: realm.realmId,
  channelId,
  centreId: realm.regionCentreId,
  source: 'api',
  message: heard,
});

describe('accepting messages', () => {
  it('accepts each once, however often and in whatever company it is sent', async () => {
    const [first] = await accept([arrival(message('once'))], 'test');
    const again = await accept(
      [arrival(message('other')), arrival(message('once')), arrival(message('other'))],
      'test',
    );
    expect(first?.isNew).toBe(true);
    expect(again[1]).toEqual({ messageId: first!.messageId, isNew: false });
    expect(again.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(again[0]!.messageId).toBe(again[2]!.messageId);
  });

  it('accepts each once when two callers send the same at the same moment', async () => {
    const both = await Promise.all([1, 2].map(() => accept([arrival(message('race'))], 'test')));
    const [one, two] = both.flat();
    expect(one!.messageId).toBe(two!.messageId);
    expect([one, two].filter((accepted) => accepted!.isNew)).toHaveLength(1);
  });

  it('keeps hostile text as it can be kept, and the words around it', async () => {
    const [accepted] = await accept(
      [arrival(message('hostile', 'до\0 после \uD800 <script> \u202E конец'))],
      'test',
    );
    const row = await database.inRealm(realm.realmId, (tx) =>
      tx.one(sql<{ text: string }>`select text from messages where id = ${accepted!.messageId}`),
    );
    expect(row.text).toBe('до\uFFFD после \uFFFD <script> \u202E конец');
  });

  it('keeps links of the web only, and no count beyond what a case can add up', async () => {
    const kept = async (id: string, url: string) => {
      const reach = { likes: 9_000_000_000_000, views: 12 };
      const [accepted] = await accept([arrival({ ...message(id), url, reach })], 'test');
      return database.inRealm(realm.realmId, (tx) =>
        tx.one(sql<{ url: string | null; reach: object }>`select url, reach from messages
          where id = ${accepted!.messageId}`),
      );
    };
    const reach = { likes: 500_000_000, views: 12 };
    expect(await kept('web', 'https://post.example/1')).toEqual({ url: 'https://post.example/1', reach });
    expect((await kept('script', 'javascript:alert(1)')).url).toBeNull();
    expect((await kept('data', 'data:text/html,<script>alert(1)</script>')).url).toBeNull();
  });

  it('refuses a batch whole when one of it cannot be kept', async () => {
    const batch = [arrival(message('good')), arrival(message('empty', '  \n '))];
    await expect(accept(batch, 'test')).rejects.toMatchObject({ code: 'message-empty' });
    const [good] = await accept([arrival(message('good'))], 'test');
    expect(good!.isNew).toBe(true);
  });

  it('writes one event for the new ones of a batch, and none for a replay', async () => {
    const count = () =>
      database.inRealm(realm.realmId, (tx) =>
        tx.one(
          sql<{ events: number }>`select count(*) as events from events where type = 'messages.received'`,
        ),
      );
    const before = await count();
    await accept([arrival(message('e1')), arrival(message('e2'))], 'test');
    await accept([arrival(message('e1')), arrival(message('e2'))], 'test');
    expect((await count()).events).toBe(before.events + 1);
  });

  it('seals the author and shows only a pseudonym', async () => {
    const [one] = await accept([arrival(message('author'))], 'test');
    const row = await database.inRealm(realm.realmId, (tx) =>
      tx.one(sql<{ pseudonym: Buffer; sealed: Buffer }>`select m.pseudonym, v.sealed
        from messages m join vault v on v.realm_id = m.realm_id and v.id = m.author_id where m.id = ${one!.messageId}`),
    );
    expect(row.pseudonym).toHaveLength(8);
    expect(row.sealed.toString('latin1')).not.toContain('tg:1001');
  });
});
