import { describe, expect, it } from 'vitest';
import { findByName, plainPlace } from './plain-name.rules.ts';

const find = (wanted: string, ...names: string[]) => findByName(names, (name) => [name], wanted);

describe('names', () => {
  it.each([
    ['Яма на дороге', 'Ямы на дорогах'],
    ['★ Уборка  снега', 'Уборка снега'],
    ['Уборка снега и наледи', 'Уборка наледи, снега'],
    ['Комитет по благоустроству', 'Комитет по благоустройству'],
    ['Ёлки во дворах', 'Елки во дворах'],
  ])('%s and %s are one', (one, other) => {
    expect(find(one, 'Прочее', other)).toBe(other);
  });

  it.each([
    ['Плохой ремонт мостов (в т.ч. нарушение сроков)', 'Плохой ремонт дорог (в т.ч. нарушение сроков)'],
    ['Очередь в школы, нехватка мест', 'Очередь в садики, нехватка мест'],
    ['Северный район', 'Южный район'],
    ['Отопление', 'Отопление и горячая вода'],
  ])('%s and %s are two', (one, other) => {
    expect(find(one, other)).toBeUndefined();
  });

  it('of places are compared without their kind', () => {
    const kinds = ['Лесной район', 'Лесной муниципальный округ', 'г.о. Лесной', 'Лесной'];
    expect(new Set(kinds.map(plainPlace))).toEqual(new Set(['лесной']));
    expect(plainPlace('Город')).toBe('город');
  });
});
