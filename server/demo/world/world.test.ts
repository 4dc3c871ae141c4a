import { describe, expect, test } from 'vitest';
import { buildWorld, demoWorld, responsible } from './index.ts';

const world = demoWorld();

function expectUnique(values: readonly string[]): void {
  expect(new Set(values).size).toBe(values.length);
}

describe('the demo world', () => {
  test('is the same from the same seed and another from another', () => {
    expect(buildWorld('a')).toEqual(buildWorld('a'));
    expect(buildWorld('a').staff).not.toEqual(buildWorld('b').staff);
  });

  test('names everything by codes that do not repeat', () => {
    expectUnique(world.topics.map((one) => one.code));
    expectUnique(world.topics.map((one) => one.name.ru));
    expectUnique(world.authorities.map((one) => one.code));
    expectUnique(world.staff.map((one) => one.id));
    expectUnique(world.staff.map((one) => one.email));
    expectUnique(world.settlements.map((one) => one.name.ru));
    expectUnique([...world.streets, ...world.landmarks, ...world.settlements].map((one) => one.id));
    expectUnique(world.channels.map((one) => one.key));
  });

  test('has 26 topic groups and about 150 topics with passports in both languages', () => {
    expect(world.topicGroups).toHaveLength(26);
    expect(world.topics.length).toBeGreaterThanOrEqual(150);
    for (const topic of world.topics) {
      expect(topic.name.ru).toMatch(/[а-яё]/i);
      expect(topic.name.en).toMatch(/^[A-Z][^а-яё]+$/);
      expect(topic.description.ru).toMatch(/[а-яё]/i);
      expect(topic.description.en).not.toMatch(/[а-яё]/i);
      expect(topic.keywords.ru.length).toBeGreaterThanOrEqual(5);
      expect(topic.keywords.en.length).toBeGreaterThanOrEqual(2);
      expect([1, 3, 8, 10, 30]).toContain(topic.resolution.days);
      expect(['working', 'calendar']).toContain(topic.resolution.counted);
    }
  });

  test('gives every topic an authority in every municipality', () => {
    for (const topic of world.topics) {
      for (const area of world.municipalities) {
        const authority = responsible(world.authorities, topic.duty, area.id);
        expect([area.id, world.region.id]).toContain(authority.areaId);
        expect(authority.executorIds.length).toBeGreaterThan(0);
      }
    }
  });

  test('sends a case to the own department before the town hall and to the region when neither exists', () => {
    expect(responsible(world.authorities, 'local roads', 'velemsk').code).toBe('velemsk-roads');
    expect(responsible(world.authorities, 'local roads', 'ryabinovo').code).toBe('ryabinovo-town-hall');
    expect(responsible(world.authorities, 'city transport', 'ryabinovo').code).toBe('transport');
  });

  test('staffs the regional centre and every municipal one', () => {
    for (const area of [world.region, ...world.municipalities]) {
      const roles = world.staff.filter((one) => one.centreAreaId === area.id).map((one) => one.role);
      expect(roles).toEqual(expect.arrayContaining(['operator', 'curator', 'leader']));
    }
    for (const authority of world.authorities) {
      expect(world.staff.find((one) => one.id === authority.headId)?.authorityCode).toBe(authority.code);
    }
  });
});
