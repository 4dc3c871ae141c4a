import type { Finding } from './redact-kinds.ts';

/*
 * Only the number of a flat is taken out: "кв. [flat]" still reads as an address.
 */

/** `кв. 12`, `квартира № 12а`, `кв-ра 5`, `flat 3`, `apt 5b`; not `кв. м`, `3 кв. 2024 г.`. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:кв|кварт|квартир[аыеуой]{0,2}|кв-р[аыеу]|комн|ком|комнат[аыеуой]{0,2}|flat|apt|apartment)\.?(?:\s|&nbsp;)*(?:№|#|n|no\.?|номер)?\s*(\d{1,4}[а-яa-z]?)(?![\p{L}\p{N}]|[.,]\d|\s?(?:г\.|год|года|году))/giu;
/** `12 кв.` is not a flat, `12 кв` at the end of an address is: too doubtful, left alone. */
const AFTER_HOUSE =
  /(?<![\p{L}\p{N}])(?:ул|улиц[аеыу]|пр|просп|проспект|проспекте|пер|переулок|переулке|б-р|бульвар|бульваре|наб|шоссе|street|st|road|rd|lane|avenue)(?!\p{L})\.?\s{0,2}(?:\d{1,3}(?:-?\p{L}{1,3})?\s+)?\p{L}[\p{L}.-]{0,40}(?:\s\p{L}[\p{L}.-]{0,40}){0,2},?\s{0,3}(?:(?:д\.?|дом)\s{0,3})?\d{1,3}\p{L}?\s?[-–]\s?(\d{1,4})(?![\p{L}\p{N}/]|[.,:-]\d)/giu;
/* Cheap looks that spare most messages the expressions above. */
const FLAT_WORD = /кв|ком|flat|ap/i;
const DASHED = /\d[а-яёa-z]?\s?[-–]\s?\d/i;

/** Where these stand nearby, two numbers joined by a dash are houses, not a house and its flat. */
const SEVERAL_HOUSES = /дом(?:а|ов|ах|ами|ам)(?!\p{L})|между|houses|from/iu;
const NEARBY = 25;

/** Numbers of flats: with a word for it, or the second number after a street and a house (`ул. Садовая 12-34`). */
export function findFlats(text: string): Finding[] {
  if (!/\d/.test(text)) return [];
  const named = (FLAT_WORD.test(text) ? [...text.matchAll(NAMED)] : []).map((match) => lastGroup(match));
  const joined = (DASHED.test(text) ? [...text.matchAll(AFTER_HOUSE)] : [])
    .filter(
      ({ index, 0: found }) => !SEVERAL_HOUSES.test(text.slice(Math.max(0, index - NEARBY), index) + found),
    )
    .map((match) => lastGroup(match));
  return [...named, ...joined];
}

/** The captured number, which ends the match. */
function lastGroup(match: RegExpExecArray): Finding {
  const end = match.index + match[0].length;
  return { start: end - match[1]!.length, end, kind: 'flat' };
}
