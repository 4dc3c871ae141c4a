import type { Cell } from '../reading/table.types.ts';
import { instantIn } from './zone.rules.ts';

/** What a cell says of a time: an instant, or why it says none. */
export type ReadDate =
  | { readonly at: Date }
  | { readonly problem: 'row-date-unreadable' | 'row-date-ambiguous' | 'row-date-unlikely' };

export interface DateReading {
  readonly timeZone: string;
  readonly dayFirst: boolean | null;
  readonly from1904: boolean;
}

const time = String.raw`(?:[T,\s]+(?:в\s+|at\s+)?(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${time}\s*(Z|[+-]\d{2}:?\d{2})?$`, 'i');
const dotted = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s*г\.?)?${time}$`, 'i');
const yearFirst = new RegExp(String.raw`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})${time}$`, 'i');
const slashed = new RegExp(String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})${time}\s*([ap]m)?$`, 'i');
const dayMonth = new RegExp(
  String.raw`^(\d{1,2})\s+(\p{L}+)\.?,?\s+(\d{4})(?:\s*(?:года|г\.?))?${time}$`,
  'iu',
);
const monthDay = new RegExp(String.raw`^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}$`, 'iu');

/** First letters of months, Russian (in any case form) and English. */
const monthBeginnings = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['ма', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
] as const;

function monthOf(word: string): number | undefined {
  const small = word.toLowerCase();
  if (small.startsWith('мар') || small.startsWith('mar')) return 3;
  const index = monthBeginnings.findIndex((beginnings) => beginnings.some((one) => small.startsWith(one)));
  return index < 0 ? undefined : index + 1;
}

/** Public channels and centres did not exist before; a date outside is a mistake of the file (see intake). */
const earliest = Date.UTC(2000, 0, 1);
const aheadMs = 24 * 3_600_000;
const dayMs = 86_400_000;
/** Excel's day 25,569 is 1 January 1970; with 1904 as its beginning it is day 24,107. */
const unixDay = 25_569;
const shift1904 = 1_462;

/**
 * The instant a cell names, in the realm's time zone unless it says its own. What can be read in two ways is not read.
 * @returns undefined for an empty cell: unknown
 */
export function readDate(cell: Cell | undefined, reading: DateReading, now: Date): ReadDate | undefined {
  if (cell === null || cell === undefined) return undefined;
  const text = String(cell).trim().replace(/^'/, '').trim();
  if (text === '' || /^[-–—.]$/.test(text)) return undefined;
  const read = /^\d+([.,]\d+)?$/.test(text) ? fromNumber(text, reading) : fromText(text, reading);
  if (!('at' in read)) return read;
  const at = read.at.getTime();
  if (!(at >= earliest && at <= now.getTime() + aheadMs)) return { problem: 'row-date-unlikely' };
  return read;
}

const unreadable = { problem: 'row-date-unreadable' } as const;

/** Seconds or milliseconds since 1970, or days of a spreadsheet (20,000 to 80,000 are the years 1954 to 2119). */
function fromNumber(text: string, { timeZone, from1904 }: DateReading): ReadDate {
  const value = Number(text.replace(',', '.'));
  if (value >= 1e9 && value < 1e10) return { at: new Date(value * 1000) };
  if (value >= 1e12 && value < 1e13) return { at: new Date(value) };
  if (value < 20_000 || value > 80_000) return unreadable;
  // To the second: a day fraction in binary is off by parts of a millisecond.
  const local = Math.round((value - unixDay + (from1904 ? shift1904 : 0)) * 86_400) * 1000;
  return { at: instantIn(timeZone, local) };
}

function fromText(text: string, reading: DateReading): ReadDate {
  let match = iso.exec(text);
  if (match) return build(reading, match[1], match[2], match[3], match.slice(4, 7), match[7]);
  match = yearFirst.exec(text);
  if (match) return build(reading, match[1], match[2], match[3], match.slice(4, 7));
  match = dotted.exec(text);
  if (match) return build(reading, match[3], match[2], match[1], match.slice(4, 7));
  match = slashed.exec(text);
  if (match) return fromSlashed(match, reading);
  match = dayMonth.exec(text);
  if (match) return build(reading, match[3], monthOf(match[2]!), match[1], match.slice(4, 7));
  match = monthDay.exec(text);
  if (match) return build(reading, match[3], monthOf(match[1]!), match[2], match.slice(4, 7));
  return unreadable;
}

function fromSlashed(match: RegExpExecArray, reading: DateReading): ReadDate {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const order = slashOrder(match[0]);
  const dayFirst = order ? order === 'day first' : first === second ? true : reading.dayFirst;
  if (dayFirst === null) return { problem: 'row-date-ambiguous' };
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const clock = match.slice(4, 7);
  const half = match[7]?.toLowerCase();
  if (half && clock[0] !== undefined) clock[0] = String((Number(clock[0]) % 12) + (half === 'pm' ? 12 : 0));
  return build(reading, match[3], month, day, clock);
}

/** Which comes first in a date with slashes, where only one reading is a date. */
export function slashOrder(text: string): 'day first' | 'month first' | undefined {
  const match = slashed.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12 && second <= 12) return 'day first';
  if (second > 12 && first <= 12) return 'month first';
  return undefined;
}

type Part = string | number | undefined;

function build(
  reading: DateReading,
  yearPart: Part,
  monthPart: Part,
  dayPart: Part,
  clock: Part[],
  zone?: string,
): ReadDate {
  const written = Number(yearPart);
  // Two digits are of this century: nothing here is older than 2000.
  const year = written < 100 ? 2000 + written : written;
  const [month, day] = [Number(monthPart), Number(dayPart)];
  const [hour, minute, second] = [0, 1, 2].map((index) => Number(clock[index] ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(local);
  const exists =
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    hour! < 24 &&
    minute! < 60 &&
    second! < 60;
  if (!exists) return unreadable;
  return { at: zone ? new Date(local - offsetOf(zone)) : instantIn(reading.timeZone, local) };
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** For guessing columns: whether a text has the form of a date at all. Plain numbers have not: they may be anything. */
export function looksLikeDate(text: string): boolean {
  return [iso, dotted, yearFirst, slashed].some((form) => form.test(text)) || namesMonth(text);
}

function namesMonth(text: string): boolean {
  const word = dayMonth.exec(text)?.[2] ?? monthDay.exec(text)?.[1];
  return word !== undefined && monthOf(word) !== undefined;
}

/**
 * A length of time: a fraction of days as spreadsheets keep it, or [h]:mm[:ss].
 * @returns milliseconds; undefined when it says nothing or nothing readable
 */
export function readDuration(cell: Cell | undefined): number | undefined {
  if (cell === null || cell === undefined) return undefined;
  const text = String(cell).trim().replace(/^'/, '');
  if (/^\d+([.,]\d+)?(e-?\d+)?$/i.test(text)) return Math.round(Number(text.replace(',', '.')) * dayMs);
  const match = /^(?:(\d+)\s*(?:д|d)\S*\s+)?(\d+):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(match[index] ?? 0));
  return ((days! * 24 + hours!) * 3600 + minutes! * 60 + seconds!) * 1000;
}
