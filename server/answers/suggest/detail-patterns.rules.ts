import type { BlankKind } from './blanks.rules.ts';

/*
 * What names a person, a place, a day or a thing of one case alone. One list a language; a text is searched with all of
 * them, for residents and offices mix them.
 */

const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const gap = '[ \\u00a0]';
const name = '\\p{Lu}[\\p{L}-]+';
const more = (most: number) => `(?:${gap}+${name}){0,${most}}`;
const houseNumber = '\\p{N}+[\\p{L}/\\p{N}-]{0,4}';
const house = `(?:,?${gap}*(?:д(?:ом)?\\.?|№|no\\.?)?${gap}*${houseNumber})?`;

/** These words, also where they begin a sentence: the flag `i` would make a capital of every small letter. */
const either = (words: string) =>
  `(?:${words
    .split(' ')
    .map((word) => `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}`)
    .join('|')})`;

const monthsRu = either(
  'январ[яьеью] феврал[яьеью] март[ае]? апрел[яьеью] ма[йяе] июн[яьеью] июл[яьеью] август[ае]? сентябр[яьеью] октябр[яьеью] ноябр[яьеью] декабр[яьеью]',
);
const monthsEn =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
/** Those that are no other word: "May we" and "March on" are not taken. */
const plainMonthsEn = '(?:January|February|April|June|July|August|September|October|November|December)';
const weekdaysRu = either(
  'понедельник\\p{Ll}{0,2} вторник\\p{Ll}{0,2} сред[ауые]\\p{Ll}{0,2} четверг\\p{Ll}{0,2} пятниц\\p{Ll}{1,2} суббот\\p{Ll}{1,2} воскресень\\p{Ll}{1,2}',
);
const weekdaysEn = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?';
const nearDays = either('сегодня завтра послезавтра вчера позавчера today tonight tomorrow yesterday');
const day = '\\p{N}{1,2}(?:st|nd|rd|th|-?го|-?е)?';
const days = `${day}(?:${gap}*(?:[-–—,и]|по|до|to|and)${gap}*${day}){0,4}`;
const year = `(?:,?${gap}+\\p{N}{4}(?:${gap}*(?:года|году|год|г\\.))?)?`;

const streetsRu = either(
  'ул\\. улиц\\p{Ll}{1,2} просп\\. проспект\\p{Ll}{0,2} пр-т пр\\. пер\\. переул\\p{Ll}{2,4} бульвар\\p{Ll}{0,2} б-р шоссе наб\\. набережн\\p{Ll}{2} пл\\. площад\\p{Ll}{1,2} мкр\\.? микрорайон\\p{Ll}{0,2} проезд\\p{Ll}{0,2} тупик\\p{Ll}{0,2} алле\\p{Ll}{1,2}',
);
const townsRu = either(
  'г\\. гор\\. город\\p{Ll}{0,2} пос\\. пос[её]л\\p{Ll}{1,4} с\\. сел[оаеу] дер\\. деревн\\p{Ll}{1,2} станиц\\p{Ll}{1,2} район\\p{Ll}{0,2} округ\\p{Ll}{0,2} област\\p{Ll}{1,2}',
);
const afterNameRu = either(
  'улиц\\p{Ll}{1,2} проспект\\p{Ll}{0,2} переул\\p{Ll}{2,4} бульвар\\p{Ll}{0,2} шоссе набережн\\p{Ll}{2} площад\\p{Ll}{1,2} микрорайон\\p{Ll}{0,2} проезд\\p{Ll}{0,2} район\\p{Ll}{0,2} округ\\p{Ll}{0,2} област\\p{Ll}{1,2}',
);
const partsRu = either(
  'дом\\p{Ll}{0,2} д\\. корпус\\p{Ll}{0,2} корп\\. строени\\p{Ll} стр\\. подъезд\\p{Ll}{0,2} кв\\. квартир\\p{Ll}{1,2}',
);
const streetsEn =
  '(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Square|Sq|Close|Court|Way|Boulevard|Blvd|Terrace|Crescent|Highway|Embankment)';
const partsEn = either('house flat apartment building block');

const found = (kind: BlankKind, pattern: string) => ({ kind, pattern: new RegExp(pattern, 'gu') });

/** Earlier ones win where two overlap. */
export const detailPatterns: readonly { readonly kind: BlankKind; readonly pattern: RegExp }[] = [
  found(
    'address',
    `${edge}(?:\\p{N}+\\p{L}?${gap}+)?${name}${more(2)}${gap}+${streetsEn}(?:${gap}+\\p{N}+\\p{L}?)?${end}`,
  ),
  found(
    'address',
    `${edge}(?:${streetsRu}|${townsRu})${gap}*[«"]?(?:\\p{N}+(?:-\\p{L}+)?${gap}+(?:лет${gap}+)?)?${name}${more(3)}[»"]?${house}`,
  ),
  found('address', `${edge}${name}${more(1)}${gap}+${afterNameRu}${house}${end}`),
  found('address', `${edge}${partsRu}${gap}*№?${gap}*${houseNumber}`),
  found('address', `${edge}${partsEn}${gap}+(?:no\\.?${gap}*)?\\p{N}+\\p{L}?${end}`),
  found('date', `${edge}\\p{N}{4}-\\p{N}{2}-\\p{N}{2}${end}`),
  found('date', `${edge}\\p{N}{1,2}[./]\\p{N}{1,2}(?:[./]\\p{N}{2,4})?(?:${gap}*г\\.)?${end}`),
  found('date', `${edge}\\p{N}{1,2}:\\p{N}{2}${end}`),
  found('date', `${edge}(?:${days}${gap}+)?${monthsRu}${year}${end}`),
  found('date', `${edge}${days}${gap}+(?:of${gap}+)?${monthsEn}${year}${end}`),
  found('date', `${edge}${monthsEn}\\.?${gap}+(?:${days}${year}|\\p{N}{4})${end}`),
  found('date', `${edge}${plainMonthsEn}${end}`),
  found('date', `${edge}(?:${weekdaysRu}|${weekdaysEn}|${nearDays})${end}`),
  // Whoever is greeted by name first.
  found(
    'person',
    `(?<=^|[.!?\\n]${gap}*)${name}(?:${gap}${name}){0,2}(?=,${gap}+(?:здравствуйте|добр[ыо]|благодар|спасибо|hello|good|thank))`,
  ),
  // One initial, which reads like the end of a sentence.
  found('person', `${edge}\\p{Lu}\\.(?:${gap}?\\p{Lu}\\.)?${gap}?${name}${end}`),
  found('person', `${edge}(?:Mr|Mrs|Ms|Miss|Dr)\\.?${gap}+${name}${more(2)}`),
  found('name', '[«“"]\\p{Lu}[^«»“”"\\n]{1,60}[»”"]'),
];

/** Whatever still holds a figure, with the sign and the letters that belong to it. */
export const figures =
  /(?:№[ \u00a0]?)?(?<!\p{L})[\p{L}-]{0,3}\p{N}+(?:[.,:/–−-]?[ \u00a0]?\p{N}+)*(?:-?\p{L}{1,3}(?!\p{L}))?/gu;
