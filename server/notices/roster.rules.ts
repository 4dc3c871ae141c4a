import { type Static, Type } from 'typebox';
import { minuteOfDay } from './quiet-hours.rules.ts';

const Id = Type.String({ format: 'uuid' });
/** Not `uniqueItems`, here or elsewhere: its check compares all with all, and a megabyte of them stopped the server. */
const People = Type.Array(Id, { minItems: 1, maxItems: 20 });
const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

/** A centre's duty roster: shifts by the week, and what is otherwise on some dates. Times are local. */
export const RosterData = Type.Object(
  {
    timeZone: Type.String({ maxLength: 60 }),
    shifts: Type.Array(
      Type.Object(
        {
          /** The days on which it begins: 1 is Monday, 7 Sunday. */
          days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
            minItems: 1,
            maxItems: 7,
          }),
          from: TimeOfDay,
          /** On the next day when it is not after `from`. */
          until: TimeOfDay,
          /** In the order in which they are asked. */
          people: People,
        },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
    exceptions: Type.Array(
      Type.Object(
        {
          from: Type.String({ format: 'date-time' }),
          until: Type.String({ format: 'date-time' }),
          people: People,
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export type RosterData = Static<typeof RosterData>;
type Shift = RosterData['shifts'][number];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function weekdayOf(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at);
  return dayNames.indexOf(name) + 1;
}

function covers({ days, from, until }: Shift, weekday: number, minute: number): boolean {
  const [begins, ends] = [minutesOf(from), minutesOf(until)];
  if (begins < ends) return days.includes(weekday) && minute >= begins && minute < ends;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= begins) || (days.includes(yesterday) && minute < ends);
}

/** Who is on duty at an instant, in the order in which they are asked; an exception stands for all shifts. */
export function onDuty(roster: RosterData, at: Date): string[] {
  const exception = roster.exceptions.find(({ from, until }) => new Date(from) <= at && at < new Date(until));
  if (exception) return [...new Set(exception.people)];
  const weekday = weekdayOf(at, roster.timeZone);
  const minute = minuteOfDay(at, roster.timeZone);
  return [
    ...new Set(
      roster.shifts.filter((shift) => covers(shift, weekday, minute)).flatMap(({ people }) => people),
    ),
  ];
}

/** Everyone a roster names. */
export function peopleIn(roster: RosterData): string[] {
  return [...new Set([...roster.shifts, ...roster.exceptions].flatMap(({ people }) => people))];
}

/** The order is gone through this often; then the call stands unanswered and the leader hears. */
export const rounds = 3;

/** Who is asked at a step, from 0; `undefined` when everyone has been asked often enough. */
export function askedAt(people: readonly string[], step: number): string | undefined {
  return step < people.length * rounds ? people[step % people.length] : undefined;
}
