import type { Directory } from '../directory.types.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant where the realm is: `2026-11-22`. */
export function dayIn(timeZone: string, at: Date): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

/**
 * The codes a case bears: its realm's own, and the national one as mapped on the day it was accepted. In the country's
 * own realm the two are one list. Null: not mapped then.
 */
export function topicCodesAt(
  directory: Directory,
  topicId: string,
  acceptedAt: Date,
): { topicCode: string | null; nationalCode: string | null } {
  const topic = directory.topics.get(topicId);
  if (!topic) return { topicCode: null, nationalCode: null };
  const day = dayIn(directory.timeZone, acceptedAt);
  const mapped = topic.national?.find(({ from, until }) => from <= day && (until === null || day < until));
  const isCountry = [...directory.centres.values()].some(
    ({ kind, parentId }) => kind === 'country' && !parentId,
  );
  return { topicCode: topic.code, nationalCode: mapped?.code ?? (isCountry ? topic.code : null) };
}

/** Whether a topic occurs in the month of an instant; one without a season always does. */
export function inSeason(directory: Directory, topicId: string, at: Date): boolean {
  const season = directory.topics.get(topicId)?.passport.season ?? null;
  return season === null || season.includes(Number(dayIn(directory.timeZone, at).slice(5, 7)));
}
