import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftAnswer } from '../draft-answer.ts';
import { giveVerdict } from '../give-verdict.ts';
import { sendToReview } from '../review-answer.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../testing/answer-scene.ts';
import { addTemplate, changeTemplate, withdrawTemplate } from './save-template.ts';
import { listTemplates, templatesForCase } from './templates-for.ts';

let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const filled = {
  name: 'Pothole filled',
  shortcut: null as string | null,
  text: 'Case {{number}}: the pothole at {{place}} was filled on {{Today}}. {{ ответственный }} answers for it.',
  kind: 'final' as const,
  outcome: 'solved' as const,
  topicIds: [] as string[],
  caseStates: [] as string[],
};

describe('templates', () => {
  it('are filled in from the case; what it does not know is left to the drafter', async () => {
    const { parts, realm } = scene;
    const made = await addTemplate(parts, realm.curator, { ...filled, topicIds: [realm.potholesId] });
    const row = await scene.openCase();
    const fitting = await templatesForCase(parts, realm.executor, row.id);
    const one = fitting.find(({ id }) => id === made.id)!;
    expect(one.text).toContain(`Case ${row.number.slice(0, 4)}-${row.number.slice(4)}: the pothole`);
    expect(one.text).toMatch(/2 ноября|2 November/);
    expect(one.unfilled).toEqual(['ответственный']);
    await withdrawTemplate(parts, realm.curator, made.id, 1);
  });

  it('are offered only where they are bound to', async () => {
    const { parts, realm } = scene;
    const heating = await addTemplate(parts, realm.curator, { ...filled, topicIds: [realm.heatingId] });
    const later = await addTemplate(parts, realm.curator, { ...filled, caseStates: ['reopened'] });
    const row = await scene.openCase();
    const ids = (await templatesForCase(parts, realm.executor, row.id)).map(({ id }) => id);
    expect(ids).not.toContain(heating.id);
    expect(ids).not.toContain(later.id);
    for (const { id } of [heating, later]) await withdrawTemplate(parts, realm.curator, id, 1);
  });

  it('with a variable nobody knows are not saved', async () => {
    const wrong = { ...filled, text: 'Dear {{resident}}' };
    await expect(addTemplate(scene.parts, scene.realm.curator, wrong)).rejects.toMatchObject({
      code: 'template-variable-unknown',
      params: { variable: 'resident' },
    });
  });

  it('share no shortcut', async () => {
    const { parts, realm } = scene;
    const first = await addTemplate(parts, realm.curator, { ...filled, shortcut: 'hole' });
    const second = addTemplate(parts, realm.curator, { ...filled, shortcut: 'HOLE' });
    await expect(second).rejects.toMatchObject({ code: 'template-shortcut-taken' });
    await withdrawTemplate(parts, realm.curator, first.id, 1);
    await addTemplate(parts, realm.curator, { ...filled, shortcut: 'hole' });
  });

  it('are not written over by two people at once', async () => {
    const { parts, realm } = scene;
    const { id } = await addTemplate(parts, realm.curator, filled);
    await changeTemplate(parts, realm.curator, { id, seen: 1, body: { ...filled, name: 'Filled' } });
    const late = changeTemplate(parts, realm.curator, { id, seen: 1, body: filled });
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await withdrawTemplate(parts, realm.curator, id, 2);
  });

  it('keep an answer with something left to fill from review', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase();
    const draft = await scene.draft(row, {
      ...wholeAnswer,
      text: 'Filled by {{responsible}} on 2 November.',
    });
    const sent = sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
    await expect(sent).rejects.toMatchObject({
      code: 'answer-not-filled',
      params: { variable: 'responsible' },
    });
  });

  it('count the published answers begun from them, and how residents took those', async () => {
    const { parts, realm, database } = scene;
    const { id } = await addTemplate(parts, realm.curator, { ...filled, name: 'Counted' });
    const row = await scene.openCase();
    await draftAnswer(parts, realm.executor, row.id, wholeAnswer, { templateIds: [id] });
    const published = await scene.openCase();
    const answer = await scene.publish(published, wholeAnswer, [id]);
    expect(answer.state).toBe('published');
    const resident = { kind: 'resident' as const, realmId: realm.realmId, caseId: published.id };
    await database.inRealm(realm.realmId, (tx) =>
      giveVerdict(tx, parts, resident, { solved: false, rating: 2, comment: null }),
    );
    const listed = await listTemplates(parts, realm.executor);
    expect(listed.find((one) => one.id === id)).toMatchObject({
      uses: 1,
      rated: 1,
      meanRating: 2,
      reopened: 1,
    });
  });
});
