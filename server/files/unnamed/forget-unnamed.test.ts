import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lutimes, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { holdBytes } from '../held-bytes.store.ts';
import { attachToMessage, keepBytes } from '../index.ts';
import { forgetUnnamed, writtenAt } from './forget-unnamed.ts';

/** Long before any file of this test is written: what is just kept is young on every machine. */
const clock = heldClock('2020-06-10T03:25:00Z');
const log = createLog('silent');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);

let database: Database;
let realm: SmallRealm;
let other: SmallRealm;
let dataDirectory: string;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  other = await smallRealm(database, clock, 'other');
});
beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed unnamed '));
  await database.acrossRealms(async (tx) => {
    for (const table of ['message_files', 'files', 'outward_acts'])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
  return () => rm(dataDirectory, { recursive: true });
});
afterAll(() => database.close());

const parts = () => ({ database, clock, log, dataDirectory, scanner: undefined });
const forget = (more: object = {}, signal?: AbortSignal) => forgetUnnamed({ ...parts(), ...more }, signal);

/** Does something between the look at a file's age and what follows from it. */
const afterLook = (work: (file: string) => unknown) => ({
  async writtenAt(file: string) {
    const seen = await writtenAt(file);
    await work(file);
    return seen;
  },
});

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
function fileOf(name: string, realmId = realm.realmId): string {
  return path.join(dataDirectory, 'files', realmId, name.slice(0, 2), name);
}
const isThere = (text: string, realmId?: string) => existsSync(fileOf(digestOf(text), realmId));

const keep = (text: string, realmId = realm.realmId) =>
  keepBytes(parts(), realmId, Readable.from([Buffer.from(text)]), 1000);

/** Keeps bytes that then lie for days. */
async function keptLongAgo(text: string, realmId = realm.realmId): Promise<void> {
  await keep(text, realmId);
  await utimes(fileOf(digestOf(text), realmId), daysAgo(2), daysAgo(2));
}

/** A row that names what lies there, beside a message. */
async function tie(text: string, realmId = realm.realmId): Promise<void> {
  const sha256 = Buffer.from(digestOf(text), 'hex');
  const blob = { sha256, size: text.length, type: 'text/plain', extension: 'txt', name: 'a.txt' };
  await database.inRealm(realmId, (tx) => attachToMessage(tx, realmId, newId(), [blob], 10, clock.now()));
}

async function name(text: string, realmId = realm.realmId): Promise<void> {
  await keptLongAgo(text, realmId);
  await tie(text, realmId);
}

async function place(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, 'not ours');
  await utimes(file, daysAgo(400), daysAgo(400));
}

const told = () =>
  database.acrossRealms(async (tx) => {
    const acts = await tx.all(sql<{ data: object }>`select data from outward_acts
      where act = 'retention' order by realm_id, seq`);
    return acts.map(({ data }) => data);
  });

describe('bytes that no row names', () => {
  it('go after a day, are counted in the log of outward acts, and those that a row names stay', async () => {
    await name('named');
    await keptLongAgo('left behind');
    await keptLongAgo('left behind too');
    await keep('just kept');
    await forget();
    expect(['named', 'left behind', 'left behind too', 'just kept'].map((text) => isThere(text))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(await told()).toEqual([{ 'unnamed files': 2 }]);
    await forget();
    expect(await told()).toHaveLength(1);
  });

  it('are looked for realm by realm: named in one, they go from the other', async () => {
    await name('twice', other.realmId);
    await keptLongAgo('twice');
    await forget();
    expect([isThere('twice'), isThere('twice', other.realmId)]).toEqual([false, true]);
  });

  it('go with what was being written when a process was killed', async () => {
    const folder = path.join(dataDirectory, 'files', realm.realmId, 'unfinished');
    const [old, young] = [newId(), newId()];
    await place(path.join(folder, old));
    await writeFile(path.join(folder, young), 'being written');
    await forget();
    expect(await readdir(folder)).toEqual([young]);
  });

  it('are not what is named in another way, is no file, or belongs to a realm nobody here knows', async () => {
    const digest = digestOf('foreign');
    const folder = path.dirname(fileOf(digest));
    const wrongFolder = path.join(folder, `${digest.startsWith('0') ? '1' : '0'}${digest.slice(1)}`);
    const foreign = [
      path.join(folder, 'README'),
      path.join(folder, `${digest}.bak`),
      path.join(folder, digest.toUpperCase()),
      wrongFolder,
      path.join(folder, digest, 'inside'),
      path.join(dataDirectory, 'files', realm.realmId, digest),
      path.join(dataDirectory, 'files', realm.realmId, digest.startsWith('aa') ? 'bb' : 'aa'),
      path.join(dataDirectory, 'files', realm.realmId, 'unfinished', 'notes.txt'),
      fileOf(digest, newId()),
      path.join(dataDirectory, 'files', 'README'),
    ];
    for (const file of foreign) await place(file);
    const link = fileOf(digestOf('a link'));
    await mkdir(path.dirname(link), { recursive: true });
    await symlink('/nowhere', link);
    for (const old of [path.join(folder, digest), folder]) await utimes(old, daysAgo(400), daysAgo(400));
    await lutimes(link, daysAgo(400), daysAgo(400));
    const failed = vi.spyOn(log, 'error');
    await forget();
    expect(failed).not.toHaveBeenCalled();
    failed.mockRestore();
    expect(foreign.filter((file) => !existsSync(file))).toEqual([]);
    expect(await readdir(path.dirname(link))).toContain(path.basename(link));
    expect(await told()).toEqual([]);
  });

  it('go however many lie in one folder, and on from where it was stopped', async () => {
    const many = Array.from({ length: 700 }, (_, n) => `ab${String(n).padStart(62, '0')}`);
    await mkdir(path.dirname(fileOf(many[0]!)), { recursive: true });
    await Promise.all(many.map((one) => place(fileOf(one))));
    const stopping = new AbortController();
    const stop = afterLook(() => stopping.abort());
    await expect(forget(stop, stopping.signal)).rejects.toThrow();
    expect(await readdir(path.dirname(fileOf(many[0]!)))).toHaveLength(200);
    await forget();
    expect(await readdir(path.dirname(fileOf(many[0]!)))).toEqual([]);
    expect(await told()).toEqual([{ 'unnamed files': 500 }, { 'unnamed files': 200 }]);
  });

  it('go once where two look for them at once', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => `left ${n}`);
    for (const text of texts) await keptLongAgo(text);
    await Promise.all([forget(), forget()]);
    expect(texts.filter((text) => isThere(text))).toEqual([]);
    const counts = (await told()).flatMap((data) => Object.values(data).map(Number));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(texts.length);
  });

  it('go also where one of them cannot be taken away', async () => {
    for (const text of ['one', 'stuck', 'two']) await keptLongAgo(text);
    const failed = vi.spyOn(log, 'error');
    const stuck = afterLook((file) => {
      if (file.endsWith(digestOf('stuck'))) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    });
    await forget(stuck);
    expect(['one', 'stuck', 'two'].map((text) => isThere(text))).toEqual([false, true, false]);
    expect(failed).toHaveBeenCalledOnce();
    failed.mockRestore();
  });
});

