/** What the server says about a due time: `leftMs` counts working time or all time, as `leftKind` says. */
export interface Left {
  readonly leftMs: number | null;
  readonly leftKind: 'working' | 'elapsed';
  readonly overdue: boolean;
}

export type Urgency = 'calm' | 'soon' | 'late';

const minute = 60_000;
const hour = 60 * minute;

/** Amber begins where a person has to act next: an hour of all time, two of working time. */
const soonMs = { elapsed: hour, working: 2 * hour } as const;

export function urgencyOf(left: Left): Urgency {
  if (left.overdue) return 'late';
  return left.leftMs !== null && left.leftMs <= soonMs[left.leftKind] ? 'soon' : 'calm';
}

/** A length in its two largest units that matter: minutes up to ten hours, then hours, then days. */
export interface Length {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** A day of working time is eight hours, a day of all time twenty-four. Rounded down: nobody is promised too much. */
export function lengthOf(ms: number, kind: Left['leftKind']): Length {
  const day = (kind === 'working' ? 8 : 24) * hour;
  const whole = Math.max(0, Math.floor(ms / minute) * minute);
  const rest = whole % day;
  const days = Math.floor(whole / day);
  const hours = Math.floor(rest / hour);
  if (days >= 3) return { days, hours: 0, minutes: 0 };
  if (days > 0) return { days, hours, minutes: 0 };
  return { days, hours, minutes: hours >= 10 ? 0 : Math.floor((rest % hour) / minute) };
}

/** How much of the way to the due time has passed, 0–1; null when the start is unknown. */
export function shareUsed(startedAt: string | null, dueAt: string | null, now: number): number | null {
  if (!startedAt || !dueAt) return null;
  const start = Date.parse(startedAt);
  const due = Date.parse(dueAt);
  if (due <= start) return 1;
  return Math.min(1, Math.max(0, (now - start) / (due - start)));
}
