import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClocks } from '../cases/index.ts';
import type { DeliveryResult } from '../channels/index.ts';
import { publicCase } from '../residents/public-case.ts';
import type { Answer } from './answer.types.ts';
import { correctAnswer } from './correct-answer.ts';
import { saveAnswer } from './draft-answer.ts';
import { answersFor } from './read-answers.ts';
import { approveAnswer, sendToReview } from './review-answer.ts';
import { type AnswerScene, answerScene, wholeAnswer } from './testing/answer-scene.ts';

const edits: { externalId: string; text: string }[] = [];
let onEdit: DeliveryResult;
let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene({
    drive: (driver) => ({
      ...driver,
      can: { ...driver.can, edit: true },
      async edit(_context, externalId, text) {
        edits.push({ externalId, text });
        return onEdit;
      },
    }),
  });
});

afterAll(() => scene.database.close());

const rightWords = { ...wholeAnswer, text: 'The pothole at Garden Street 4 is filled on 9 November.' };

async function published() {
  onEdit = { outcome: 'sent', externalId: 'edited', url: null };
  edits.length = 0;
  const row = await scene.openCase();
  const answer = await scene.publish(row);
  await scene.deliverAll();
  scene.memory.sent.length = 0;
  return { row, answer };
}

const begin = (answer: Answer, input = rightWords) =>
  correctAnswer(scene.parts, scene.realm.executor, answer.caseId, { corrects: answer.id, input });

async function publishCorrection(answer: Answer): Promise<Answer> {
  const draft = await begin(answer);
  const asked = { answerId: draft.id, seen: draft.version };
  const sent = await sendToReview(scene.parts, scene.realm.executor, asked);
  await approveAnswer(scene.parts, scene.realm.curator, { answerId: draft.id, seen: sent.version });
  return draft;
}

describe('the correction of a published answer', () => {
  it('takes the place of the wrong words in the channel, and moves neither the case nor its clocks', async () => {
    const { row, answer } = await published();
    const before = await scene.readCase(row);
    const clocks = () =>
      scene.database.inRealm(scene.realm.realmId, (tx) => readClocks(tx, scene.realm.realmId, [row.id]));
    const clocksBefore = await clocks();
    const { id } = await publishCorrection(answer);
    await scene.deliverAll();
    const correction = await scene.readAnswer(row, id);
    expect(correction).toMatchObject({ state: 'published', corrects: answer.id, outcome: answer.outcome });
    expect(edits).toHaveLength(1);
    expect(edits[0]!.externalId).toMatch(/^sent-/);
    expect(edits[0]!.text).toContain('Исправленный ответ');
    expect(edits[0]!.text).toContain(rightWords.text);
    expect(scene.memory.sent).toEqual([]);
    expect(await scene.readCase(row)).toEqual(before);
    expect(await clocks()).toEqual(clocksBefore);
  });

  it('is said as a second message where the channel refuses the edit', async () => {
    const { answer, row } = await published();
    onEdit = { outcome: 'refused', error: 'too old to be edited' };
    const { id } = await publishCorrection(answer);
    await scene.deliverAll();
    expect(edits).toHaveLength(1);
    expect(scene.memory.sent.map(({ text }) => text)).toEqual([edits[0]!.text]);
    expect((await scene.readAnswer(row, id)).state).toBe('published');
  });

  it('keeps both texts readable, on the case and on the page of the resident', async () => {
    const { row, answer } = await published();
    const { id } = await publishCorrection(answer);
    await scene.deliverAll();
    const views = await answersFor(scene.parts, scene.realm.executor, row.id);
    expect(views.find((one) => one.id === id)?.corrects).toMatchObject({ id: answer.id, text: answer.text });
    const shown = await scene.database.inRealm(scene.realm.realmId, async (tx) => {
      const directory = await scene.parts.directories.of(tx, scene.realm.realmId);
      return publicCase(tx, directory, await scene.readCase(row), 'en', 'author');
    });
    expect(shown.answers).toHaveLength(1);
    expect(shown.answers[0]).toMatchObject({
      text: rightWords.text,
      former: [{ text: answer.text, publishedAt: answer.publishedAt }],
    });
    expect(shown.answers[0]!.correctedAt).not.toBeNull();
  });

  it('keeps the kind, outcome and day of what it corrects, whoever writes otherwise', async () => {
    const { answer } = await published();
    const other = { ...rightWords, kind: 'interim' as const, outcome: null, promisedOn: '2026-12-01' };
    const draft = await begin(answer, other);
    const saved = await saveAnswer(scene.parts, scene.realm.executor, draft.id, draft.version, other);
    for (const one of [draft, saved])
      expect(one).toMatchObject({ kind: 'final', outcome: 'solved', promisedOn: null, text: other.text });
  });

  it('is one of each answer, changes something, and is not its writer’s to approve', async () => {
    const { answer } = await published();
    const draft = await begin(answer, wholeAnswer);
    await expect(begin(answer)).rejects.toMatchObject({ code: 'already-corrected' });
    const { executor, head } = scene.realm;
    const asked = { answerId: draft.id, seen: draft.version };
    const same = sendToReview(scene.parts, executor, asked);
    await expect(same).rejects.toMatchObject({ code: 'correction-changes-nothing' });
    const saved = await saveAnswer(scene.parts, head, draft.id, draft.version, rightWords);
    const sent = await sendToReview(scene.parts, head, { answerId: draft.id, seen: saved.version });
    const own = approveAnswer(scene.parts, head, { answerId: draft.id, seen: sent.version });
    await expect(own).rejects.toMatchObject({ code: 'four-eyes' });
  });

  it('is not begun of what nobody has read yet', async () => {
    const row = await scene.openCase();
    const unpublished = await scene.inReview(row);
    await expect(begin(unpublished)).rejects.toMatchObject({ code: 'answer-not-possible' });
  });
});
