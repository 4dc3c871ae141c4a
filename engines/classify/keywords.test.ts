import { describe, expect, it } from 'vitest';
import { fromKeywords, learn, loadModel } from './index.ts';

const model = fromKeywords({
  topic: {
    'Ямы на дороге': ['яма', 'выбоина', 'разбитый асфальт'],
    Отопление: ['холодные батареи', 'нет отопления', 'теплоснабжение'],
    'Вывоз мусора': ['мусор', 'переполненный контейнер', 'свалка'],
    Снег: ['уборка снега', 'наледь', 'сугроб'],
  },
});

describe('a model made from keywords', () => {
  it('finds the value whose words, in any form, a message has', () => {
    expect(model.predict('Во дворе сугробы и наледь!').topic![0]!.value).toBe('Снег');
    expect(model.predict('Батареи совсем холодные').topic![0]!.value).toBe('Отопление');
  });

  it('is never surer than a half or so, and says the same of all when it knows nothing', () => {
    expect(model.predict('яма').topic![0]!.probability).toBeLessThan(0.6);
    const nothing = model.predict('спасибо', { top: 4 }).topic!;
    for (const { probability } of nothing) expect(probability).toBeCloseTo(0.25, 9);
  });

  it('explains itself, can be stored and can learn', () => {
    expect(model.explain('на дороге яма', 'topic', 'Ямы на дороге').fragments[0]!.text).toBe('яма');
    const copy = loadModel(model.toBytes());
    expect(copy.predict('свалка')).toEqual(model.predict('свалка'));
    const taught = learn(copy, [{ text: 'крысы у контейнеров', labels: { topic: 'Вывоз мусора' } }]);
    expect(taught.predict('развелись крысы').topic![0]!.value).toBe('Вывоз мусора');
  });

  it('refuses a label with one value', () => {
    expect(() => fromKeywords({ topic: { Снег: ['снег'] } })).toThrow('at least 2');
  });
});
