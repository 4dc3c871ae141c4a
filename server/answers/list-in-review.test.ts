import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../platform/actor.ts';
import { draftAnswer } from './draft-answer.ts';
import { inReviewFor } from './list-in-review.ts';
import { sendToReview } from './review-answer.ts';
import { type AnswerScene, answerScene } from './testing/answer-scene.ts';

let scene: AnswerScene;
const sent: string[] = [];
beforeAll(async () => {
  scene = await answerScene();
  const { parts, realm, clock } = scene;
  for (let n = 0; n < 5; n += 1) {
    const row = await scene.openCase(`Pothole ${n}.`);
    const draft = await draftAnswer(parts, realm.executor, row.id, {
      kind: 'final',
      outcome: 'solved',
      text: `The pothole ${n} was filled on 2 November by the road agency.`,
      promisedOn: null,
      responsible: 'Road agency',
      whatResidentCanDo: null,
    });
    await sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
    sent.push(draft.id);
    clock.advance(60_000);
  }
});
afterAll(() => scene.database.close());

async function allOf(person: Person, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | null = null;
  do {
    const { items, next } = await inReviewFor(scene.parts, person, { limit, ...(cursor && { cursor }) });
    pages.push(items.map(({ answer }) => answer.id));
    cursor = next;
  } while (cursor);
  return pages;
}

describe('what waits for a second person', () => {
  it('comes page by page, the longest-waiting first, each with what it needs and what may be done', async () => {
    expect(await allOf(scene.realm.curator, 2)).toEqual([sent.slice(0, 2), sent.slice(2, 4), sent.slice(4)]);
    const { items } = await inReviewFor(scene.parts, scene.realm.curator, { limit: 1 });
    expect(items[0]!.answer).toMatchObject({
      needs: { needs: 'second person', approvedBy: [] },
      acts: ['approve', 'send back', 'overrule'],
    });
    expect(items[0]!.caseRow.id).toBe(items[0]!.answer.caseId);
  });

  it('is there for those who may review it, and for nobody else', async () => {
    const { operator, executor, townExecutor, head } = scene.realm;
    expect(await allOf(head, 50)).toEqual([sent]);
    for (const person of [operator, executor, townExecutor]) expect(await allOf(person, 50)).toEqual([[]]);
  });
});
