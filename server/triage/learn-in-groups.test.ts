import { expect, it } from 'vitest';
import { type Example, trainModel } from '../../engines/classify/index.ts';
import { learnInGroups, settledOf } from './learn-in-groups.ts';

const streets = ['Садовой', 'Лесной', 'Мира', 'Школьной', 'Речной', 'Полевой', 'Новой', 'Южной'];
const said = { roads: 'яма, пробил колесо', heat: 'батареи холодные, мёрзнем', light: 'не горит фонарь' };
const messages = Object.entries(said).flatMap(([topic, words]) =>
  streets.map((street): Example => ({ text: `${words} на ${street}`, labels: { topic } })),
);

/** Each with a word of its own, topics in turn. */
const lessons = Array.from({ length: 450 }, (_, at): Example => {
  const topic = Object.keys(said)[at % 3]!;
  return { text: `Кракозябра ${at} у дома ${at % 40}, ${topic}`, labels: { topic } };
});

it('lessons learnt a few at a time teach the same as all of them at once', () => {
  const base = trainModel(messages, { labels: ['topic'] });
  const atOnce = learnInGroups(base, lessons).model.toBytes();
  let settled = base;
  let first = 0;
  for (const until of [1, 70, 199, 200, 201, 333, 450]) {
    const taught = learnInGroups(settled, lessons.slice(first, until));
    first += settledOf(until - first);
    settled = taught.settled;
    if (until === 450) expect(Buffer.compare(taught.model.toBytes(), atOnce)).toBe(0);
  }
  // From there on only those behind the last full group are asked for.
  expect(first).toBe(400);
});