describe('the same bytes kept or named again', () => {
  it('begin a new day', async () => {
    await keptLongAgo('again');
    await keep('again');
    await forget();
    expect(isThere('again')).toBe(true);
  });

  it.each([
    ['kept again', async () => void (await keep('meanwhile'))],
    // A row that came so late that its bytes are old.
    ['named', () => tie('meanwhile')],
  ])('after they were found to be unnamed, and %s, stay', async (_how, act) => {
    await keptLongAgo('meanwhile');
    let looked = false;
    const inRealm: Database['inRealm'] = async (realmId, work) => {
      const result = await database.inRealm(realmId, work);
      if (!looked) {
        looked = true;
        await act();
      }
      return result;
    };
    await forget({ database: { ...database, inRealm } });
    expect([looked, isThere('meanwhile')]).toEqual([true, true]);
  });

  it('after they were found to be old, wait until those are gone, and stay', async () => {
    await keptLongAgo('at that very moment');
    let keeping: Promise<unknown> | undefined;
    const keepNow = afterLook(async () => {
      let done = false;
      keeping = keep('at that very moment').finally(() => {
        done = true;
      });
      // Until it waits for the bytes, or needs not to.
      while (!done && (await waiting()) === 0);
    });
    await forget(keepNow);
    await keeping;
    expect(await told()).toEqual([{ 'unnamed files': 1 }]);
    expect(isThere('at that very moment')).toBe(true);
  });

  it('are left where somebody holds them, until the next night', async () => {
    await keptLongAgo('held');
    await database.inRealm(realm.realmId, async (tx) => {
      await holdBytes(tx, realm.realmId, Buffer.from(digestOf('held'), 'hex'));
      await forget();
    });
    expect(isThere('held')).toBe(true);
    await forget();
    expect(isThere('held')).toBe(false);
  });
});

async function waiting(): Promise<number> {
  const { n } = await database.acrossRealms((tx) =>
    tx.one(sql<{ n: number }>`select count(*)::int as n from pg_locks l
      join pg_database d on d.oid = l.database and d.datname = current_database()
      where l.locktype = 'advisory' and not l.granted`),
  );
  return n;
}

describe('a folder of another database', () => {
  const claim = () => path.join(dataDirectory, 'files', 'looked-through-for');
  async function claimedByAnother(at: Date): Promise<void> {
    await keptLongAgo('named by the other one');
    await writeFile(claim(), '7 another');
    await utimes(claim(), at, at);
  }

  it('is left alone while that one looks through it', async () => {
    await claimedByAnother(daysAgo(6));
    await forget();
    expect(isThere('named by the other one')).toBe(true);
  });

  it('is taken over once that one has not for a week', async () => {
    await claimedByAnother(daysAgo(8));
    await forget();
    expect(isThere('named by the other one')).toBe(false);
  });

  it('is the one that looked through it first', async () => {
    await forget();
    const copy = openDatabase(await testDatabase());
    const warned = vi.spyOn(log, 'warn');
    await forget({ database: copy });
    await copy.close();
    expect(warned).toHaveBeenCalledOnce();
    await keptLongAgo('of the first');
    await forget();
    expect(isThere('of the first')).toBe(false);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    const names = [realm.realmId, 'looked-through-for'];
    expect((await readdir(path.join(dataDirectory, 'files'))).sort()).toEqual(names.sort());
  });
});
