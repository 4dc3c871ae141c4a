import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportKit, importKit } from '../imports/testing/import-kit.ts';
import { incident, incidentTable, toCsv } from '../imports/testing/incident-file.ts';
import { system } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { recordOutwardActs } from '../platform/outward-acts.ts';

const main = path.join(import.meta.dirname, '..', 'main.ts');
/** More than what lies between two processes can hold. */
const total = 1500;
const long = 'Яма во всю дорогу. '.repeat(60);

let kit: ImportKit;
beforeAll(async () => {
  kit = await importKit();
  const rows = Array.from({ length: total }, (_, index) => incident(index + 1, { text: long }));
  await kit.bringIn(toCsv(incidentTable(rows)));
  const { realmId } = kit.realm;
  const act = { act: 'export', subjectId: null, data: { of: long } } as const;
  const acts = rows.map(() => ({ actor: system('test'), act }));
  await kit.database.inRealm(realmId, (tx) =>
    recordOutwardActs(tx, { realmId, at: kit.parts.clock.now() }, acts),
  );
});
afterAll(() => kit.close());

function startExport(...args: string[]) {
  const key = kit.parts.keyRing.keys.get('k1')!.toString('base64');
  const env = {
    ...process.env,
    DATABASE_URL: kit.url,
    HEED_DATA: path.join(kit.folder, 'data'),
    HEED_KEYS: `k1:${key}`,
  };
  return spawn(process.execPath, [main, 'export', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The end of the log of outward acts. */
async function lastAct() {
  const [row] = await kit.all(
    sql<{ seq: number; data: unknown }>`select seq, data from outward_acts order by seq desc limit 1`,
  );
  return row!;
}

describe('an export whose reader has read enough', () => {
  it.each([
    ['cases', { cases: 1000, format: 'csv', from: null, until: null }],
    ['acts', { of: 'outward acts' }],
  ])('ends quietly, and stands in the log (%s)', async (what, logged) => {
    const child = startExport(what);
    const said = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect([await once(child, 'exit'), await said]).toEqual([[141, null], '']);
    expect((await lastAct()).data).toEqual(logged);
  });

  it('is not logged when it could not begin', async () => {
    const before = await lastAct();
    const child = startExport('cases', '--to', path.join(kit.folder, 'no', 'cases.csv'));
    const said = text(child.stderr);
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(await said).toMatch(/cases\.csv/);
    expect(await lastAct()).toEqual(before);
  });

  it('ends as quietly when nobody reads at all', async () => {
    const child = startExport('cases');
    const said = text(child.stderr);
    child.stdout.destroy();
    expect([await once(child, 'exit'), await said]).toEqual([[141, null], '']);
  });
});
