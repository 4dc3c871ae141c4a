import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Case } from '../cases/index.ts';
import { photo } from '../files/testing/photo.ts';
import { sql } from '../platform/database.ts';
import { addProof, removeProof } from './proofs.ts';
import { answersFor } from './read-answers.ts';
import { type AnswerScene, answerScene } from './testing/answer-scene.ts';

let scene: AnswerScene;
let parts: AnswerScene['parts'];

beforeAll(async () => {
  scene = await answerScene();
  parts = { ...scene.parts, dataDirectory: await mkdtemp(path.join(tmpdir(), 'heed-proofs-')) };
});
afterAll(async () => {
  await scene.database.close();
  await rm(parts.dataDirectory, { recursive: true });
});

async function at(row: Case, lon: number, lat: number): Promise<void> {
  await scene.database.acrossRealms((tx) =>
    tx.run(sql`update cases set lon = ${lon}, lat = ${lat} where id = ${row.id}`),
  );
}

const add = (answerId: string, bytes: Buffer, shows: 'before' | 'after') =>
  addProof(parts, scene.realm.executor, answerId, {
    name: 'photo.jpg',
    bytes: Readable.from([bytes]),
    shows,
  });
const codes = (answer: { findings: readonly { code: string }[] }) =>
  answer.findings.map(({ code }) => code).filter((code) => code.startsWith('photo-'));

it('compares what a camera says with the case, tells the reviewer, and keeps it out of the file', async () => {
  const { realm } = scene;
  const row = await scene.openCase();
  await at(row, 50.11, 53.205);
  const draft = await scene.draft(row);
  const near = { lat: [53, 12, 18], lon: [50, 6, 36] } as const;
  const good = await add(draft.id, photo({ ...near, at: '2026:11:03 12:30:00', zone: '+04:00' }), 'after');
  expect(codes(good)).toEqual([]);
  const far = { lat: [53, 30, 0], lon: [50, 6, 36] } as const;
  const early = await add(
    draft.id,
    photo({ ...far, at: '2026:10:01 12:30:00', zone: '+04:00', pixel: 2 }),
    'after',
  );
  expect(codes(early)).toEqual(['photo-elsewhere', 'photo-too-early']);
  const [shown] = await answersFor(parts, realm.curator, row.id);
  expect(shown!.files.map(({ shows, metresOff }) => ({ shows, near: metresOff! < 300 }))).toEqual([
    { shows: 'after', near: true },
    { shows: 'after', near: false },
  ]);
  const kept = await scene.database.acrossRealms((tx) =>
    tx.all(sql<{ sha256: Buffer }>`select f.sha256 from files f join answer_files a on a.file_id = f.id`),
  );
  for (const { sha256 } of kept) {
    const digest = sha256.toString('hex');
    const file = path.join(parts.dataDirectory, 'files', realm.realmId, digest.slice(0, 2), digest);
    expect((await readFile(file)).includes('2026:')).toBe(false);
  }
});

it('takes a proof away again, and none once it is in review', async () => {
  const row = await scene.openCase();
  const draft = await scene.draft(row);
  await add(draft.id, photo({}), 'before');
  const [shown] = await answersFor(parts, scene.realm.executor, row.id);
  expect(shown!.findings.map(({ code }) => code)).toContain('photo-silent');
  const bare = await removeProof(parts, scene.realm.executor, draft.id, shown!.files[0]!.id);
  expect(codes(bare)).toEqual([]);
  const left = await scene.database.acrossRealms((tx) =>
    tx.all(sql`select from files where id = ${shown!.files[0]!.id}`),
  );
  expect(left).toEqual([]);
  const sent = await scene.inReview(await scene.openCase());
  await expect(add(sent.id, photo({}), 'after')).rejects.toMatchObject({ code: 'answer-not-possible' });
  await expect(
    addProof(parts, scene.realm.townExecutor, draft.id, {
      name: 'photo.jpg',
      bytes: Readable.from([photo({})]),
      shows: 'after',
    }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
