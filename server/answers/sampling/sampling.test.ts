import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../platform/actor.ts';
import { type AnswerScene, answerScene } from '../testing/answer-scene.ts';
import { drawQualitySamples, qualityReport, sampleFor, scoreSample } from './score-sample.ts';

let scene: AnswerScene;
/** Of the same centre, but they had no hand in any answer. */
let second: Person;
let third: Person;
beforeAll(async () => {
  scene = await answerScene();
  const { curator, operator, executor } = scene.realm;
  const aside = (id: string): Person => ({ ...curator, id });
  second = aside(operator.id);
  third = aside(executor.id);
});
afterAll(() => scene.database.close());

const scores = {
  'answers the question': 2,
  decision: 2,
  'date and person': 1,
  true: 2,
  'plain words': 2,
  respect: 2,
};

describe('a second look at published answers', () => {
  it('draws a few, the same however often it draws, and shows them to nobody who had a hand in them', async () => {
    const { parts, realm } = scene;
    for (let count = 0; count < 3; count++) await scene.publish(await scene.openCase());
    await drawQualitySamples(parts);
    const drawn = await sampleFor(parts, second);
    expect(drawn).toMatchObject({
      question: 'A deep pothole at Garden Street 4.',
      responsible: 'P. Orlov, road master',
    });
    await drawQualitySamples(parts);
    expect((await sampleFor(parts, second))!.id).toBe(drawn!.id);
    expect(await sampleFor(parts, realm.curator)).toBeNull();
    const own = scoreSample(parts, realm.curator, { sampleId: drawn!.id, scores, comment: null });
    await expect(own).rejects.toMatchObject({ code: 'four-eyes' });
  });

  it('counts one person once', async () => {
    const { parts } = scene;
    const { id: sampleId } = (await sampleFor(parts, second))!;
    await scoreSample(parts, second, { sampleId, scores, comment: 'Good' });
    expect(await sampleFor(parts, second)).toBeNull();
    const again = scoreSample(parts, second, { sampleId, scores, comment: null });
    await expect(again).rejects.toMatchObject({ code: 'already-scored' });
  });

  it('reports scores by criterion; agreement needs two who looked at the same', async () => {
    const { parts } = scene;
    const before = await qualityReport(parts, second);
    expect(before.find(({ criterion }) => criterion === 'date and person')).toMatchObject({
      scored: 1,
      mean: 0.5,
      pairs: 0,
      pi: null,
    });
    expect(before).toHaveLength(6);
    // Whoever wrote it may not be the other: here it is the executor, seen as a stranger to the answer's centre.
    await expect(sampleFor(parts, third)).resolves.toBeNull();
  });
});
