import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { evaluate } from './evaluate.ts';

const head = 'executor,topic_group,topic,text';
const roads = ['Дороги,Ямы,на дороге яма', 'Дороги,Светофоры,не работает светофор'];
const home = ['Дом,Отопление,холодные батареи', 'Дом,Вода,из крана идёт ржавая вода'];
const places = ['у школы', 'на Садовой', 'у дома 12', 'во дворе'];
const rows = places.flatMap((place) => [
  ...roads.map((row) => `Дорожная служба,${row} ${place}`),
  ...home.map((row) => `Управляющая компания,${row} ${place}`),
]);

let folder = '';
const file = (name: string) => path.join(folder, name);

async function judged(train: string, test: string): Promise<string[]> {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(...line.split('\n')));
  const values = { data: file(train), test: file(test), json: true };
  await evaluate.run({ values, positionals: [], env: {}, language: 'en', words: wordsIn('en') });
  return printed;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heed-evaluate-'));
  const tables = {
    'train.csv': [head, ...rows],
    'test.csv': [head, ...rows.slice(0, 6), 'Парки,Отдых,Скамейки,сломана скамейка'],
    'empty.csv': [],
    'head.csv': [head],
    'one.csv': [head, 'Управа,Дом,Вода,нет воды', 'Управа,Дом,Вода,опять нет воды'],
  };
  for (const [name, lines] of Object.entries(tables)) await writeFile(file(name), `${lines.join('\n')}\n`);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rm(folder, { recursive: true }));

describe('two tables', () => {
  it('end in one object of figures, and name every topic, the unheard of too', async () => {
    const printed = await judged('train.csv', 'test.csv');
    const told: unknown = JSON.parse(printed.at(-1)!);
    const figures = Object.fromEntries(
      ['f1Weighted', 'f1Macro', 'accuracy', 'top3', 'ece', 'coverageAt95'].map((name) => [
        name,
        expect.any(Number),
      ]),
    );
    expect(told).toStrictEqual({
      executor: figures,
      topic_group: figures,
      topic: figures,
      train: { rows: 16, seconds: expect.any(Number) },
      predict: { rows: 7, perSecond: expect.any(Number) },
    });
    for (const topic of ['Ямы', 'Светофоры', 'Отопление', 'Вода', 'Скамейки'])
      expect(printed.filter((line) => line.endsWith(`  ${topic}`))).toHaveLength(1);
  });

  it.each([
    ['train.csv', 'empty.csv', 'has no rows'],
    ['train.csv', 'head.csv', 'has no rows'],
    ['train.csv', 'missing.csv', 'there is no such file'],
    ['train.csv', '.', 'that is a folder'],
    ['one.csv', 'test.csv', 'nothing to learn'],
  ])('%s against %s is refused: %s', async (train, test, why) => {
    await expect(judged(train, test)).rejects.toThrow(why);
  });
});
