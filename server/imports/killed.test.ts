import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../platform/database.ts';
import { type ImportKit, importKit } from './testing/import-kit.ts';
import { incident, incidentTable, toCsv } from './testing/incident-file.ts';

const total = 3000;
const main = path.join(import.meta.dirname, '..', 'main.ts');

let kit: ImportKit;
beforeAll(async () => {
  kit = await importKit();
});
afterAll(() => kit.close());

function startImport(file: string): ChildProcess {
  const env = { ...process.env, DATABASE_URL: kit.url, HEED_DATA: path.join(kit.folder, 'data') };
  return spawn(process.execPath, [main, 'import', file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

const exitOf = (child: ChildProcess) =>
  new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))));

/** Lets the first batch through and holds the second until released: whoever is killed then is in the middle. */
async function holdSecondBatch(): Promise<{ release(): Promise<void> }> {
  const keeper = new Client({ connectionString: kit.url });
  await keeper.connect();
  await keeper.query('select pg_advisory_lock(1)');
  await keeper.query(`create function wait_for_keeper() returns trigger language plpgsql as $$ begin
      if exists (select from cases) then perform pg_advisory_xact_lock(1); end if;
      return null;
    end $$`);
  await keeper.query(
    'create trigger keeper before insert on cases for each statement execute function wait_for_keeper()',
  );
  return {
    async release() {
      await keeper.query('select pg_advisory_unlock(1)');
      await keeper.query('drop function wait_for_keeper cascade');
      await keeper.end();
    },
  };
}

async function countOf(table: string): Promise<number> {
  const [row] = await kit.all(sql<{ rows: number }>`select count(*) as rows from ${sql.ref(table)}`);
  return row!.rows;
}

describe('an import whose process is killed', () => {
  it('has written whole rows only, and brings in the rest when it is given again', async () => {
    const file = path.join(kit.folder, 'incidents.csv');
    writeFileSync(
      file,
      toCsv(incidentTable(Array.from({ length: total }, (_, index) => incident(index + 1)))),
    );
    const keeper = await holdSecondBatch();
    const first = startImport(file);
    const ended = exitOf(first);
    const begun = async () => (await countOf('cases')) > 0 || first.exitCode !== null;
    await vi.waitUntil(begun, { timeout: 120_000, interval: 50 });
    first.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const half = await countOf('cases');
    await keeper.release();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(total);
    expect(await countOf('messages')).toBe(half);
    expect(await countOf('answers')).toBe(2 * half);

    expect(await exitOf(startImport(file))).toBe('0');
    for (const table of ['cases', 'messages', 'message_states', 'case_messages', 'verdicts'])
      expect(await countOf(table)).toBe(total);
    expect(await countOf('answers')).toBe(2 * total);
    expect(await countOf('case_clocks')).toBe(5 * total);
    // Two starts of the program, on a machine that may be busy.
  }, 180_000);
});
