import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Query, sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing/database.ts';

/** National or technical lists: the same in every realm, small, and copied to every node on Citus. */
const reference = ['migrations', 'realms', 'accounts', 'sign_in_attempts', 'sign_ins_begun', 'event_cursors'];

let database: Database;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
});
afterAll(() => database.close());

const ask = <Row>(query: Query<Row>) => database.acrossRealms((tx) => tx.all(query));

const ours = sql`n.nspname = 'public' and not c.relispartition`;

describe('the schema', () => {
  it('keys every table by realm first, but for the reference lists', async () => {
    const rows = await ask(sql<{ name: string; key: string[] | null }>`
      select c.relname as name, (select array_agg(a.attname::text order by k.place)
        from pg_index i cross join lateral unnest(i.indkey) with ordinality k (num, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
        where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p')`);
    const wrong = rows.filter(({ name, key }) => !reference.includes(name) && key?.[0] !== 'realm_id');
    expect(rows.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('begins every unique index and foreign key with the realm, except towards the reference lists', async () => {
    const indexes = await ask(sql<{ name: string; first: string }>`
      select i.indexrelid::regclass::text as name, a.attname as first, c.relname
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where ${ours} and i.indisunique and c.relname <> all(${reference}) and c.relkind in ('r', 'p')
        and a.attname is distinct from 'realm_id'`);
    expect(indexes).toEqual([]);
    const keys = await ask(sql<{ name: string }>`
      select con.conname as name from pg_constraint con
      join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class target on target.oid = con.confrelid
      join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
      where ${ours} and con.contype = 'f' and target.relname <> all(${reference}) and a.attname <> 'realm_id'`);
    expect(keys).toEqual([]);
  });

  it('fences every table that has a realm', async () => {
    const rows = await ask(sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped)
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`);
    expect(rows).toEqual([]);
  });

  it('has no sequence that realms would share', async () => {
    const rows = await ask(sql`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'S'`);
    expect(rows).toEqual([]);
  });

  it('partitions what grows for ever by ranges of ids that are ranges of time', async () => {
    const rows = await ask(sql<{ name: string; parts: number }>`
      select p.partrelid::regclass::text as name, (select count(*) from pg_inherits where inhparent = p.partrelid) as parts
      from pg_partitioned_table p order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(['events', 'messages']);
    for (const { parts } of rows) expect(parts).toBeGreaterThanOrEqual(6);
    const [place] = await ask(sql<{ part: string }>`with one as (
        insert into events (realm_id, id, type, at, actor_kind, data)
        values (${newId()}, ${newId()}, 'test', now(), 'system', '{}') returning tableoid)
      select tableoid::regclass::text as part from one`);
    expect(place!.part).toMatch(/^events_20\d\dq[1-4]$/);
  });

  it('shows a realm nothing of another, and lets it write nothing there, even when the query forgets to ask', async () => {
    const [mine, theirs] = [newId(), newId()] as [string, string];
    const put = (realmId: string) => sql`insert into vault (realm_id, id, kind, key_id, sealed, created_at)
      values (${realmId}, ${newId()}, 'author', 'k', '', now())`;
    await database.acrossRealms(async (tx) => {
      await tx.run(put(mine));
      await tx.run(put(theirs));
    });
    const seen = await database.inRealm(mine, (tx) =>
      tx.all(sql<{ realm: string }>`select realm_id as realm from vault`),
    );
    expect(seen).toEqual([{ realm: mine }]);
    await expect(database.inRealm(mine, (tx) => tx.run(put(theirs)))).rejects.toThrow('row-level security');
    const changed = await database.inRealm(mine, (tx) => tx.run(sql`update vault set kind = 'mine'`));
    expect(changed).toBe(1);
  });

  it('lets nobody rewrite events or outward acts', async () => {
    const realmId = newId();
    const rewrite = (table: string) =>
      database.inRealm(realmId, (tx) =>
        tx.run(sql`delete from ${sql.table(table)} where realm_id = ${realmId}`),
      );
    await expect(rewrite('events')).rejects.toThrow('permission denied');
    await expect(rewrite('outward_acts')).rejects.toThrow('permission denied');
  });
});
