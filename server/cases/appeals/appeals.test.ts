import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { step } from '../../platform/consumers.ts';
import { sql } from '../../platform/database.ts';
import { readStream } from '../../platform/event-log.ts';
import { createLog } from '../../platform/log.ts';
import { acceptMessage } from '../accept-message.ts';
import { appealOf, listAppealsFor, settleAppeal } from './appeals.ts';
import { onAppealOpened } from './on-appeal-opened.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

/** A case opened by a message that triage takes for a formal appeal, or does not. */
async function opened(formal: boolean) {
  const { realmId, potholesId, northId, operator } = scene.realm;
  const messageId = await scene.write('I appeal to you under the law on appeals of citizens.');
  await scene.database.acrossRealms((tx) =>
    tx.run(sql`insert into proposals (realm_id, message_id, made_by, made_at, language, topic_id, area_id, severity,
        type, formal_appeal, detail)
      values (${realmId}, ${messageId}, 'test', ${scene.clock.now()}, 'en', ${potholesId}, ${northId}, 3, 'solve',
        ${formal}, '{"place":{},"severity":{"reasons":[]}}')`),
  );
  const row = await acceptMessage(scene.parts, operator, messageId, undefined, { topicId: potholesId });
  const consumer = onAppealOpened(scene.parts);
  while ((await step(scene.database, scene.clock, createLog('silent'), consumer)) > 0);
  return row;
}

const appeal = (caseId: string) =>
  scene.database.inRealm(scene.realm.realmId, (tx) => appealOf(tx, scene.realm.realmId, caseId));

describe('a formal appeal', () => {
  it('goes to its office with thirty calendar days, and its writer is told route and term', async () => {
    const { realmId, townHallId } = scene.realm;
    await scene.database.acrossRealms(async (tx) => {
      await tx.run(sql`update authorities set kind = 'appeals office' where id = ${townHallId}`);
      await tx.run(sql`update directory_stamps set stamp = stamp + 1 where realm_id = ${realmId}`);
    });
    const row = await opened(true);
    const found = (await appeal(row.id))!;
    expect(found).toMatchObject({ termDays: 30, settledAt: null });
    const days = (found.dueAt.getTime() - row.registeredAt!.getTime()) / 86_400_000;
    expect(Math.floor(days)).toBe(30);
    const told = await scene.database.acrossRealms((tx) =>
      tx.all(sql<{ text: string }>`select text from outgoing where case_id = ${row.id} and kind = 'notice'`),
    );
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('30');
    const story = await scene.database.inRealm(realmId, (tx) => readStream(tx, realmId, row.id));
    expect(story.map(({ type }) => type)).toContain('case.appeal-flagged');
  });

  it('waits in the list of its office until that says how it answered; the case goes its own way', async () => {
    const row = await opened(true);
    const { parts, realm } = scene;
    const waiting = async () => (await listAppealsFor(parts, realm.curator)).map(({ caseId }) => caseId);
    expect(await waiting()).toContain(row.id);
    await expect(settleAppeal(parts, realm.executor, row.id, 'Not mine.')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await settleAppeal(parts, realm.curator, row.id, 'Answered in writing, No. 4.');
    expect(await waiting()).not.toContain(row.id);
    expect(await appeal(row.id)).toMatchObject({ outcome: 'Answered in writing, No. 4.' });
    expect((await scene.readCase(row)).state).toBe(row.state);
  });

  it('is not made of an ordinary message', async () => {
    const row = await opened(false);
    expect(await appeal(row.id)).toBeUndefined();
  });
});
