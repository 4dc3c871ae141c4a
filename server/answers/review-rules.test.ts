import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { saveAnswer } from './draft-answer.ts';
import { lessonsOf } from './overrules.store.ts';
import { answersFor } from './read-answers.ts';
import { approveAnswer, sendBack, sendToReview } from './review-answer.ts';
import type { ReviewRule } from './review-need.rules.ts';
import { insertRuleSet, reviewRules, sentBackShare } from './review-rules.store.ts';
import { type AnswerScene, answerScene, wholeAnswer } from './testing/answer-scene.ts';

let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const inRealm: AnswerScene['database']['inRealm'] = (...args) => scene.database.inRealm(...args);

async function rule(...rules: Partial<ReviewRule>[]): Promise<void> {
  const { realmId, curator } = scene.realm;
  const whole = rules.map((one) => ({
    topicIds: [],
    authorityIds: [],
    risks: [],
    sentBackFrom: null,
    needs: 'curator' as const,
    note: null,
    ...one,
  }));
  await inRealm(realmId, async (tx) => {
    const { version } = await reviewRules(tx, realmId);
    await insertRuleSet(tx, realmId, {
      version: version + 1,
      rules: whole,
      madeBy: curator.id,
      madeAt: scene.clock.now(),
    });
  });
}

describe('who must approve an answer', () => {
  it('is saved by one of two who change it at once', async () => {
    const { realmId, curator } = scene.realm;
    const save = () =>
      inRealm(realmId, (tx) =>
        insertRuleSet(tx, realmId, { version: 1, rules: [], madeBy: curator.id, madeAt: scene.clock.now() }),
      );
    const saved = await Promise.allSettled([save(), save()]);
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(saved.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-meanwhile' },
    });
  });

  it('is a curator where the rules say so, whatever the head thinks', async () => {
    const { parts, realm } = scene;
    await rule({ topicIds: [realm.potholesId], note: 'Roads are watched' });
    const sent = await scene.inReview(await scene.openCase());
    const asked = { answerId: sent.id, seen: sent.version };
    await expect(approveAnswer(parts, realm.head, asked)).rejects.toMatchObject({
      code: 'review-needs-curator',
    });
    expect((await approveAnswer(parts, realm.curator, asked)).state).toBe('sending');
  });

  it('is a head and a curator, in either order, before anything goes out', async () => {
    const { parts, realm } = scene;
    await rule({ needs: 'head and curator' });
    const row = await scene.openCase();
    const sent = await scene.inReview(row);
    const half = await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    expect(half.state).toBe('in review');
    const again = approveAnswer(parts, realm.curator, { answerId: sent.id, seen: half.version });
    await expect(again).rejects.toMatchObject({ code: 'already-approved' });
    const [shown] = await answersFor(parts, realm.curator, row.id);
    expect(shown).toMatchObject({ needs: { approvedBy: [realm.curator.name] } });
    expect(shown!.acts).not.toContain('approve');
    const whole = await approveAnswer(parts, realm.head, { answerId: sent.id, seen: half.version });
    expect(whole.state).toBe('sending');
  });

  it('begins again when the words have changed', async () => {
    const { parts, realm, clock } = scene;
    await rule({ needs: 'head and curator' });
    const sent = await scene.inReview(await scene.openCase());
    const half = await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    const back = await sendBack(parts, realm.head, {
      answerId: sent.id,
      seen: half.version,
      reason: 'Which side?',
    });
    clock.advance(60_000);
    const saved = await saveAnswer(parts, realm.executor, sent.id, back.version, {
      ...wholeAnswer,
      text: 'The pothole on the north side was filled on 2 November.',
    });
    const anew = await sendToReview(parts, realm.executor, { answerId: sent.id, seen: saved.version });
    const head = await approveAnswer(parts, realm.head, { answerId: sent.id, seen: anew.version });
    expect(head.state).toBe('in review');
  });

  it('knows how often a drafter was sent back, once there is something to know', async () => {
    const { parts, realm } = scene;
    await rule();
    const share = () => inRealm(realm.realmId, (tx) => sentBackShare(tx, realm.realmId, newDrafter));
    const newDrafter = newId();
    expect(await share()).toBeNull();
    const of = (id: string) => inRealm(realm.realmId, (tx) => sentBackShare(tx, realm.realmId, id));
    for (let count = 0; count < 5; count++) {
      const sent = await scene.inReview(await scene.openCase());
      await sendBack(parts, realm.curator, { answerId: sent.id, seen: sent.version, reason: 'Say who' });
    }
    expect(await of(realm.executor.id)).toBeGreaterThan(0.5);
  });
});

describe('sending back', () => {
  it('takes reasons of the list or words, but not nothing', async () => {
    const { parts, realm } = scene;
    await rule();
    const sent = await scene.inReview(await scene.openCase());
    const asked = { answerId: sent.id, seen: sent.version, reason: ' ' };
    await expect(sendBack(parts, realm.curator, asked)).rejects.toMatchObject({ code: 'reason-missing' });
    const back = await sendBack(parts, realm.curator, { ...asked, reasons: ['no date', 'tone'] });
    expect(back.state).toBe('sent back');
  });

  it('as empty teaches the detector', async () => {
    const { parts, realm } = scene;
    const lessons = () => inRealm(realm.realmId, (tx) => lessonsOf(tx, realm.realmId));
    const before = (await lessons()).length;
    const sent = await scene.inReview(await scene.openCase());
    await sendBack(parts, realm.curator, {
      answerId: sent.id,
      seen: sent.version,
      reason: '',
      reasons: ['empty'],
    });
    const after = await lessons();
    expect(after).toHaveLength(before + 1);
    expect(after.some(({ empty, signs }) => empty && signs.length > 0)).toBe(true);
  });
});
