/**
 * How fast working time is counted: `node bench/worktime.bench.ts [--json]`.
 * Instants are spread over five years of a calendar with a lunch break, holidays and a zone that changes its clocks.
 */
import { parseArgs } from 'node:util';
import {
  addCalendarDays,
  addWorking,
  addWorkingDays,
  type CalendarData,
  compileCalendar,
  readClock,
  remaining,
  workingBetween,
} from '../engines/worktime/index.ts';

const { values: options } = parseArgs({ options: { json: { type: 'boolean' } } });

const HOUR = 3_600_000;
const DAY = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const HOLIDAYS = ['01-01', '05-01', '10-03', '12-25', '12-26'];
const DATA: CalendarData = {
  timeZone: 'Europe/Berlin',
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  exceptions: [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    HOLIDAYS.map((date) => ({ date: `${year}-${date}`, intervals: [] })),
  ),
};

const calendar = compileCalendar(DATA);
const FIRST = Date.UTC(2022, 0, 1);
const SPAN = 5 * 365 * 24 * HOUR;
const OPERATIONS = 1_000_000;
/** Instants in no order, the same at each run (a multiplicative generator). */
const instants = Float64Array.from({ length: OPERATIONS }, (_, i) => FIRST + ((i * 48_271_000_003) % SPAN));

const sink = { value: 0 };
const rows = [
  measure('addWorking, 8 h', (at) => addWorking(calendar, at, 8 * HOUR)),
  measure('workingBetween, 3 days', (at) => workingBetween(calendar, at, at + 72 * HOUR)),
  measure('remaining', (at) => remaining(calendar, at, FIRST + SPAN / 2)),
  measure('addWorkingDays, 10', (at) => addWorkingDays(calendar, at, 10, 'closing')),
  measure('addCalendarDays, 30', (at) => addCalendarDays(calendar, at, 30, 'midnight')),
  measure('readClock, 8 h and a pause', (start) => {
    const pauses = [{ from: start + 2 * HOUR, to: start + 5 * HOUR }];
    const reading = readClock(
      calendar,
      { start, budget: { unit: 'working', ms: 8 * HOUR }, pauses },
      start + 24 * HOUR,
    );
    return reading.left ?? 0;
  }),
];

/** Median of five timed runs after one to warm up. */
function measure(name: string, operation: (at: number) => number) {
  const times = Array.from({ length: 6 }, () => {
    const start = performance.now();
    for (const at of instants) sink.value = (sink.value + operation(at)) % 1e9;
    return performance.now() - start;
  });
  const median = times.slice(1).sort((a, b) => a - b)[2]!;
  return { operation: name, perSecond: Math.round((OPERATIONS / median) * 1000) };
}

const started = performance.now();
addWorking(compileCalendar(DATA), FIRST, 8 * HOUR);
const compiling = Math.round((performance.now() - started) * 100) / 100;

console.log(`compiling a calendar and the first answer: ${compiling} ms`);
console.table(rows);
if (options.json) console.log(JSON.stringify({ compiling, rows }));
