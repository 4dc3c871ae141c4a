import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './answer.types.ts';
import { publishScheduled, recallAnswer } from './publish-scheduled.ts';
import { approveAnswer } from './review-answer.ts';
import { type AnswerScene, answerScene } from './testing/answer-scene.ts';

const hour = 3_600_000;
let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const inHours = (hours: number) => new Date(scene.clock.now().getTime() + hours * hour);
const approveFor = (sent: Answer, publishAt: Date) =>
  approveAnswer(scene.parts, scene.realm.curator, { answerId: sent.id, seen: sent.version, publishAt });

describe('an answer approved for a later hour', () => {
  it('waits for it, then goes out once', async () => {
    const { parts, clock, memory } = scene;
    const row = await scene.openCase();
    await scene.runConsumers();
    await scene.deliverAll();
    const sent = await scene.inReview(row);
    expect((await approveFor(sent, inHours(3))).state).toBe('approved');
    await publishScheduled(parts);
    expect((await scene.readAnswer(row, sent.id)).state).toBe('approved');
    clock.advance(3 * hour);
    memory.sent.length = 0;
    await publishScheduled(parts);
    await publishScheduled(parts);
    await scene.deliverAll();
    expect((await scene.readAnswer(row, sent.id)).state).toBe('published');
    expect(memory.sent.filter(({ text }) => text.includes('filled today'))).toHaveLength(1);
  });

  it('is not approved for an hour that has passed', async () => {
    const sent = await scene.inReview(await scene.openCase());
    await expect(approveFor(sent, inHours(-1))).rejects.toMatchObject({ code: 'publish-time-past' });
  });

  it('can be taken back to a draft before it goes, and then does not go', async () => {
    const { parts, realm, clock } = scene;
    const row = await scene.openCase();
    const sent = await scene.inReview(row);
    const approved = await approveFor(sent, inHours(2));
    const stranger = recallAnswer(parts, realm.townExecutor, { answerId: sent.id, seen: approved.version });
    await expect(stranger).rejects.toMatchObject({ code: 'forbidden' });
    const recalled = await recallAnswer(parts, realm.executor, { answerId: sent.id, seen: approved.version });
    expect(recalled.state).toBe('draft');
    clock.advance(2 * hour);
    await publishScheduled(parts);
    expect((await scene.readAnswer(row, sent.id)).state).toBe('draft');
  });
});
