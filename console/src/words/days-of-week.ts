import type { Key } from './use-words.ts';

/** The days of the week from Monday. */
export const dayKeys = [
  'weekday.1',
  'weekday.2',
  'weekday.3',
  'weekday.4',
  'weekday.5',
  'weekday.6',
  'weekday.7',
] as const satisfies readonly Key[];

/** Days of the week, 1–7 from Monday, in few words: three in a row or more are a span. "Mon–Fri", "Sat, Sun". */
export function daysInWords(days: readonly number[], nameOf: (key: Key) => string): string {
  const name = (day: number) => nameOf(dayKeys[day - 1] ?? 'weekday.1');
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => (run.length < 3 ? run.map(name) : `${name(run[0]!)}–${name(run.at(-1)!)}`))
    .join(', ');
}
