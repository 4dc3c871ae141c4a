import { isWorking } from '../../engines/worktime/index.ts';
import type { Facts } from '../conditions/index.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import type { Calendar, Directory } from './directory.types.ts';

/** How bad it is as clocks and conditions speak of it: 5 critical, 4 heightened, 1–3 ordinary (PRODUCT.md §2). */
export type Risk = 'critical' | 'heightened' | 'ordinary';

export function riskOf(severity: number): Risk {
  if (severity >= 5) return 'critical';
  return severity === 4 ? 'heightened' : 'ordinary';
}

const severities = [1, 2, 3, 4, 5];

/** The severities that are as bad as any of these; what is no risk has none. */
export function severitiesOf(risks: readonly string[]): number[] {
  return severities.filter((severity) => risks.includes(riskOf(severity)));
}

/** What is known of a message, or of a case, that conditions may ask. */
export interface Known {
  readonly topicId: string | null;
  readonly areaId: string | null;
  readonly centreId: string;
  readonly channelId: string | null;
  /** How it came: `driver`, `portal`, `api`, `pasted`, `call`, `import`… */
  readonly source: string | null;
  readonly language: string;
  readonly type: string;
  readonly severity: number;
  readonly reach: number;
  readonly messages: number;
  readonly tags: readonly string[];
  readonly text: string;
  /** The time that "when" asks of; null: unknown, and no time matches. */
  readonly registeredAt: Date | null;
}

/** The facts of a case or of a case to be. Times are the centre's own: its calendar's zone and working hours. */
export function factsOf(directory: Directory, known: Known): Facts {
  const { severity, reach, messages, tags, text } = known;
  // Few conditions ask of time, and reading a clock costs more than all other facts together.
  let read: Moment | undefined;
  const moment = () => {
    read ??= momentOf(directory, known);
    return read;
  };
  return {
    named: {
      topic: known.topicId,
      group: directory.topics.get(known.topicId ?? '')?.groupId ?? null,
      area: known.areaId,
      centre: known.centreId,
      channel: known.channelId,
      source: known.source,
      language: known.language,
      type: known.type,
      risk: riskOf(severity),
      get weekday() {
        return moment().weekday;
      },
      get hours() {
        return moment().hours;
      },
    },
    numbers: {
      severity,
      reach,
      messages,
      get hour() {
        return moment().hour;
      },
    },
    tags,
    text,
  };
}

interface Moment {
  readonly weekday: string | null;
  readonly hours: 'working' | 'off' | null;
  readonly hour: number | undefined;
}

const unknown: Moment = { weekday: null, hours: null, hour: undefined };

function momentOf(directory: Directory, { centreId, registeredAt }: Known): Moment {
  const calendar = directory.calendars.get(directory.centres.get(centreId)?.calendarId ?? '');
  if (!registeredAt || !calendar) return unknown;
  const parts = clockOf(calendar).formatToParts(registeredAt);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: String(days.indexOf(part('weekday')) + 1),
    hour: Number(part('hour')),
    hours: isWorking(compiledCalendar(calendar), registeredAt.getTime()) ? 'working' : 'off',
  };
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clocks = new WeakMap<Calendar, Intl.DateTimeFormat>();

function clockOf(calendar: Calendar): Intl.DateTimeFormat {
  const known = clocks.get(calendar);
  if (known) return known;
  const { timeZone } = calendar.data;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(calendar, clock);
  return clock;
}
