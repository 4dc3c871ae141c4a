const formatters = new Map<string, Intl.DateTimeFormat>();
/** Offsets by zone and hour of local time: files name the same days again and again, and asking Intl is slow. */
const offsets = new Map<string, number>();
const mostKept = 50_000;
const hourMs = 3_600_000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Local time minus UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which clocks of a zone show a local time, given as if it were UTC. Of the two instants of an hour that
 * came twice it is the first; an hour that was skipped is read by the offset before it.
 */
export function instantIn(timeZone: string, local: number): Date {
  const key = `${timeZone}${Math.floor(local / hourMs)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const before = offsetAt(timeZone, local - 24 * hourMs);
    const guess = local - before;
    offset =
      offsetAt(timeZone, guess) === before ? before : offsetAt(timeZone, local - offsetAt(timeZone, guess));
    if (offsets.size >= mostKept) offsets.clear();
    offsets.set(key, offset);
  }
  return new Date(local - offset);
}
