import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { type House, openHouse } from '../../safeguards/testing/house.ts';
import { createDirectories } from '../../territory/index.ts';
import type { SmallRealm } from '../../territory/testing/small-realm.ts';
import { indexCases } from '../write-documents.ts';

let house: House;
let realm: SmallRealm;
beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
});
afterAll(() => house.close());

interface Kept {
  id: string;
  version: number;
}

const fields = (more = {}) => ({
  name: 'Late potholes',
  filter: { q: 'яма', view: 'due', topic: realm.potholesId },
  centreId: null as string | null,
  ...more,
});
const keep = async (person: Person, more = {}): Promise<Kept> => {
  const reply = await house.ask(person, 'POST', '/api/saved-views', fields(more));
  expect(reply.statusCode).toBe(201);
  return reply.json();
};
const shownTo = async (person: Person): Promise<{ id: string; mayChange: boolean }[]> =>
  (await house.ask(person, 'GET', '/api/saved-views')).json().items;
const idsFor = async (person: Person) => (await shownTo(person)).map(({ id }) => id);
const put = (person: Person, view: Kept, more = {}) =>
  house.ask(person, 'PUT', `/api/saved-views/${view.id}`, fields(more), view.version);
const remove = (person: Person, view: Kept) =>
  house.ask(person, 'DELETE', `/api/saved-views/${view.id}`, undefined, view.version);

describe('saved views with words', () => {
  it('find the words within their filters and their condition, and are narrowed by more words', async () => {
    const open = async (text: string) => {
      const { id } = await house.openCase(realm, await house.write(realm, text));
      return id as string;
    };
    const [bridge, lamp, other] = [
      await open('Icy bridge, somebody slipped.'),
      await open('Icy bridge and no lamp there.'),
      await open('The lift does not work.'),
    ];
    await house.database.acrossRealms((tx) =>
      indexCases(tx, { directories: createDirectories() }, realm.realmId, [bridge, lamp, other]),
    );
    const tagged = { not: { field: 'tag', in: ['done'] } };
    const view = await keep(realm.operator, { filter: { q: 'bridges', view: 'due' }, condition: tagged });
    const listed = async (path: string) => {
      const reply = (await house.ask(realm.operator, 'GET', path)).json();
      return reply.items.map((one: { id?: string; row?: { id: string } }) => one.id ?? one.row?.id);
    };
    expect(await listed(`/api/saved-views/${view.id}/cases`)).toEqual([lamp, bridge]);
    expect(await listed(`/api/search?saved=${view.id}&q=lamp`)).toEqual([lamp]);
    const [first] = await listed(`/api/search?q=bridge&view=all&limit=1`);
    expect(first).toBe(lamp);
    expect(await listed(`/api/search?q=bridge&view=closed`)).toEqual([]);
    await house.database.acrossRealms((tx) =>
      tx.run(sql`insert into case_tags (realm_id, case_id, tag, set_at)
        values (${realm.realmId}, ${lamp}, 'done', ${house.clock.now()}) on conflict do nothing`),
    );
    expect(await listed(`/api/saved-views/${view.id}/cases`)).toEqual([bridge]);
    expect(await listed(`/api/search?saved=${view.id}&q=lamp`)).toEqual([]);
    await remove(realm.operator, view);
  });
});

describe('saved views', () => {
  it('keep words and filters as they were, for their owner alone', async () => {
    const mine = await keep(realm.operator);
    expect(await shownTo(realm.operator)).toMatchObject([
      { ...mine, name: 'Late potholes', filter: fields().filter, centreId: null, mayChange: true },
    ]);
    expect(await idsFor(realm.curator)).not.toContain(mine.id);
    expect((await put(realm.curator, mine)).json()).toMatchObject({ code: 'view-unknown' });
    await remove(realm.operator, mine);
    expect(await idsFor(realm.operator)).toEqual([]);
  });

  it('are shared with the team of a centre, and with nobody outside it', async () => {
    const shared = await keep(realm.operator, { centreId: realm.regionCentreId });
    expect(await shownTo(realm.leader)).toMatchObject([{ id: shared.id, mayChange: false }]);
    expect(await idsFor(realm.executor)).toEqual([]);
    const other = await house.addRealm('other');
    expect(await idsFor(other.curator)).toEqual([]);
    expect((await put(realm.leader, shared)).json()).toMatchObject({ code: 'forbidden' });
    const tended = await put(realm.curator, shared, { name: 'Potholes', centreId: realm.regionCentreId });
    expect(tended.json()).toEqual({ id: shared.id, version: 2 });
    expect(await idsFor(realm.operator)).toEqual([shared.id]);
    await remove(realm.curator, tended.json());
  });

  it('are shared only by those who belong to the team', async () => {
    const body = fields({ centreId: realm.regionCentreId });
    const reply = await house.ask(realm.executor, 'POST', '/api/saved-views', body);
    expect(reply.json()).toMatchObject({ status: 403, code: 'view-of-another-team' });
  });

  it('are not written over: a change names the version it saw', async () => {
    const mine = await keep(realm.operator);
    await put(realm.operator, mine, { name: 'First' });
    expect((await put(realm.operator, mine, { name: 'Second' })).json()).toMatchObject({
      code: 'changed-meanwhile',
    });
    const unversioned = await house.ask(realm.operator, 'PUT', `/api/saved-views/${mine.id}`, fields());
    expect(unversioned.statusCode).toBe(428);
  });

  it('hold what filters cannot say, in the predicate language, each seeing of it what they may see', async () => {
    const condition = { not: { field: 'tag', in: ['ice'] } };
    const shared = await keep(realm.operator, { centreId: realm.regionCentreId, condition });
    expect(await shownTo(realm.leader)).toMatchObject([{ id: shared.id, condition }]);
    const cases = (person: Person) => house.ask(person, 'GET', `/api/saved-views/${shared.id}/cases?limit=5`);
    expect((await cases(realm.leader)).json()).toEqual({ items: [], next: null });
    expect((await cases(realm.executor)).json()).toMatchObject({ code: 'view-unknown' });
    await remove(realm.operator, shared);
  });

  it('never narrow by author', async () => {
    for (const field of ['author', 'pseudonym', 'authorId', 'contact']) {
      const body = fields({ filter: { view: 'all', [field]: 'somebody' } });
      expect((await house.ask(realm.operator, 'POST', '/api/saved-views', body)).statusCode, field).toBe(400);
    }
  });
});
