import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { complaint } from './complaint.ts';
import { exportCommand } from './export.ts';
import { readLabelled } from './labelled-csv.ts';
import { requireFile } from './require-file.ts';
import { takeTable } from './table-or-directory.ts';
import { writeOut } from './write-out.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'heed-files-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inputOf = (words: string[], values = {}) => ({
  values,
  positionals: words,
  env: {},
  language: 'en',
  words: wordsIn('en'),
});
async function* pieces() {
  yield 'one\n';
  yield 'two\n';
}
const said = (error: unknown) => complaint(error, wordsIn('en'));

describe('what a command writes', () => {
  it('is in the file when it has ended', async () => {
    const file = path.join(folder, 'out.txt');
    await writeOut(file, pieces());
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  });

  it.each([
    [folder, /that is a folder, name a file$/],
    [path.join(folder, 'no', 'out.txt'), /out\.txt: there is no such file or folder$/],
    ['/dev/full', /^the disk is full: make room/],
  ])('cannot go to %s, which one line says', async (file, line) => {
    expect(said(await writeOut(file, pieces()).catch((error: unknown) => error))).toMatch(line);
  });
});

it.each(['2026-13-45', '2026-02-31', 'today'])('an export from %s is refused: there is no such day', (from) =>
  expect(exportCommand.run(inputOf([], { from }))).rejects.toMatchObject({ code: 'option-not-date' }),
);

describe('what a command reads', () => {
  it('is named, and is no folder', () => {
    const read = (words: string[]) => () => requireFile('verify', inputOf(words));
    expect(read([])).toThrow('say which file: heed verify FILE');
    expect(read([folder])).toThrow('that is a folder, name a file');
  });

  it('is no table where its bytes are no text', async () => {
    const file = path.join(folder, 'table.csv');
    writeFileSync(file, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]));
    const failed = await readLabelled(file, ['topic'], new Map()).catch((error: unknown) => error);
    expect(said(failed)).toBe(`${file} is not a table (it is no text): save it as CSV`);
  });

  it('is a table by its name where nothing is there: a folder mistyped has no such ending', () => {
    const tableOf = (data: string) => takeTable(inputOf([], { data })).table;
    expect([tableOf('/nowhere/rows.csv'), tableOf('/nowhere/data'), tableOf(folder)]).toEqual([
      '/nowhere/rows.csv',
      undefined,
      undefined,
    ]);
  });
});
