import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveAnswer, sendToReview } from '../../answers/review-answer.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../../answers/testing/answer-scene.ts';
import { newId } from '../../platform/ids.ts';
import { showPublicNumber } from '../../platform/public-number.ts';
import { saveChecklist, tickItem } from '../checklists/checklists.ts';
import { followCase } from '../follow/follow.ts';
import { listCasesFor } from '../read-case.ts';
import { setTags, tagsFor } from '../tags/tags.ts';
import { readWorkFor } from './read-work.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const item = (ru: string, en: string, more: object = {}) => ({
  id: newId(),
  text: { ru, en },
  required: true,
  when: null,
  ...more,
});

describe('a checklist', () => {
  it('keeps the final answer back while a required item is open, and says which', async () => {
    const { parts, realm } = scene;
    const seen = item('Осмотреть место', 'Look at the place');
    const bridge = item('Закрыть мост', 'Close the bridge', { when: { words: ['bridge'] } });
    const photo = item('Снять фото', 'Take a photo', { required: false });
    await expect(saveChecklist(parts, realm.operator, realm.potholesId, 0, [seen])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await saveChecklist(parts, realm.curator, realm.potholesId, 0, [seen, bridge, photo]);
    const row = await scene.openCase('A deep pothole at Garden Street 4.');
    const { checklist } = await readWorkFor(parts, { ...realm.executor, language: 'ru' }, row.id);
    expect(checklist.map(({ text }) => text)).toEqual(['Осмотреть место', 'Снять фото']);
    const draft = await scene.draft(row);
    const asked = { answerId: draft.id, seen: draft.version };
    await expect(sendToReview(parts, realm.executor, asked)).rejects.toMatchObject({
      code: 'checklist-open',
      params: { number: showPublicNumber(row.number), count: 1, items: 'Look at the place' },
    });
    const tick = (done: boolean) => tickItem(parts, realm.executor, row.id, { itemId: seen.id, done });
    await expect(
      tickItem(parts, realm.executor, row.id, { itemId: bridge.id, done: true }),
    ).rejects.toMatchObject({ code: 'checklist-item-unknown' });
    await tick(true);
    const sent = await sendToReview(parts, realm.executor, asked);
    const after = await readWorkFor(parts, realm.executor, row.id);
    expect(after.checklist[0]!.done).toEqual({
      byName: realm.executor.name,
      at: scene.clock.now().toISOString(),
    });
    // Taken back meanwhile, it keeps the second person from letting the answer out.
    await tick(false);
    const yes = { answerId: sent.id, seen: sent.version };
    await expect(approveAnswer(parts, realm.curator, yes)).rejects.toMatchObject({ code: 'checklist-open' });
    await tick(true);
    expect((await approveAnswer(parts, realm.curator, yes)).state).toBe('sending');
  });

  it('does not keep an interim answer back', async () => {
    const row = await scene.openCase();
    const interim = { ...wholeAnswer, kind: 'interim' as const, outcome: null, promisedOn: '2026-12-01' };
    expect((await scene.inReview(row, interim)).state).toBe('in review');
  });
});

describe('tags and followers', () => {
  it('mark cases so that they are found again, whatever way the tag was written', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase();
    await expect(setTags(parts, realm.townExecutor, row.id, ['x'])).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await setTags(parts, realm.executor, row.id, ['  Школьный  Маршрут', 'лёд'])).toEqual({
      tags: ['лёд', 'школьный маршрут'],
    });
    const { items } = await listCasesFor(parts, realm.operator, { view: 'all' as never, tag: 'лёд' });
    expect(items.map(({ id }) => id)).toEqual([row.id]);
    await setTags(parts, realm.executor, row.id, ['лёд']);
    expect(await tagsFor(parts, realm.operator)).toEqual([{ tag: 'лёд', cases: 1 }]);
  });

  it('let somebody follow a case they may read, and find those they follow', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase();
    await followCase(parts, realm.leader, row.id, true);
    expect(await readWorkFor(parts, realm.leader, row.id)).toMatchObject({ follows: true, followers: 1 });
    const { items } = await listCasesFor(parts, realm.leader, { view: 'followed' as never });
    expect(items.map(({ id }) => id)).toEqual([row.id]);
    await followCase(parts, realm.leader, row.id, false);
    expect((await listCasesFor(parts, realm.leader, { view: 'followed' as never })).items).toEqual([]);
  });
});
