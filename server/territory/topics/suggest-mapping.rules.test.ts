import { describe, expect, it } from 'vitest';
import { mappingSuggester } from './suggest-mapping.rules.ts';

const national = [
  { id: 'roads', texts: ['Дороги и тротуары', 'Ремонт дорог', 'яма асфальт'] },
  { id: 'heat', texts: ['Теплоснабжение', 'отопление батарея холодно'] },
  { id: 'waste', texts: ['Вывоз мусора', 'контейнер свалка'] },
];
const local = (name: string, messages: readonly string[] = []) => ({ id: 'local', texts: [name], messages });
const suggest = (topic: ReturnType<typeof local>, list = national) => mappingSuggester([topic], list)(topic);
const first = (topic: ReturnType<typeof local>) => suggest(topic)[0];

describe('suggestions of a national topic', () => {
  it('come from words in common, in any form, and name them', () => {
    expect(first(local('Ямы на дороге'))).toMatchObject({ nationalTopicId: 'roads', byMessages: [] });
    expect(first(local('Ямы на дороге'))!.byName.toSorted()).toEqual(['дороге', 'ямы']);
  });

  it('come from how messages were labelled where the name says nothing', () => {
    const messages = ['Во дворе свалка.', 'Опять свалка у дома.', 'Контейнер полон, рядом свалка.'];
    expect(first(local('Чистота', messages))).toMatchObject({
      nationalTopicId: 'waste',
      byName: [],
      byMessages: ['свалка'],
    });
    // One message is not how a topic is spoken of.
    expect(first(local('Чистота', messages.slice(0, 1)))).toBeUndefined();
  });

  it('are none where nothing is alike', () => {
    expect(suggest(local('Благодарность врачам'))).toEqual([]);
  });

  it('weigh rare words more than those many topics use', () => {
    const alike = [
      { id: 'a', texts: ['Работа транспорта', 'работа'] },
      { id: 'b', texts: ['Работа поликлиники', 'работа'] },
      { id: 'c', texts: ['Работа школ', 'работа'] },
    ];
    const found = suggest(local('Работа поликлиники'), alike);
    expect(found[0]!.nationalTopicId).toBe('b');
    expect(found[0]!.likeness).toBeGreaterThan(2 * (found[1]?.likeness ?? 0));
  });
});
