import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import { listArrivalsFor } from './read-arrivals.ts';
import { type Desk, openDesk } from './testing/desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  const { regionCentreId, townCentreId } = desk.realm;
  // Several at one moment, several equally grave, in two centres, not in the order of their ids.
  for (let moment = 0; moment < 4; moment += 1) {
    const ids = await desk.receive(...Array.from({ length: 6 }, (_, n) => `Письмо ${moment}-${n}`));
    for (const [n, id] of ids.entries())
      await place(id, { danger: (n * 5 + moment) % 4, centreId: n % 2 ? townCentreId : regionCentreId });
    desk.clock.advance(60_000);
  }
});
afterAll(() => desk.close());

function place(id: string, { danger, centreId }: { danger: number; centreId: string }) {
  return desk.database.acrossRealms((tx) =>
    tx.run(sql`update message_states set danger = ${danger}, centre_id = ${centreId},
      disposition = ${danger > 0 ? 'proposed' : 'received'} where message_id = ${id}`),
  );
}

function whole(order: string): Promise<string[]> {
  const rows = desk.database.acrossRealms((tx) =>
    tx.all(sql<{ id: string }>`select message_id as id from message_states
      where disposition in ('received', 'proposed') order by ${sql.raw(order)}`),
  );
  return rows.then((found) => found.map(({ id }) => id));
}

async function pageAfter(cursor: string | undefined, sort: 'newest' | 'severity') {
  const query = { sort, limit: 5, ...(cursor ? { cursor } : {}) };
  const { items, next } = await listArrivalsFor(desk, desk.realm.operator, query);
  return { ids: items.map(({ messageId }) => messageId), next: next ?? undefined };
}

async function pages(sort: 'newest' | 'severity', between: () => Promise<void> = async () => {}) {
  const first = await pageAfter(undefined, sort);
  const read = [...first.ids];
  await between();
  for (let { next } = first; next; ) {
    const page = await pageAfter(next, sort);
    read.push(...page.ids);
    next = page.next;
  }
  return read;
}

describe('the order of arrivals', () => {
  it('is the same page by page as at once, the most dangerous or the newest first', async () => {
    expect(await pages('severity')).toEqual(await whole('danger desc, received_at desc, message_id desc'));
    expect(await pages('newest')).toEqual(await whole('received_at desc, message_id desc'));
  });

  it('neither repeats nor leaves out a message when a graver one comes and one is decided on between two pages', async () => {
    const before = await whole('danger desc, received_at desc, message_id desc');
    const read = await pages('severity', async () => {
      const [grave] = await desk.receive('Горит дом');
      await place(grave!, { danger: 5, centreId: desk.realm.regionCentreId });
      await desk.database.acrossRealms((tx) =>
        tx.run(sql`update message_states set disposition = 'set aside' where message_id = ${before[4]!}`),
      );
    });
    expect(read).toEqual(before);
    expect((await pages('severity'))[0]).not.toBe(before[0]);
  });

  it('puts a danger to life before what is merely as grave, however new that is', async () => {
    const [fire] = await desk.receive('Горит квартира, внутри дети, помогите');
    desk.clock.advance(60_000);
    const [wide] = await desk.receive('Яма на дороге');
    while ((await desk.triage()) > 0);
    await desk.database.acrossRealms((tx) =>
      tx.run(sql`update message_states set danger = 5 where message_id = ${wide!}`),
    );
    const { items } = await listArrivalsFor(desk, desk.realm.operator, { sort: 'severity', limit: 10 });
    expect(items[0]).toMatchObject({
      messageId: fire,
      proposal: { emergency: true, severity: { value: 5 } },
    });
    const dangers = items.filter(({ proposal }) => proposal?.emergency).length;
    expect(items[dangers]!.messageId).toBe(wide);
  });

  it('says with the first page when the newest of all came, wherever that one stands', async () => {
    const { items, newestAt } = await listArrivalsFor(desk, desk.realm.operator, {
      sort: 'severity',
      limit: 2,
    });
    const [newest] = (await listArrivalsFor(desk, desk.realm.operator, { limit: 1 })).items;
    expect(newestAt).toBe(newest!.receivedAt);
    await desk.receive('Тише воды');
    desk.clock.advance(60_000);
    await desk.receive('И ещё одно');
    const later = await listArrivalsFor(desk, desk.realm.operator, { sort: 'severity', limit: 2 });
    expect(later.items).toEqual(items);
    expect(later.newestAt! > newestAt!).toBe(true);
  });

  it('holds each message once for whoever has two duties in one centre', async () => {
    const { operator } = desk.realm;
    const [grant] = operator.grants;
    const both = { ...operator, grants: [grant!, { ...grant!, role: 'curator' as const }] };
    const { items } = await listArrivalsFor(desk, both, { limit: 200 });
    const ids = items.map(({ messageId }) => messageId);
    expect(ids).toEqual(await whole('received_at desc, message_id desc'));
  });
});
