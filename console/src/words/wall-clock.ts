/*
 * What a field for date and time holds is a wall clock without a zone. Here it is that of the centre, wherever the reader's
 * computer stands: a promise or a publication falls on the centre's day.
 */

const fields = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

/** `2026-11-21T14:05:09`: what clocks in a time zone show at a moment. */
export function wallClock(at: number, timeZone: string): string {
  const form = new Intl.DateTimeFormat('en-GB', { ...fields, timeZone, hourCycle: 'h23' });
  const parts = new Map<string, string>(form.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: string) => parts.get(name) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/**
 * When clocks in a time zone show this; twice, the first time; never (an hour skipped in spring), as much later as was skipped.
 * @param local `2026-11-21T14:05`, with or without seconds
 */
export function momentOf(local: string, timeZone: string): string {
  const shown = Date.parse(`${local}Z`);
  const aheadAt = (at: number) => Date.parse(`${wallClock(at, timeZone)}Z`) - at;
  // No zone changes twice within two days: one of the clocks around it is the right one.
  const [before, after] = [aheadAt(shown - 86_400_000), aheadAt(shown + 86_400_000)];
  const found = [shown - before, shown - after].find((at) => at + aheadAt(at) === shown);
  return new Date(found ?? shown - before).toISOString();
}
