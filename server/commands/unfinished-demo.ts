import { type Database, sql } from '../platform/database.ts';
import { migrate } from '../platform/migrate.ts';

/**
 * Filling the demo takes seconds to hours and many transactions. Where it is all a database holds, a mark says until
 * the end that it is not whole: whoever comes next begins anew instead of showing half a region. The mark is a comment
 * on the table of realms, for it belongs to the database and to no realm in it.
 */
const mark = 'The demo is being filled.';

export async function markUnfinished(database: Database): Promise<void> {
  await database.acrossRealms((tx) => tx.run(sql`comment on table realms is ${sql.lit(mark)}`));
}

export async function markFinished(database: Database): Promise<void> {
  await database.acrossRealms((tx) => tx.run(sql`comment on table realms is null`));
}

export async function isUnfinished(database: Database): Promise<boolean> {
  const { comment } = await database.acrossRealms((tx) =>
    tx.one(sql<{ comment: string | null }>`select obj_description('realms'::regclass) as comment`),
  );
  return comment === mark;
}

/** What somebody brought in is nobody's to clear away. */
export async function holdsImports(database: Database): Promise<boolean> {
  const { any } = await database.acrossRealms((tx) =>
    tx.one(sql<{ any: boolean }>`select exists (select from imports) as any`),
  );
  return any;
}

/** Empties a database of Heed's own; never one that was handed to it, which may hold what is somebody else's. */
export async function emptyDatabase(database: Database, url: string): Promise<void> {
  await database.acrossRealms(async (tx) => {
    await tx.run(sql`drop schema if exists graphile_worker cascade`);
    await tx.run(sql`drop schema public cascade`);
    await tx.run(sql`create schema public`);
    await tx.run(sql`grant usage on schema public to public`);
  });
  await migrate(url);
}
