import { describe, expect, it } from 'vitest';
import { type Answered, mostSimilar } from './similar-answers.rules.ts';

const now = new Date('2026-11-02T08:00:00Z');
const row = {
  words: 'A deep pothole by the school gate, wheels break',
  topicId: 'roads',
  areaId: 'north',
  streetId: 'garden',
};
const answered = (over: Partial<Answered> & { id: string }): Answered & { id: string } => ({
  words: 'Water in the cellar',
  topicId: 'roads',
  areaId: 'south',
  streetId: null,
  answer: `We looked at it and mended what was broken there: ${over.id}`,
  answeredAt: new Date('2026-10-01T08:00:00Z'),
  solved: null,
  rating: null,
  empty: false,
  ...over,
});
const first = (...candidates: (Answered & { id: string })[]) =>
  mostSimilar(row, candidates, now, 3).map(({ of }) => of.id);

describe('answers to begin from', () => {
  it('are first those to the same words, and say which', () => {
    const alike = answered({ id: 'alike', words: 'The pothole at our school is deep' });
    const [best] = mostSimilar(row, [answered({ id: 'other' }), alike], now, 3);
    expect(best?.of.id).toBe('alike');
    expect(best?.reasons).toEqual([
      { code: 'topic', words: [] },
      { code: 'words', words: expect.arrayContaining(['pothole', 'school', 'deep']) },
    ]);
  });

  it('find a word in any of its forms', () => {
    const asked = { ...row, words: 'На дороге глубокая яма' };
    const alike = answered({ id: 'alike', words: 'Глубокие лужи у дома' });
    const [best] = mostSimilar(asked, [answered({ id: 'other', words: 'Нет света' }), alike], now, 1);
    expect(best?.reasons).toContainEqual({ code: 'words', words: ['глубокая'] });
  });

  it('come from the same street before the same area before elsewhere', () => {
    const street = answered({ id: 'street', streetId: 'garden', areaId: 'north' });
    const area = answered({ id: 'area', areaId: 'north' });
    expect(first(answered({ id: 'elsewhere' }), area, street)).toEqual(['street', 'area', 'elsewhere']);
  });

  it('that residents called solved come before the silent, the unsolved and the empty last', () => {
    const solved = answered({ id: 'solved', rating: 5 });
    const unsolved = answered({ id: 'unsolved', solved: false });
    const empty = answered({ id: 'empty', empty: true });
    const silent = answered({ id: 'silent' });
    const ids = mostSimilar(row, [empty, unsolved, silent, solved], now, 4).map(({ of }) => of.id);
    expect(ids).toEqual(['solved', 'silent', 'unsolved', 'empty']);
  });

  it('are the recent ones where nothing else differs, and no two that say the same', () => {
    const old = answered({ id: 'old', answeredAt: new Date('2024-10-01T08:00:00Z'), answer: 'Closed.' });
    const recent = answered({ id: 'recent' });
    expect(first(old, recent)).toEqual(['recent', 'old']);
    expect(first(recent, { ...old, answer: recent.answer })).toEqual(['recent']);
  });
});
