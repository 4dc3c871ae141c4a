import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveAnswer, sendToReview } from '../answers/review-answer.ts';
import { type AnswerScene, answerScene } from '../answers/testing/answer-scene.ts';
import { makeLinks } from '../cases/links.ts';
import { readCaseFor } from '../cases/read-case.ts';
import { sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { residentsModule } from './index.ts';

let scene: AnswerScene;
let app: HttpServer;

beforeAll(async () => {
  scene = await answerScene();
  app = await createHttpServer({ log: scene.parts.log, version: 'test' });
  await residentsModule(scene.parts).routes?.(app);
});
afterAll(async () => {
  await app.close();
  await scene.database.close();
});

/** A case that was answered, and the private page of whoever wrote. */
async function answered() {
  const { realm, database, clock } = scene;
  const { realmId } = realm;
  const row = await scene.openCase();
  const draft = await scene.draft(row);
  const sent = await sendToReview(scene.parts, realm.executor, { answerId: draft.id, seen: draft.version });
  await approveAnswer(scene.parts, realm.curator, { answerId: sent.id, seen: sent.version });
  await scene.deliverAll();
  const { code } = await database.acrossRealms((tx) =>
    tx.one(sql<{ code: string }>`select code from realms where id = ${realmId}`),
  );
  const [token] = await database.inRealm(realmId, async (tx) => {
    const { id } = await tx.one(sql<{ id: string }>`select message_id as id from case_messages
      where realm_id = ${realmId} and case_id = ${row.id}`);
    return makeLinks(tx, realmId, [{ caseId: row.id, kind: 'act', messageId: id }], clock.now());
  });
  const state = async () => {
    const found = await database.inRealm(realmId, (tx) =>
      tx.one(sql<{ state: string }>`select state from cases where realm_id = ${realmId} and id = ${row.id}`),
    );
    return found.state;
  };
  return { page: `/r/${code}/a/${token}`, state, caseId: row.id };
}

const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: `${url}?lang=en`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

it('reopens a case on "no" alone: not when nothing was said, nor something else', async () => {
  const { page, state } = await answered();
  expect(await state()).toBe('answered');
  for (const said of [{}, { solved: '' }, { solved: 'maybe' }]) {
    const reply = await post(page, { act: 'verdict', rating: '1', ...said });
    expect(reply.statusCode).toBe(400);
    expect(await state()).toBe('answered');
  }
  expect((await post(page, { act: 'verdict', solved: 'no', text: 'The pit is there' })).statusCode).toBe(303);
  expect(await state()).toBe('reopened');
});

it('is shown to those who see the case, in the resident’s own words, "yes" as well as "no"', async () => {
  const { page, caseId } = await answered();
  await post(page, { act: 'verdict', solved: 'yes', rating: '5', text: 'Thank you, it holds' });
  scene.clock.advance(60_000);
  await post(page, { act: 'verdict', solved: 'no', text: '  It came back ' });
  const { verdicts } = await readCaseFor(scene.parts, scene.realm.curator, caseId);
  expect(verdicts).toMatchObject([
    { solved: true, rating: 5, comment: 'Thank you, it holds' },
    { solved: false, rating: null, comment: 'It came back' },
  ]);
  expect(verdicts[0]!.at < verdicts[1]!.at).toBe(true);
});
