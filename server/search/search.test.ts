import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '../cases/add-note.ts';
import type { Case } from '../cases/index.ts';
import { listCasesFor } from '../cases/read-case.ts';
import { type Desk, desk } from '../notices/testing/desk.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { smallRealm } from '../territory/testing/small-realm.ts';
import { findHits } from './find.store.ts';
import { findCasesFor } from './find-cases.ts';
import { onChanges } from './on-changes.ts';
import { askForRenewal, renewAll } from './renew-all.ts';

let room: Desk;
let pothole: Case;
let heating: Case;
let bench: Case;
beforeAll(async () => {
  room = await desk();
  pothole = await room.openCase({ title: 'Огромная яма на улице Садовой', language: 'ru' });
  room.clock.advance(60_000);
  heating = await room.openCase({
    title: 'Нет отопления третий день',
    language: 'ru',
    topicId: room.realm.heatingId,
    authorityId: room.realm.townHallId,
  });
  room.clock.advance(60_000);
  bench = await room.openCase({ title: 'A broken bench in the park', centreId: room.realm.regionCentreId });
  await write(pothole, 'Провалился асфальт, колесо пробито у дома 12/3', false);
  await write(heating, 'Мой телефон в кладовке, батареи ледяные', true);
  await index();
});
afterAll(() => room.database.close());

const index = () => room.run(onChanges(room.parts));

/** A message of a case, as intake stores it. */
async function write(row: Case, text: string, isPrivate: boolean): Promise<void> {
  const id = newId();
  await room.database.acrossRealms(async (tx) => {
    await tx.run(sql`insert into messages (realm_id, id, channel_id, received_at, source, text, private)
      values (${room.realm.realmId}, ${id}, ${newId()}, ${room.clock.now()}, 'driver', ${text}, ${isPrivate})`);
    await tx.run(sql`insert into case_messages (realm_id, case_id, message_id, role, linked_at)
      values (${room.realm.realmId}, ${row.id}, ${id}, 'joined', ${room.clock.now()})`);
  });
  await room.tellOf(row, { type: 'case.message-joined', data: { changes: {}, messageId: id } });
}

const find = (q: string, person: Person = room.realm.operator, more = {}) =>
  findCasesFor(room.parts, person, { q, ...more });
const found = async (q: string, person?: Person, more = {}) =>
  (await find(q, person, more)).items.map(({ row }) => row.id);

describe('search', () => {
  it('finds titles, messages, places and numbers, in any form of the words, newest first', async () => {
    expect(await found('ямы')).toEqual([pothole.id]);
    expect(await found('асфальта колёса')).toEqual([pothole.id]);
    expect(await found('дом 12')).toEqual([pothole.id]);
    expect(await found('benches')).toEqual([bench.id]);
    expect(await found('Северный округ')).toEqual([bench.id, heating.id, pothole.id]);
    expect(await found(`${pothole.number.slice(0, 4)}-${pothole.number.slice(4)}`)).toEqual([pothole.id]);
    expect(await found('ямы отопления')).toEqual([]);
  });

  it('shows where the words stand', async () => {
    const [hit] = (await find('ледяная батарея')).items;
    expect(hit!.fragment).toMatchObject({ kind: 'message' });
    const { text, marks } = hit!.fragment!;
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['батареи', 'ледяные']);
  });

  it('tries words that look alike when those asked for find nearly nothing', async () => {
    const page = await find('аттопление ');
    expect(page.items.map(({ row }) => row.id)).toEqual([heating.id]);
    expect(page.meant).toContain('отоплен');
  });

  it('follows what changes: notes, states, hand-overs', async () => {
    await addNote(room.parts, room.realm.operator, bench.id, 'Позвонить мастеру Кузнецову');
    await index();
    expect(await found('кузнецов')).toEqual([bench.id]);
    await room.database.acrossRealms((tx) =>
      tx.run(sql`update cases set state = 'closed' where id = ${bench.id}`),
    );
    await room.tellOf(bench, { type: 'case.closed', data: { changes: { state: 'closed' } } });
    await index();
    expect(await found('кузнецов', undefined, { state: 'closed' })).toEqual([bench.id]);
    expect(await found('кузнецов', undefined, { state: 'assigned' })).toEqual([]);
  });

  it('narrows by topic, area, authority and time', async () => {
    const { heatingId, potholesId, townHallId, northId, southId } = room.realm;
    expect(
      await found('отопление', undefined, { topic: heatingId, area: northId, authority: townHallId }),
    ).toEqual([heating.id]);
    expect(await found('отопление', undefined, { topic: potholesId })).toEqual([]);
    expect(await found('отопление', undefined, { area: southId })).toEqual([]);
    expect(await found('отопление', undefined, { until: '2026-11-02T08:00:30Z' })).toEqual([]);
  });

  it('narrows by a tag, however it is written', async () => {
    const { realmId } = room.realm;
    await room.database.acrossRealms((tx) =>
      tx.run(sql`insert into case_tags (realm_id, case_id, tag, set_at)
        values (${realmId}, ${heating.id}, 'школа', ${room.clock.now()})`),
    );
    expect(await found('северный', undefined, { tag: 'Школа' })).toEqual([heating.id]);
    expect(await found('ямы', undefined, { tag: 'школа' })).toEqual([]);
    expect(await found('северный', undefined, { tag: "школа' or true --" })).toEqual([]);
  });

  it('narrows by risk, and by the states of a view', async () => {
    const { realmId } = room.realm;
    const narrowed = (more: object) => found('северный', undefined, more);
    expect(await narrowed({ risk: 'critical' })).toEqual([]);
    await room.database.acrossRealms((tx) =>
      tx.run(sql`update cases set severity = 5 where realm_id = ${realmId} and id = ${heating.id}`),
    );
    await room.tellOf(heating, { type: 'case.assigned', data: { changes: { severity: 5 } } });
    await index();
    expect(await narrowed({ risk: 'critical' })).toEqual([heating.id]);
    expect(await narrowed({ risk: 'ordinary' })).toEqual([bench.id, pothole.id]);
    expect(await narrowed({ view: 'closed' })).toEqual([bench.id]);
    expect(await found('северный', room.realm.executor, { view: 'mine' })).toEqual([pothole.id]);
    expect(await narrowed({ view: 'closed', state: 'assigned' })).toEqual([]);
    expect(await narrowed({ view: 'closed', state: 'closed' })).toEqual([bench.id]);
  });

  it('pages from the newest to the oldest without repeating', async () => {
    const first = await find('северный', undefined, { limit: 2 });
    const second = await find('северный', undefined, { limit: 2, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ row }) => row.id)).toEqual([
      bench.id,
      heating.id,
      pothole.id,
    ]);
    expect(second.next).toBeNull();
  });

  it('gives an executor the cases of their authority only', async () => {
    expect(await found('северный', room.realm.townExecutor)).toEqual([heating.id]);
    expect(await found('яма', room.realm.townExecutor)).toEqual([]);
  });

  it('is the same after everything was indexed again', async () => {
    await room.database.acrossRealms((tx) => tx.run(sql`delete from search_documents`));
    expect(await found('ямы')).toEqual([]);
    await askForRenewal(room.parts, room.realm.administrator);
    await renewAll(room.parts, room.realm.realmId);
    expect(await found('ямы')).toEqual([pothole.id]);
    expect(await found('кузнецов')).toEqual([bench.id]);
  });

  it('keeps what is private apart from what anybody may read', async () => {
    const [row] = await room.database.acrossRealms((tx) =>
      tx.all(sql<{ open: string; all: string }>`select public_words::text as open, words::text as all
        from search_documents where case_id = ${heating.id}`),
    );
    expect(row!.all).toContain('батар');
    expect(row!.open).not.toContain('батар');
  });
});

