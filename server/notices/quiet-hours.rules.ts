const minute = 60_000;
const day = 1440;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

/** The minute of the day at an instant, as the clock on the wall shows it: 0–1439. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return number('hour') * 60 + number('minute');
}

/**
 * The next instant, not before `at`, at which the wall clock shows this minute. Where clocks are put forward over it,
 * the first minute after the gap.
 */
export function nextAt(at: Date, wanted: number, timeZone: string): Date {
  const whole = new Date(Math.ceil(at.getTime() / minute) * minute);
  const ahead = (wanted - minuteOfDay(whole, timeZone) + day) % day;
  const guess = new Date(whole.getTime() + ahead * minute);
  const off = (wanted - minuteOfDay(guess, timeZone) + day) % day;
  if (off === 0) return guess;
  const moved = new Date(guess.getTime() + (off > day / 2 ? off - day : off) * minute);
  return minuteOfDay(moved, timeZone) === wanted && moved >= at ? moved : guess;
}

export interface QuietHours {
  /** Minutes of the day; the same twice: never quiet. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly timeZone: string;
}

export function isQuiet(at: Date, { quietFrom, quietUntil, timeZone }: QuietHours): boolean {
  if (quietFrom === quietUntil) return false;
  const now = minuteOfDay(at, timeZone);
  return quietFrom < quietUntil ? now >= quietFrom && now < quietUntil : now >= quietFrom || now < quietUntil;
}

/** When something may disturb: at once, or when the quiet hours end. */
export function afterQuiet(at: Date, hours: QuietHours): Date {
  return isQuiet(at, hours) ? nextAt(at, hours.quietUntil, hours.timeZone) : at;
}
