import type { CalendarData } from '../../engines/worktime/index.ts';
import type { Condition } from '../conditions/index.ts';
import { newId } from '../platform/ids.ts';
import type { RealmPlan } from '../territory/index.ts';
import { DUTY_NOTES, type RegionCalendar, responsible, type World } from './world/index.ts';

/** Our ids for the world's own. */
export interface DemoIds {
  readonly realmId: string;
  readonly calendarId: string;
  readonly roundTheClockId: string;
  /** By the area whose centre it is. */
  readonly centres: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
  readonly settlements: ReadonlyMap<string, string>;
  readonly streets: ReadonlyMap<string, string>;
  readonly landmarks: ReadonlyMap<string, string>;
  readonly authorities: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly topics: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

export function demoIds(world: World): DemoIds {
  const fresh = <T>(things: readonly T[], keyOf: (thing: T) => string) =>
    new Map(things.map((thing) => [keyOf(thing), newId()]));
  return {
    realmId: newId(),
    calendarId: newId(),
    roundTheClockId: newId(),
    centres: fresh([world.region, ...world.municipalities], ({ id }) => id),
    areas: fresh(world.municipalities, ({ id }) => id),
    settlements: fresh(world.settlements, ({ id }) => id),
    streets: fresh(world.streets, ({ id }) => id),
    landmarks: fresh(world.landmarks, ({ id }) => id),
    authorities: fresh(world.authorities, ({ code }) => code),
    groups: fresh(world.topicGroups, ({ code }) => code),
    topics: fresh(world.topics, ({ code }) => code),
    channels: fresh(world.channels, ({ key }) => key),
  };
}

/** The fictional region as an administrator would have set it up. */
export function demoPlan(world: World, ids: DemoIds): RealmPlan {
  const regionId = ids.centres.get(world.region.id)!;
  return {
    realm: {
      id: ids.realmId,
      code: 'demo',
      name: world.region.name,
      language: 'ru',
      timeZone: world.calendar.timeZone,
    },
    calendars: [
      {
        id: ids.calendarId,
        name: { ru: 'Пятидневка', en: 'Five-day week' },
        data: officeHours(world.calendar),
      },
      {
        id: ids.roundTheClockId,
        name: { ru: 'Круглосуточно', en: 'Round the clock' },
        data: allHours(world.calendar),
      },
    ],
    centres: [world.region, ...world.municipalities].map((area) => ({
      id: ids.centres.get(area.id)!,
      parentId: area === world.region ? null : regionId,
      kind: area.kind,
      name:
        area === world.region
          ? { ru: `ЦУР: ${area.name.ru}`, en: `${area.name.en} centre` }
          : { ru: `МЦУ: ${area.name.ru}`, en: `${area.name.en} centre` },
      calendarId: ids.calendarId,
    })),
    areas: areasOf(world, ids),
    gazetteer: gazetteerOf(world, ids),
    authorities: authoritiesOf(world, ids),
    groups: world.topicGroups.map(({ code, name }, position) => ({
      id: ids.groups.get(code)!,
      code,
      name,
      position,
    })),
    topics: topicsOf(world, ids),
    routing: routingOf(world, ids),
  };
}

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function officeHours(calendar: RegionCalendar): CalendarData {
  const day = (weekday: number) =>
    (calendar.week[weekday] ?? []).map(({ from, to }) => ({ from: clockTime(from), to: clockTime(to) }));
  const monday = calendar.week[1] ?? [];
  const shortened = monday.map(({ from, to }, index) => ({
    from: clockTime(from),
    to: clockTime(index === monday.length - 1 ? to - 60 : to),
  }));
  return {
    timeZone: calendar.timeZone,
    week: [1, 2, 3, 4, 5, 6, 7].map(day),
    exceptions: [
      ...calendar.daysOff.map(({ date, name }) => ({ date, intervals: [], name: name.ru })),
      ...calendar.workedWeekends
        .filter((date) => !calendar.shortDays.includes(date))
        .map((date) => ({ date, intervals: day(1) })),
      ...calendar.shortDays.map((date) => ({ date, intervals: shortened })),
    ],
  };
}

function allHours(calendar: RegionCalendar): CalendarData {
  const day = [{ from: '00:00', to: '24:00' }];
  return { timeZone: calendar.timeZone, week: Array.from({ length: 7 }, () => day), exceptions: [] };
}

function areasOf(world: World, ids: DemoIds): RealmPlan['areas'] {
  return world.municipalities.map((area) => {
    const seat = world.settlements.find(({ areaId, isSeat }) => areaId === area.id && isSeat);
    return {
      id: ids.areas.get(area.id)!,
      centreId: ids.centres.get(area.id)!,
      code: area.id,
      name: area.name,
      boundary: area.boundary,
      lon: seat?.centre[0] ?? null,
      lat: seat?.centre[1] ?? null,
      population: area.population,
    };
  });
}

function gazetteerOf(world: World, ids: DemoIds): RealmPlan['gazetteer'] {
  const areaOf = new Map(world.settlements.map(({ id, areaId }) => [id, ids.areas.get(areaId)!]));
  const middle = (a: number, b: number) => (a + b) / 2;
  return [
    ...world.settlements.map(({ id, areaId, kind, name, centre }) => ({
      id: ids.settlements.get(id)!,
      kind: 'settlement' as const,
      areaId: ids.areas.get(areaId)!,
      parentId: null,
      name,
      form: kind,
      aliases: [],
      lon: centre[0],
      lat: centre[1],
    })),
    ...world.streets.map(({ id, settlementId, kind, name, from, to }) => ({
      id: ids.streets.get(id)!,
      kind: 'street' as const,
      areaId: areaOf.get(settlementId)!,
      parentId: ids.settlements.get(settlementId)!,
      name,
      form: kind,
      aliases: [],
      lon: middle(from[0], to[0]),
      lat: middle(from[1], to[1]),
    })),
    ...world.landmarks.map(({ id, settlementId, kind, name, point }) => ({
      id: ids.landmarks.get(id)!,
      kind: 'landmark' as const,
      areaId: areaOf.get(settlementId)!,
      parentId: ids.settlements.get(settlementId)!,
      name,
      form: kind,
      aliases: [],
      lon: point[0],
      lat: point[1],
    })),
  ];
}

function authoritiesOf(world: World, ids: DemoIds): RealmPlan['authorities'] {
  return world.authorities.map((one) => ({
    id: ids.authorities.get(one.code)!,
    centreId: ids.centres.get(one.areaId)!,
    code: one.code,
    kind: one.kind,
    name: one.name,
    shortName: one.shortName,
    calendarId: one.hours === 'office' ? ids.calendarId : ids.roundTheClockId,
    contact: { phone: one.phone, email: one.email },
    areaIds: one.areaId === world.region.id ? [...ids.areas.values()] : [ids.areas.get(one.areaId)!],
  }));
}

function topicsOf(world: World, ids: DemoIds): RealmPlan['topics'] {
  return world.topics.map((topic) => ({
    id: ids.topics.get(topic.code)!,
    groupId: ids.groups.get(topic.groupCode)!,
    code: topic.code,
    name: topic.name,
    description: topic.description,
    passport: {
      severity: topic.severity,
      resolutionAmount: topic.resolution.days,
      resolutionUnit: topic.resolution.counted === 'working' ? 'working days' : 'calendar days',
      type: topic.type,
      proof: topic.proof,
      visibility: topic.visibility,
      season: topic.season ? monthsOf(topic.season) : null,
      objectionDays: topic.objectionDays,
      words: topic.keywords,
      automaticFrom: null,
    },
  }));
}

function monthsOf({ from, to }: { from: number; to: number }): number[] {
  const count = ((to - from + 12) % 12) + 1;
  return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 12) + 1);
}

