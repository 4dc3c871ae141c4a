import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { keepBytes } from '../index.ts';
import { scannerOfBadThings, scannerSaying, scannerThat, type TestScanner } from '../testing/scanner.ts';
import { pingScanner, scanFile } from './clamd.ts';

let database: Database;
let directory: string;
const opened: TestScanner[] = [];

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  directory = await mkdtemp(path.join(tmpdir(), 'heed scan '));
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await rm(directory, { recursive: true });
  await database.close();
});

async function addressOf(scanner: Promise<TestScanner>) {
  opened.push(await scanner);
  return (await scanner).address;
}
const nobody = () => ({ path: path.join(directory, 'nobody.ctl') });

async function fileOf(bytes: Buffer): Promise<string> {
  const file = path.join(directory, newId());
  await writeFile(file, bytes);
  return file;
}

describe('a virus scanner', () => {
  it('is sent all of a file, however large, and says what it found', async () => {
    const address = await addressOf(scannerOfBadThings());
    const large = Buffer.alloc(3_000_000, 'x');
    expect(await scanFile(address, await fileOf(large))).toEqual({ clean: true });
    const bad = Buffer.concat([large, Buffer.from('a bad thing')]);
    expect(await scanFile(address, await fileOf(bad))).toEqual({ clean: false, virus: 'Test.Bad-1' });
    expect(await scanFile(address, await fileOf(Buffer.alloc(0)))).toEqual({ clean: true });
  });

  it('that breaks off, says nothing, or says it could not look, has not found a file clean', async () => {
    const file = await fileOf(Buffer.from('words'));
    for (const said of [
      '',
      'stream: O',
      "INSTREAM: Can't write to temporary file. ERROR\0",
      'stream: OK FOUND OK',
    ])
      await expect(scanFile(await addressOf(scannerSaying(() => said)), file)).rejects.toThrow(
        'the virus scanner says',
      );
    const rude = await addressOf(scannerThat((socket) => socket.once('data', () => socket.destroy())));
    await expect(scanFile(rude, file)).rejects.toThrow();
    await expect(scanFile(nobody(), file)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['INSTREAM size limit exceeded. ERROR\0', 'StreamMaxLength'],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', 'MaxFileSize'],
  ])('whose limits a file is beyond has found it neither clean nor infected: %s', async (said, beyond) => {
    const address = await addressOf(scannerSaying(() => said));
    expect(await scanFile(address, await fileOf(Buffer.from('words')))).toEqual({ clean: false, beyond });
  });

  it('is asked at the start whether it is there', async () => {
    const there = await addressOf(
      scannerThat((socket) =>
        socket.once('data', (said) =>
          socket.end(String(said) === 'zPING\0' ? 'PONG\0' : 'UNKNOWN COMMAND\0'),
        ),
      ),
    );
    await expect(pingScanner(there)).resolves.toBeUndefined();
    const another = await addressOf(scannerThat((socket) => socket.end('220 mail.example ESMTP')));
    await expect(pingScanner(another)).rejects.toThrow('220 mail.example');
    await expect(pingScanner(nobody())).rejects.toThrow('ENOENT');
  });

  it('may hang up in the middle of a large file, and refuses that one where it goes on', async () => {
    const file = await fileOf(Buffer.alloc(5_000_000, 'x'));
    const hangingUp = (ping: string) =>
      addressOf(
        scannerThat((socket) =>
          socket.once('data', (said) => {
            if (String(said) === 'zPING\0') socket.end(ping);
            else socket.destroy();
          }),
        ),
      );
    expect(await scanFile(await hangingUp('PONG\0'), file)).toEqual({
      clean: false,
      beyond: 'StreamMaxLength',
    });
    await expect(scanFile(await hangingUp(''), file)).rejects.toThrow('the virus scanner says');
  });
});

describe('keeping files where a scanner is named', () => {
  const log = createLog('silent');
  async function* words(text: string) {
    yield Buffer.from(text);
  }

  it('keeps what is clean and nothing of what is not', async () => {
    const realmId = newId();
    const place = { database, dataDirectory: directory, log, scanner: await addressOf(scannerOfBadThings()) };
    await expect(keepBytes(place, realmId, words('a bad thing'), 100)).rejects.toMatchObject({
      code: 'file-infected',
      status: 422,
    });
    const folder = path.join(directory, 'files', realmId);
    expect(await readdir(folder, { recursive: true })).toEqual(['unfinished']);
    expect((await keepBytes(place, realmId, words('a good thing'), 100)).size).toBe(12);
  });

  it('keeps nothing that only a part was looked at of, and does not call it a virus', async () => {
    const realmId = newId();
    const scanner = await addressOf(scannerSaying(() => 'INSTREAM size limit exceeded. ERROR\0'));
    const place = { database, dataDirectory: directory, log, scanner };
    await expect(keepBytes(place, realmId, words('a long thing'), 100)).rejects.toMatchObject({
      code: 'file-not-scanned',
      status: 422,
    });
    expect(await readdir(path.join(directory, 'files', realmId), { recursive: true })).toEqual([
      'unfinished',
    ]);
  });

  it('refuses everything while nobody can look, for it may be asked again', async () => {
    const realmId = newId();
    const place = { database, dataDirectory: directory, log, scanner: nobody() };
    await expect(keepBytes(place, realmId, words('a thing'), 100)).rejects.toMatchObject({
      code: 'scanner-away',
      status: 503,
    });
    expect(await readdir(path.join(directory, 'files', realmId), { recursive: true })).toEqual([
      'unfinished',
    ]);
  });
});
