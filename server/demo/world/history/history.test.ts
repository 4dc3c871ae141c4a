import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DemoMessage,
  demoWorld,
  freshOutbreak,
  generateHistory,
  responsible,
  trickle,
} from '../index.ts';
import { SPEECH } from '../speech/index.ts';

const world = demoWorld();
const DAY = 86_400_000;
const from = Date.UTC(2024, 8, 1);
const to = Date.UTC(2026, 8, 1);
const history = [...generateHistory(world, { seed: 'test', from, to, count: 25_000 })];
const known = history.filter((one) => one.noise === undefined);
const byId = new Map(history.map((one) => [one.externalId, one]));

function share(test: (one: DemoMessage) => boolean): number {
  return history.filter(test).length / history.length;
}

/** Messages of a topic published in one month of any year. */
function inMonth(topicCode: string, month: number): number {
  return known.filter(
    (one) => one.topicCode === topicCode && new Date(one.publishedAt).getUTCMonth() + 1 === month,
  ).length;
}

function textsOf({ text, story }: DemoMessage): string[] {
  const finals = [story?.final, story?.reopened?.final];
  return [
    text,
    ...finals.flatMap((final) => (final ? [final.text, final.sentBack?.text] : [])),
    story?.interim?.text,
    story?.clarification?.question,
    story?.clarification?.reply,
    story?.reopened?.text,
    story?.satisfaction?.comment,
    story?.withdrawn?.reason,
    story?.forwarded?.reason,
  ].filter((one) => one !== undefined);
}

