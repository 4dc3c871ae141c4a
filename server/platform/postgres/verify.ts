import type { Client } from 'pg';
import { PostgresError } from './postgres.errors.ts';
import { withClient } from './with-client.ts';

/** PostgreSQL 16 is the oldest with everything the migrations use. */
const OLDEST = 160_000;

export interface ServerFacts {
  readonly version: string;
  readonly versionNumber: number;
  /** Whether whoever connects may make the tables, and the role that requests work in (0001_platform.sql). */
  readonly mayPrepare: boolean;
  /** Whether words in Cyrillic have trigrams here, which search needs. */
  readonly trigramsWork: boolean;
}

/** Of a role that is there, its members and those who may make themselves one; of one that is not, whoever makes roles. */
const rights = `select rolsuper or (
    has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create')
    and case when exists (select from pg_roles where rolname = 'heed_realm')
      then pg_has_role('heed_realm', 'set') or pg_has_role('heed_realm', 'member with admin option')
      else rolcreaterole end) as allowed
  from pg_roles where rolname = current_user`;

/** Asks a database what it is. Leaves nothing behind: the extension it may need is made and rolled back. */
export async function inspect(url: string, timeoutMs = 10_000): Promise<ServerFacts> {
  return withClient({ connectionString: url, connectionTimeoutMillis: timeoutMs }, async (client) => {
    const facts = await client.query<{ version: string; number: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    );
    const { version, number } = facts.rows[0] ?? { version: 'unknown', number: 0 };
    // An older server knows other words for rights; it is refused for its age.
    const old = number < OLDEST;
    const found = old ? undefined : await client.query<{ allowed: boolean }>(rights);
    const mayPrepare = found?.rows[0]?.allowed ?? false;
    return { version, versionNumber: number, mayPrepare, trigramsWork: await trigramsWork(client) };
  });
}

async function trigramsWork(client: Client): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('create extension if not exists pg_trgm');
    const { rows } = await client.query<{ count: number }>(`select cardinality(show_trgm('Яма')) as count`);
    return (rows[0]?.count ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.query('rollback');
  }
}

/** @throws PostgresError `wrong-version`, `rights-missing` or `trigrams-broken` when Heed cannot work on this database. */
export function requireUsable(facts: ServerFacts): void {
  if (facts.versionNumber < OLDEST) {
    throw new PostgresError('wrong-version', { version: facts.version });
  }
  if (!facts.mayPrepare) throw new PostgresError('rights-missing', {});
  if (facts.trigramsWork) return;
  throw new PostgresError('trigrams-broken', {});
}
