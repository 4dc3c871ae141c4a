import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addProof } from '../answers/proofs.ts';
import { approveAnswer, sendToReview } from '../answers/review-answer.ts';
import { type AnswerScene, answerScene } from '../answers/testing/answer-scene.ts';
import { makeLinks } from '../cases/links.ts';
import { photo } from '../files/testing/photo.ts';
import { sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { residentsModule } from './index.ts';

let scene: AnswerScene;
let parts: AnswerScene['parts'];
let app: HttpServer;

beforeAll(async () => {
  scene = await answerScene();
  parts = { ...scene.parts, dataDirectory: await mkdtemp(path.join(tmpdir(), 'heed-photos-')) };
  app = await createHttpServer({ log: parts.log, version: 'test' });
  await residentsModule(parts).routes?.(app);
});
afterAll(async () => {
  await app.close();
  await scene.database.close();
  await rm(parts.dataDirectory, { recursive: true });
});

/** A case with an answer in review that carries a photo and a document, and the address of its public page. */
async function answered() {
  const { realm, database, clock } = scene;
  const row = await scene.openCase();
  const draft = await scene.draft(row);
  const taken = { lat: [53, 12, 18], lon: [50, 6, 36], at: '2026:11:02 12:30:00', zone: '+04:00' } as const;
  const add = (name: string, bytes: Buffer, shows: 'after' | 'other') =>
    addProof(parts, realm.executor, draft.id, { name, bytes: Readable.from([bytes]), shows });
  await add('after.jpg', photo(taken), 'after');
  await add('act.txt', Buffer.from('An act of works done.'), 'other');
  const sent = await sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
  const files = await database.acrossRealms((tx) =>
    tx.all(sql<{ id: string; shows: string }>`select file_id as id, shows from answer_files
      where answer_id = ${draft.id} order by shows`),
  );
  const { code } = await database.acrossRealms((tx) =>
    tx.one(sql<{ code: string }>`select code from realms where id = ${realm.realmId}`),
  );
  const [token] = await database.inRealm(realm.realmId, (tx) =>
    makeLinks(tx, realm.realmId, [{ caseId: row.id, kind: 'follow', messageId: null }], clock.now()),
  );
  const publish = async () => {
    await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    await scene.deliverAll();
  };
  const [after, other] = files.map(({ id }) => id);
  return { page: `/r/${code}/f/${token}`, after: after!, other: other!, publish };
}

const get = (url: string) => app.inject({ method: 'GET', url });

it('gives the photos of an answer once it is published, without what the camera wrote, and no other file', async () => {
  const { page, after, other, publish } = await answered();
  expect((await get(page)).body).not.toContain('<img');
  expect((await get(`${page}/photos/${after}`)).statusCode).toBe(404);
  await publish();
  expect((await get(page)).body).toContain(`<img src="${page}/photos/${after}"`);
  const shown = await get(`${page}/photos/${after}`);
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect(shown.rawPayload.includes('2026:')).toBe(false);
  expect((await get(`${page}/photos/${other}`)).statusCode).toBe(404);
  expect((await get(`${page}/photos/anything`)).statusCode).toBe(404);
});

it('gives no photo by the link of another case, nor by a link of another kind', async () => {
  const [one, another] = [await answered(), await answered()];
  await one.publish();
  await another.publish();
  expect((await get(`${another.page}/photos/${one.after}`)).statusCode).toBe(404);
  expect((await get(`${one.page.replace('/f/', '/a/')}/photos/${one.after}`)).statusCode).toBe(404);
});