describe('a generated history', () => {
  test('is the same from the same seed and another from another', () => {
    const make = (seed: string) => [...generateHistory(world, { seed, from, to, count: 400 })];
    expect(make('a')).toEqual(make('a'));
    expect(make('a').map((one) => one.text)).not.toEqual(make('b').map((one) => one.text));
  });

  test('has exactly the asked number of messages, in order, inside any interval', () => {
    const start = fc.integer({ min: from, max: to });
    const span = fc.integer({ min: 1, max: 40 * DAY });
    fc.assert(
      fc.property(start, span, fc.integer({ min: 0, max: 300 }), (begin, length, count) => {
        const times = [...generateHistory(world, { seed: 1, from: begin, to: begin + length, count })].map(
          (one) => one.publishedAt,
        );
        expect(times).toHaveLength(count);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.every((at) => at >= begin && at < begin + length)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('names every message once', () => {
    expect(byId.size).toBe(history.length);
  });

  test('speaks of every topic, in Russian and in English', () => {
    const codes = Object.entries(SPEECH).flatMap(([group, { topics }]) =>
      Object.keys(topics).map((name) => `${group}.${name}`),
    );
    expect(codes.sort()).toEqual(world.topics.map((topic) => topic.code).sort());
    for (const { topics, plan } of Object.values(SPEECH)) {
      for (const topic of Object.values(topics)) {
        expect(new Set(topic.ru).size).toBeGreaterThanOrEqual(4);
        expect(topic.en.length).toBeGreaterThanOrEqual(1);
        expect(topic.done.length).toBeGreaterThanOrEqual(1);
        expect((topic.plan ?? plan ?? []).length).toBeGreaterThanOrEqual(1);
      }
    }
    const written = new Set(known.map((one) => one.topicCode));
    expect(world.topics.filter((topic) => !written.has(topic.code))).toEqual([]);
  });

  test('follows the seasons, the week and the day', () => {
    expect(inMonth('winter.roads', 1)).toBeGreaterThan(20 * (inMonth('winter.roads', 7) + 1));
    expect(inMonth('greenery.grass', 6)).toBeGreaterThan(20 * (inMonth('greenery.grass', 1) + 1));
    expect(inMonth('heating.start', 9)).toBeGreaterThan(5 * (inMonth('heating.start', 12) + 1));
    const local = history.map((one) => new Date(one.publishedAt + 5 * 3_600_000));
    const on = (weekday: number) => local.filter((date) => date.getUTCDay() === weekday).length;
    expect(on(1)).toBeGreaterThan(1.4 * on(0));
    const night = local.filter((date) => date.getUTCHours() < 6).length;
    expect(night / local.length).toBeLessThan(0.06);
  });

  test('has its share of noise, English, formal appeals, emergencies, copies and second problems', () => {
    const within = (value: number, low: number, high: number) => {
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    };
    within(
      share((one) => one.noise !== undefined),
      0.04,
      0.09,
    );
    within(
      share((one) => one.language === 'en'),
      0.025,
      0.06,
    );
    within(
      share((one) => one.isFormal),
      0.01,
      0.08,
    );
    within(
      share((one) => one.isEmergency),
      0.01,
      0.08,
    );
    within(
      share((one) => one.duplicateOf !== undefined),
      0.02,
      0.07,
    );
    within(
      share((one) => one.repeatOf !== undefined),
      0.01,
      0.05,
    );
    within(
      share((one) => one.alsoTopicCodes.length > 0),
      0.02,
      0.07,
    );
    within(
      share((one) => one.topicCode !== one.recordedTopicCode),
      0.02,
      0.1,
    );
  });

  test('points copies and repetitions to earlier messages about the same thing', () => {
    for (const one of known) {
      for (const id of [one.duplicateOf, one.repeatOf]) {
        if (id === undefined) continue;
        const source = byId.get(id);
        expect(source?.publishedAt).toBeLessThanOrEqual(one.publishedAt);
        expect(source?.topicCode).toBe(one.topicCode);
        expect(source?.settlementId).toBe(one.settlementId);
      }
      if (one.repeatOf)
        expect(byId.get(one.repeatOf)?.authorKey.split(':')[1]).toBe(one.authorKey.split(':')[1]);
    }
  });

  test('gathers outbreaks in one place within days', () => {
    const outbreaks = Map.groupBy(
      history.filter((one) => one.outbreakId !== undefined),
      (one) => one.outbreakId,
    );
    expect(Math.max(...[...outbreaks.values()].map((list) => list.length))).toBeGreaterThan(40);
    for (const list of outbreaks.values()) {
      expect(new Set(list.map((one) => one.settlementId)).size).toBe(1);
      expect(list.at(-1)!.publishedAt - list[0]!.publishedAt).toBeLessThan(6 * DAY);
    }
  });

  test('leaves no slot unfilled in any text', () => {
    const broken = history
      .flatMap(textsOf)
      .filter((text) => /[<>{}[\]|]|undefined|NaN/.test(text) || text === '');
    expect(broken).toEqual([]);
  });

  test('writes addresses that exist, and says them in the text', () => {
    const streets = new Map(world.streets.map((street) => [street.id, street]));
    const landmarks = new Map(world.landmarks.map((landmark) => [landmark.id, landmark]));
    for (const one of known) {
      if (one.landmarkId) expect(landmarks.has(one.landmarkId)).toBe(true);
      if (!one.streetId) continue;
      const street = streets.get(one.streetId)!;
      expect(street.settlementId).toBe(one.settlementId);
      if (one.house !== undefined) expect(one.house).toBeLessThanOrEqual(street.houses.last);
      if (one.duplicateOf || one.repeatOf) continue;
      const stem =
        one.language === 'en' ? street.name.en : street.name.ru.replace(/(ая|яя|ья|ый|ий|ой)$/, '');
      expect(one.text.toLowerCase().replaceAll('ё', 'е')).toContain(stem.toLowerCase().replaceAll('ё', 'е'));
    }
  });

  test('tells how each was handled in a possible order, by the people whose duty it is, and never past its end', () => {
    const staff = new Map(world.staff.map((person) => [person.id, person]));
    const dutyOf = new Map(world.topics.map((topic) => [topic.code, topic.duty]));
    for (const { story, topicCode, areaId, receivedAt } of known) {
      if (!story) continue;
      const authority = responsible(world.authorities, dutyOf.get(topicCode!)!, areaId);
      expect(story.authorityCode).toBe(authority.code);
      expect(authority.executorIds).toContain(story.executorId);
      expect(staff.get(story.operatorId)?.role).toBe('operator');
      const { final, interim, reopened, satisfaction, closedAt } = story;
      const order = [
        receivedAt,
        story.acceptedAt,
        ...(final ? [story.assignedAt!, final.draftedAt, final.reviewedAt, final.at] : []),
        ...(reopened ? [reopened.at] : []),
        ...(reopened?.final ? [reopened.final.at] : []),
        ...(final && closedAt ? [closedAt] : []),
        to,
      ];
      expect(order).toEqual([...order].sort((a, b) => a - b));
      if (interim && final) expect(interim.at).toBeLessThan(final.at);
      if (satisfaction) expect(satisfaction.at).toBeGreaterThan(final!.at);
    }
    expect(known.filter((one) => one.story?.final?.quality === 'empty').length).toBeGreaterThan(1000);
    expect(known.filter((one) => one.story?.reopened?.final).length).toBeGreaterThan(300);
    expect(known.filter((one) => one.story && !one.story.final).length).toBeGreaterThan(100);
  });
});

describe('the live trickle', () => {
  test('gives the n-th message the same every time, without a story, under a name no history has', () => {
    const messages = Array.from({ length: 300 }, (_, n) => trickle(world, 'live', n, to));
    expect(messages).toEqual(Array.from({ length: 300 }, (_, n) => trickle(world, 'live', n, to)));
    expect(new Set(messages.map((one) => one.text)).size).toBeGreaterThan(250);
    for (const one of messages) {
      expect(one.publishedAt).toBe(to);
      expect(one.story).toBeUndefined();
      expect(byId.has(one.externalId)).toBe(false);
    }
  });
});

describe('a fresh outbreak', () => {
  test('brings so many on one topic in one place, taken up and handed over, answered by nobody', () => {
    const until = to + 4 * 3_600_000;
    const crowd = freshOutbreak(world, { seed: 'x', scenario: 'burst main', from: to, to: until, count: 12 });
    expect(crowd).toHaveLength(12);
    expect(new Set(crowd.map(({ recordedTopicCode }) => recordedTopicCode))).toEqual(
      new Set(['water.no-cold']),
    );
    expect(new Set(crowd.map(({ settlementId }) => settlementId)).size).toBe(1);
    for (const { externalId, publishedAt, story } of crowd) {
      expect(publishedAt).toBeGreaterThanOrEqual(to);
      expect(publishedAt).toBeLessThanOrEqual(until);
      expect(story?.assignedAt).toBeGreaterThan(publishedAt);
      expect(story?.final).toBeUndefined();
      expect(byId.has(externalId)).toBe(false);
    }
  });
});
