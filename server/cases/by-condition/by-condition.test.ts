import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import type { Condition } from '../../conditions/index.ts';
import type { Case } from '../case.types.ts';
import { listCasesFor } from '../read-case.ts';
import { setTags } from '../tags/tags.ts';
import { tryCondition } from './try-condition.ts';

let scene: AnswerScene;
const opened: Case[] = [];
beforeAll(async () => {
  scene = await answerScene();
  for (const text of ['Pothole by the school.', 'Pothole by the mill.', 'A school without a fence.'])
    opened.push(await scene.openCase(text));
  await setTags(scene.parts, scene.realm.curator, opened[1]!.id, ['Mill']);
});
afterAll(() => scene.database.close());

const tried = (condition: Condition) =>
  tryCondition(scene.parts, scene.realm.curator, { condition, days: 31, limit: 100 });
const listed = async (condition: Condition, limit = 50) => {
  const { items, next } = await listCasesFor(
    scene.parts,
    scene.realm.curator,
    { view: 'all', limit },
    condition,
  );
  return { numbers: items.map(({ number }) => number).sort(), next };
};
const numbersOf = (...places: number[]) => places.map((place) => opened[place]!.number).sort();

describe('cases by a condition', () => {
  it('are counted as a whole and part by part, with examples', async () => {
    const trial = await tried({ all: [{ words: ['schools'] }, { not: { words: ['fence'] } }] });
    expect(trial).toMatchObject({ asked: 3, held: 1, parts: [2, 1] });
    expect(trial.examples).toMatchObject([{ caseId: opened[0]!.id }]);
  });

  it('are listed whether the database can tell or each has to be asked', async () => {
    expect((await listed({ field: 'tag', in: ['mill'] })).numbers).toEqual(numbersOf(1));
    expect((await listed({ not: { field: 'tag', in: ['mill'] } })).numbers).toEqual(numbersOf(0, 2));
    expect((await listed({ words: ['school'] })).numbers).toEqual(numbersOf(0, 2));
    const either: Condition = { any: [{ words: ['fence'] }, { field: 'tag', in: ['mill'] }] };
    expect((await listed(either)).numbers).toEqual(numbersOf(1, 2));
  });

  it('come page by page, none twice and none left out', async () => {
    const first = await listed({ words: ['school'] }, 1);
    const query = { view: 'all' as const, limit: 1, cursor: first.next! };
    const second = await listCasesFor(scene.parts, scene.realm.curator, query, { words: ['school'] });
    expect([...first.numbers, ...second.items.map(({ number }) => number)].sort()).toEqual(numbersOf(0, 2));
  });

  it.each<Condition>([
    { field: 'topic', in: ['nothing that is an id'] },
    { field: 'channel', in: [] },
    { not: { field: 'area', in: ['nowhere'] } },
    { field: 'group', in: ['nothing'] },
    { field: 'source', in: ['driver', 'portal', 'api', 'call', 'pasted'] },
    { field: 'severity', from: 2, to: 3 },
    { field: 'messages', from: 2 },
    { field: 'reach', to: 0 },
    { field: 'risk', in: ['ordinary', 'critical'] },
    {
      not: {
        any: [
          { field: 'language', in: ['en'] },
          { field: 'type', in: ['explain'] },
        ],
      },
    },
    { any: [] },
    { not: { all: [] } },
    { field: 'weekday', in: ['1', '2', '3', '4', '5'] },
    { not: { field: 'hour', from: 6, to: 21 } },
  ])('are the same in the list as on the test bench: %j', async (condition) => {
    const { numbers } = await listed(condition);
    expect((await tried(condition)).held).toBe(numbers.length);
  });
});
