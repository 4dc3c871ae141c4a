import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparePassword } from './add-person.ts';
import { isLeaked } from './leaked-passwords.ts';

let folder: string;
const words = Array.from({ length: 3000 }, (_, at) => `leaked word ${at}`);
const hashed = words
  .map((word) => ({ word, hash: createHash('sha1').update(word).digest('hex').toUpperCase() }))
  .sort((a, b) => (a.hash < b.hash ? -1 : 1));

async function list(name: string, lines: readonly string[], end = '\r\n'): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, lines.map((line) => line + end).join(''));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heed-leaked-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a list of leaked passwords', () => {
  it('is found in wherever it stands, and nothing else is', async () => {
    const file = await list(
      'all',
      hashed.map(({ hash }, at) => `${hash}:${10 ** (at % 9)}`),
    );
    for (let at = 0; at < hashed.length; at += 97) expect(await isLeaked(file, hashed[at]!.word)).toBe(true);
    for (const at of [0, 1, -2, -1]) expect(await isLeaked(file, hashed.at(at)!.word)).toBe(true);
    for (let at = 0; at < 30; at += 1) expect(await isLeaked(file, `another word ${at}`)).toBe(false);
  });

  it('is chosen from by nobody', async () => {
    const file = await list(
      'chosen',
      hashed.map(({ hash }) => `${hash}:1`),
    );
    const prepare = (password: string) => preparePassword({ leakedPasswords: file }, password);
    await expect(prepare('leaked word 1234')).rejects.toMatchObject({ code: 'password-leaked' });
    expect(await prepare('nine pelicans over the weir')).toContain('argon2id');
  });

  it('may be short, in small letters, and without a break at its end', async () => {
    const [one, other] = [hashed[5]!, hashed[6]!];
    const file = await list('short', [`${one.hash}:1\n${other.hash}:2`.toLowerCase()], '');
    expect(await isLeaked(file, one.word)).toBe(true);
    expect(await isLeaked(file, other.word)).toBe(true);
    expect(await isLeaked(file, 'another')).toBe(false);
  });

  it('that is something else lets nothing pass', async () => {
    const file = await list('poem', Array(500).fill('The weir is loud, the pelicans are quiet'));
    await expect(isLeaked(file, 'nine pelicans')).rejects.toThrow('no list of hashes');
    await expect(isLeaked(path.join(folder, 'gone'), 'nine pelicans')).rejects.toThrow();
  });
});
