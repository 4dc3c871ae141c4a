/** The region's working calendar, put together from the Labour Code and the moved days. */
import type { PlainDate, RegionCalendar, Words } from '../world.types.ts';
import { CALENDAR_YEARS, HOLIDAYS, MOVED_DAYS, PROVISIONAL_YEARS } from './holidays.ts';

const MOVED: Words = { ru: 'Перенесённый выходной', en: 'Moved day off' };
const DAY = 86_400_000;

function plain(date: Date): PlainDate {
  return date.toISOString().slice(0, 10);
}

function isWeekend(date: PlainDate): boolean {
  const day = new Date(date).getUTCDay();
  return day === 0 || day === 6;
}

function nextDay(date: PlainDate): PlainDate {
  return plain(new Date(Date.parse(date) + DAY));
}

function holidaysOf(year: number): Map<PlainDate, Words> {
  return new Map(
    HOLIDAYS.map(([month, day, name]) => [plain(new Date(Date.UTC(year, month - 1, day))), name]),
  );
}

/**
 * Article 112: a holiday outside January that falls on a weekend gives its day off to the next working day after it,
 * unless a decree has moved it elsewhere.
 */
function carriedOver(holidays: ReadonlySet<PlainDate>): PlainDate[] {
  const given = new Set<PlainDate>();
  for (const date of holidays) {
    const isJanuary = date.slice(5, 7) === '01';
    if (isJanuary || !isWeekend(date) || MOVED_DAYS.some((move) => move.from === date)) continue;
    let next = nextDay(date);
    while (isWeekend(next) || holidays.has(next) || given.has(next)) next = nextDay(next);
    given.add(next);
  }
  return [...given];
}

/**
 * Article 95: the last hour is not worked on a working day that stands right before a holiday. A worked weekend has
 * the length of the day its rest was moved to (order 588n of 13.08.2009), so it is short when that day would be.
 */
function shortDays(holidays: ReadonlySet<PlainDate>, off: ReadonlySet<PlainDate>): PlainDate[] {
  const isBefore = (date: PlainDate) => holidays.has(nextDay(date)) && !holidays.has(date);
  const usual = [...holidays].map((date) => plain(new Date(Date.parse(date) - DAY)));
  const moved = MOVED_DAYS.filter((move) => !holidays.has(move.from) && isBefore(move.to)).map(
    (move) => move.from,
  );
  return [...usual.filter((date) => !off.has(date) && !isWeekend(date)), ...moved].sort();
}

export function buildCalendar(): RegionCalendar {
  const named = new Map(CALENDAR_YEARS.flatMap((year) => [...holidaysOf(year)]));
  const holidays = new Set(named.keys());
  for (const date of carriedOver(holidays)) named.set(date, MOVED);
  for (const { to } of MOVED_DAYS) named.set(to, MOVED);
  const worked = new Set(MOVED_DAYS.map((move) => move.from).filter((date) => !holidays.has(date)));
  const morning = { from: 9 * 60, to: 13 * 60 };
  const afternoon = { from: 14 * 60, to: 18 * 60 };
  const day = [morning, afternoon];
  return {
    timeZone: 'Asia/Yekaterinburg',
    utcOffsetMinutes: 300,
    week: { 1: day, 2: day, 3: day, 4: day, 5: [morning, { ...afternoon, to: 17 * 60 }], 6: [], 7: [] },
    daysOff: [...named].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date)),
    workedWeekends: [...worked].sort(),
    shortDays: shortDays(holidays, new Set(named.keys())),
    provisionalYears: PROVISIONAL_YEARS,
  };
}