/** One rule for each line of responsibility and municipality that has its own authority for it, then the region's. */
function routingOf(world: World, ids: DemoIds): RealmPlan['routing'] {
  const rules: { conditions: Condition; authorityId: string; note: string }[] = [];
  const duties = [...new Set(world.topics.map(({ duty }) => duty))];
  for (const duty of duties) {
    const topics = world.topics
      .filter((topic) => topic.duty === duty)
      .map(({ code }) => ids.topics.get(code)!);
    const byAuthority = new Map<string, string[]>();
    for (const area of world.municipalities) {
      const { code } = responsible(world.authorities, duty, area.id);
      byAuthority.set(code, [...(byAuthority.get(code) ?? []), ids.areas.get(area.id)!]);
    }
    for (const [code, areaIds] of byAuthority) {
      const everywhere = areaIds.length === world.municipalities.length;
      const ofTopic: Condition = { field: 'topic', in: topics };
      const conditions = everywhere ? ofTopic : { all: [ofTopic, { field: 'area' as const, in: areaIds }] };
      rules.push({ conditions, authorityId: ids.authorities.get(code)!, note: DUTY_NOTES[duty] });
    }
  }
  return rules.map((rule, index) => ({ ...rule, id: newId(), position: (index + 1) * 10, executorId: null }));
}
