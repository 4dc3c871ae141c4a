import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../cases/index.ts';
import { sql } from '../platform/database.ts';
import { giveVerdict } from './give-verdict.ts';
import { remindOfVerdicts } from './remind-of-verdicts.ts';
import { type AnswerScene, answerScene, wholeAnswer } from './testing/answer-scene.ts';

const dayMs = 86_400_000;
let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});

afterAll(() => scene.database.close());

/** Days go by; every hour's job runs once a day. */
async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    scene.clock.advance(dayMs);
    await remindOfVerdicts(scene.parts);
    await scene.deliverAll();
  }
}

/** Answered, and asked a day later whether it is solved. */
async function asked(text = wholeAnswer): Promise<Case> {
  const row = await scene.openCase();
  await scene.publish(row, text);
  await pass(1);
  scene.memory.sent.length = 0;
  return row;
}

const judge = (row: Case, verdict: { solved: boolean | null; rating: number | null }) =>
  scene.database.inRealm(scene.realm.realmId, (tx) => {
    const resident = { kind: 'resident' as const, realmId: scene.realm.realmId, caseId: row.id };
    return giveVerdict(tx, scene.parts, resident, { ...verdict, comment: null });
  });

const saidAbout = (row: Case) =>
  scene.memory.sent.filter(({ text }) => text.includes(`${row.number.slice(0, 4)}-${row.number.slice(4)}`));

describe('the reminder to say whether it is solved', () => {
  it('comes once, five days after the question, in private, and never again', async () => {
    const row = await asked();
    await pass(4);
    expect(saidAbout(row)).toEqual([]);
    await pass(1);
    expect(saidAbout(row)).toHaveLength(1);
    expect(saidAbout(row)[0]).toMatchObject({ manner: 'private' });
    await pass(8);
    expect(saidAbout(row)).toHaveLength(1);
  });

  it.each([
    { solved: true, rating: null },
    { solved: false, rating: null },
    { solved: null, rating: 4 },
  ])('is stopped by any word of the resident: %o', async (verdict) => {
    const row = await asked();
    await judge(row, verdict);
    await pass(7);
    expect(saidAbout(row)).toEqual([]);
  });

  it('is not sent when the first question never was: nobody is asked who was not to be', async () => {
    const row = await asked({
      ...wholeAnswer,
      outcome: 'not possible',
      whatResidentCanDo: 'Write to the office.',
    });
    await pass(7);
    expect(saidAbout(row)).toEqual([]);
  });

  it('is not sent where the window to object is over', async () => {
    const row = await asked();
    const soon = new Date(scene.clock.now().getTime() + 4 * dayMs);
    await scene.database.inRealm(scene.realm.realmId, (tx) =>
      tx.run(sql`update cases set objection_until = ${soon} where id = ${row.id}`),
    );
    await pass(7);
    expect(saidAbout(row)).toEqual([]);
  });
});

describe('the question whether it is solved', () => {
  it('is taken back when the resident has judged before it went out', async () => {
    const row = await scene.openCase();
    await scene.publish(row);
    await scene.deliverAll();
    scene.memory.sent.length = 0;
    await judge(row, { solved: true, rating: 5 });
    await pass(2);
    expect(saidAbout(row)).toEqual([]);
  });
});
