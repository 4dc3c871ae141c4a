import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Query, sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { addKey, dropKey, keysInFile } from '../platform/key-file.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { openFromVault, putInVault, realmSecret, seal, sealField, unseal } from '../platform/vault.ts';
import { resealAll } from './rotate-keys.ts';
import { countByKey, sealedTables } from './sealed.store.ts';

const [realmId, otherRealm, importId] = [newId(), newId(), newId()] as [string, string, string];
const at = new Date('2026-11-02T10:00:00Z');
const fields = 1300;

let database: Database;
let folder: string;
let file: string;
let ids: string[];

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  folder = mkdtempSync(path.join(tmpdir(), 'heed-keys-'));
  file = path.join(folder, 'keys');
  const ring = keysInFile(file);
  ids = await database.acrossRealms(async (tx) => {
    const made: string[] = [];
    for (let n = 0; n < fields; n += 1) {
      const realm = n % 2 === 0 ? realmId : otherRealm;
      made.push(await putInVault(tx, realm, sealField(ring, realm, 'author', { n }), at));
    }
    const cells = seal(ring, `${realmId}/${importId}/7`, Buffer.from('["a cell"]'));
    await tx.run(sql`insert into import_rejects (realm_id, import_id, row_number, code, params, key_id, cells)
      values (${realmId}, ${importId}, 7, 'text-missing', '{}', ${cells.keyId}, ${cells.sealed})`);
    return made;
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <Row>(query: Query<Row>) => database.acrossRealms((tx) => tx.all(query));

describe('turning the key ring', () => {
  it('knows every table that holds something sealed', async () => {
    const rows = await ask(sql<{ name: string }>`select c.relname as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attname = 'key_id' and n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(sealedTables.map(({ name }) => name).sort());
  });

  it('goes on after a death at any batch until the old key may go', async () => {
    const ring = keysInFile(file);
    const pseudonyms = await realmSecret(database, ring, realmId, 'pseudonyms');
    // A Heed that runs has read the file before the new key was there.
    expect(ring.current).toBe('k1');
    expect(addKey(file)).toBe('k2');
    expect(ring.current).toBe('k2');
    const left: number[] = [];
    for (let batches = 1; batches < 20; batches += 1) {
      let seen = 0;
      const run = resealAll(database, ring, () => {
        seen += 1;
        if (seen === 1) throw new Error('killed');
      });
      const died = await run.then(
        () => false,
        () => true,
      );
      const count = await database.acrossRealms(countByKey);
      left.push(count.get('k1') ?? 0);
      if (!died || left.at(-1) === 0) break;
    }
    expect(left).toEqual([802, 302, 2, 1, 0]);
    await resealAll(database, ring);
    expect([...(await database.acrossRealms(countByKey)).keys()]).toEqual(['k2']);
    dropKey(file, 'k1');
    expect([...ring.keys.keys()]).toEqual(['k2']);
    for (const [n, id] of ids.entries()) {
      if (n % 97 !== 0) continue;
      const realm = n % 2 === 0 ? realmId : otherRealm;
      expect(await database.inRealm(realm, (tx) => openFromVault(tx, ring, realm, id))).toEqual({ n });
    }
    // The secret behind the pseudonyms is the same in another seal: nobody gets another pseudonym.
    expect(await realmSecret(database, ring, realmId, 'pseudonyms')).toEqual(pseudonyms);
    const [cells] = await ask(sql<{ keyId: string; cells: Buffer }>`
      select key_id as "keyId", cells from import_rejects where realm_id = ${realmId}`);
    expect(unseal(ring, `${realmId}/${importId}/7`, cells!.keyId, cells!.cells).toString()).toBe(
      '["a cell"]',
    );
  });

  it('keeps the file of keys for its owner alone, and never drops the key in use', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => dropKey(file, 'k2')).toThrow('k2 is the key in use');
    expect(() => dropKey(file, 'k9')).toThrow('there is no key k9');
    expect(readFileSync(file, 'utf8')).toMatch(/^k2:[\w+/]{43}=\n$/);
  });
});
