import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions/index.ts';
import { compileCondition } from '../conditions/index.ts';
import type { Directory } from './directory.types.ts';
import { factsOf, type Known, severitiesOf } from './facts.rules.ts';

const day = [{ from: '09:00', to: '18:00' }];
const calendar = {
  id: 'calendar',
  version: 1,
  name: {},
  data: {
    timeZone: 'Asia/Yekaterinburg',
    week: [day, day, day, day, day, [], []],
    exceptions: [{ date: '2026-11-04', intervals: [] }],
  },
};
const directory = {
  calendars: new Map([['calendar', calendar]]),
  centres: new Map([['centre', { id: 'centre', calendarId: 'calendar' }]]),
  topics: new Map([['ice', { id: 'ice', groupId: 'winter' }]]),
} as unknown as Directory;

const known: Known = {
  topicId: 'ice',
  areaId: null,
  centreId: 'centre',
  channelId: 'channel',
  source: 'call',
  language: 'ru',
  type: 'solve',
  severity: 4,
  reach: 7,
  messages: 2,
  tags: ['school', 'winter'],
  text: 'Ice by the gate.',
  registeredAt: null,
};
const holds = (condition: Condition, more: Partial<Known> = {}) =>
  compileCondition(condition).holds(factsOf(directory, { ...known, ...more }));
const at = (iso: string) => ({ registeredAt: new Date(iso) });

describe('what conditions may ask of a case', () => {
  it.each<[Condition, boolean]>([
    [{ field: 'group', in: ['winter'] }, true],
    [{ field: 'source', in: ['portal', 'call'] }, true],
    [{ field: 'risk', in: ['critical'] }, false],
    [{ field: 'tag', in: ['school', 'market'] }, true],
    [{ field: 'tag', in: ['market'] }, false],
    [{ field: 'messages', from: 2 }, true],
  ])('answers %j with %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });

  it('reads the time on the wall clock of its centre', () => {
    // 20:30 on Sunday in London time is past one on Monday morning there.
    const night = at('2026-11-08T20:30:00Z');
    expect(holds({ field: 'weekday', in: ['1'] }, night)).toBe(true);
    expect(holds({ field: 'hour', from: 0, to: 2 }, night)).toBe(true);
    expect(holds({ field: 'hours', in: ['off'] }, night)).toBe(true);
  });

  it('knows working hours and holidays from the calendar', () => {
    const tuesday = at('2026-11-03T07:00:00Z');
    const holiday = at('2026-11-04T07:00:00Z');
    expect(holds({ field: 'hours', in: ['working'] }, tuesday)).toBe(true);
    expect(holds({ field: 'hours', in: ['working'] }, holiday)).toBe(false);
  });

  it('has no time where none is known, so that no time matches', () => {
    expect(holds({ field: 'hours', in: ['working', 'off'] })).toBe(false);
    expect(holds({ field: 'hour', from: 0, to: 23 })).toBe(false);
    expect(holds({ field: 'weekday', in: ['1', '2', '3', '4', '5', '6', '7'] })).toBe(false);
  });
});

it('every severity is of one risk, and what is no risk has none', () => {
  const each = (['critical', 'heightened', 'ordinary', 'none'] as const).map((risk) => severitiesOf([risk]));
  expect(each).toEqual([[5], [4], [1, 2, 3], []]);
  expect(severitiesOf(['ordinary', 'critical'])).toEqual([1, 2, 3, 5]);
});