describe('the fence of search', () => {
  const everything = (centreIds: string[]) => ({
    centreIds,
    authorityIds: [],
    tsquery: "'север':*",
    limit: 50,
  });

  it('holds nothing open to a realm’s role but the function', async () => {
    for (const table of ['search_documents', 'search_words']) {
      const read = room.database.inRealm(room.realm.realmId, (tx) =>
        tx.all(sql`select * from ${sql.table(table)}`),
      );
      await expect(read).rejects.toThrow('permission denied');
    }
  });

  it('finds nothing of another realm, whatever scope is asked for', async () => {
    const other = await smallRealm(room.database, room.clock, 'other');
    const mine = everything([room.realm.regionCentreId, room.realm.townCentreId]);
    const inside = await room.database.inRealm(room.realm.realmId, (tx) => findHits(tx, mine));
    const across = await room.database.inRealm(other.realmId, (tx) => findHits(tx, mine));
    expect(inside).toHaveLength(3);
    expect(across).toEqual([]);
  });

  it('finds nothing without a scope, and refuses without a realm', async () => {
    const nothing = await room.database.inRealm(room.realm.realmId, (tx) => findHits(tx, everything([])));
    expect(nothing).toEqual([]);
    const outside = room.database.acrossRealms((tx) => findHits(tx, everything([room.realm.townCentreId])));
    await expect(outside).rejects.toThrow('a search needs a realm');
  });

  it('takes what is typed as words, never as SQL', async () => {
    for (const q of ["'); drop table cases; --", "' | 'север", "a\\' & !b", '%L %s $1']) await find(q);
    const { realmId } = room.realm;
    const states = ["closed') or ('' = '"];
    const hits = await room.database.inRealm(realmId, (tx) =>
      findHits(tx, { ...everything([room.realm.townCentreId]), states }),
    );
    expect(hits).toEqual([]);
  });

  it('tells nothing of the words of another realm', async () => {
    const other = await smallRealm(room.database, room.clock, 'third');
    const words = await room.database.inRealm(other.realmId, (tx) =>
      tx.all(sql`select * from search_close_words('аттоплен')`),
    );
    expect(words).toEqual([]);
  });
});

describe('the queue', () => {
  const list = (person: Person, query: object) =>
    listCasesFor(room.parts, person, query as Parameters<typeof listCasesFor>[2]);
  const ids = async (person: Person, query: object) => (await list(person, query)).items.map(({ id }) => id);

  it('gives what is due first and then what has no due time, page after page', async () => {
    const { operator } = room.realm;
    await room.database.acrossRealms((tx) =>
      tx.run(sql`update case_queue set due_at = null, due_clock = null where case_id = ${pothole.id}`),
    );
    const whole = await ids(operator, { view: 'all', sort: 'due' });
    expect(whole).toHaveLength(3);
    expect(whole.at(-1)).toBe(pothole.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(operator, { view: 'all', sort: 'due', limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole);
  });

  it('gives the newest first where that is asked, and what has ended always so', async () => {
    const { operator } = room.realm;
    expect(await ids(operator, { view: 'all', sort: 'newest' })).toEqual([bench.id, heating.id, pothole.id]);
    expect(await ids(operator, { view: 'closed', sort: 'due' })).toEqual([bench.id]);
    const [first] = (await list(operator, { view: 'all', sort: 'newest', limit: 1 })).items;
    expect(first!.id).toBe(bench.id);
  });

  it('finds a number by its beginning', async () => {
    expect(await ids(room.realm.operator, { view: 'all', number: heating.number.slice(0, 6) })).toEqual([
      heating.id,
    ]);
  });
});
