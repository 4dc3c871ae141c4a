import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Client } from 'pg';
import { withClient } from './postgres/with-client.ts';
import { UsageError } from './usage-error.ts';

const folder = path.join(import.meta.dirname, '..', 'migrations');
/** Any number, the same in every Heed: two processes that start together migrate one after the other. */
const migrationLock = 4_813_552;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return {
        number: Number(name.slice(0, 4)),
        name,
        text,
        digest: createHash('sha256').update(text).digest('hex'),
      };
    }),
  );
}

/**
 * Brings a database to the newest schema, each migration in its own transaction.
 * @returns the names of the migrations applied now
 * @throws UsageError `migration-changed` when one applied was edited afterwards, `migration-unknown` when the database is newer
 */
export async function migrate(url: string): Promise<string[]> {
  return withClient({ connectionString: url, application_name: 'heed migrate' }, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists migrations (number int primary key, name text not null, digest text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ number: number; name: string; digest: string }>(
      'select * from migrations',
    );
    const applied = new Map(rows.map((row) => [row.number, row]));
    const migrations = await readMigrations();
    refuseStrangers(applied, migrations);
    // The job queue keeps its own tables in its own schema.
    await runMigrations({ connectionString: url });
    const done: string[] = [];
    for (const migration of migrations) {
      if (applied.has(migration.number)) continue;
      await apply(client, migration);
      done.push(migration.name);
    }
    return done;
  });
}

function refuseStrangers(
  applied: Map<number, { name: string; digest: string }>,
  migrations: Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, row] of applied) {
    const migration = known.get(number);
    if (!migration) {
      throw new UsageError('migration-unknown', { name: row.name });
    }
    if (migration.digest !== row.digest) {
      throw new UsageError('migration-changed', { name: row.name });
    }
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migrations (number, name, digest) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.digest,
    ]);
    await client.query('commit');
  } catch (error) {
    // What broke the connection is told, not that it is broken.
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
