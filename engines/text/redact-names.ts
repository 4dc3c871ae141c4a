import { type PhraseGroup, phraseSource, phrasesIn } from './name-phrases.ts';
import type { Finding } from './redact-kinds.ts';
import { NAME_WORDS, type NameWords } from './redact-words.ts';

/** Between a greeting and a name, a signature and its writer: marks, spaces, line breaks, also as HTML. */
const BETWEEN = String.raw`(?:[\s,.!:;()–—-]|<br\s*\/?>){1,12}`;
const CAPITALISED = String.raw`\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+){0,2}`;
const UPPER = String.raw`\p{Lu}{2,}(?:-\p{Lu}{2,})?`;
const INITIALS = String.raw`\p{Lu}\.\s?(?:\p{Lu}\.)?`;
const PATRONYMIC = String.raw`\p{Lu}\p{Ll}{2,}(?:(?:ович|евич|ьич)(?:[аеу]|[ое]м)?|(?:овн|евн|ичн)(?:[аыеу]|ой|ою))`;
const PART = `(?:${INITIALS}|${CAPITALISED}|${UPPER})`;
const FULL_NAME = String.raw`${PART}(?:\s{1,2}${PART}){0,2}`;
const LOWER_WORD = String.raw`\p{Ll}{3,}`;
const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

const setOf = (pick: (words: NameWords) => readonly string[]): ReadonlySet<string> =>
  new Set(NAME_WORDS.flatMap(pick));

const FIRST_NAMES = setOf(({ firstNames }) => firstNames.split(' '));
const AMBIGUOUS = setOf(({ ambiguousNames }) => ambiguousNames.split(' '));
const ROLES = setOf(({ roles }) => roles);
const PATRONYMIC_ALONE = new RegExp(`^${PATRONYMIC}$`, 'u');

/** `С уважением, жительница дома 5 Анна`: up to four words of who the writer is. */
const ROLE_WORDS = /(?:\p{Ll}[\p{Ll}.]*[ ,]{1,2}|\d{1,3}[ ,]{1,2}){1,4}/uy;
const BETWEEN_HERE = new RegExp(BETWEEN, 'uy');
const AFTER_TITLE = /\.?\s/y;
const NAME_HERE = new RegExp(`(?:${FULL_NAME}|${LOWER_WORD})${END}`, 'uy');
const WITH_PATRONYMIC = new RegExp(
  String.raw`${START}(?:${CAPITALISED}\s{1,2})?${CAPITALISED}\s{1,2}${PATRONYMIC}(?:\s{1,2}${CAPITALISED})?${END}`,
  'gu',
);
const WITH_INITIALS = new RegExp(
  String.raw`${START}(?:${CAPITALISED}\s{1,2}\p{Lu}\.\s?\p{Lu}(?:\.|${END})|\p{Lu}\.\s?\p{Lu}\.\s{0,2}${CAPITALISED}${END})`,
  'gu',
);
/** "В парке. Имя Отчество" is two sentences, "ул. Имени Отчества" one; after "и пр." no avenue follows. */
const AFTER_PLACE = new RegExp(
  String.raw`${START}(?:(?<!и\s)(?:${phraseSource('shortPlaces')})\.?|${phraseSource('places')})[\s"«№\d]{0,4}$`,
  'iu',
);
const LONGEST_PLACE = 30;

/** Names of people: after greetings, titles and introductions, in signatures, and full names anywhere. */
export function findNames(text: string): Finding[] {
  const found = afterPhrases(text);
  if (/(?:ович|евич|ьич|овн|евн|ичн)/.test(text)) found.push(...anywhere(text, WITH_PATRONYMIC));
  if (/\.\s?\p{Lu}/u.test(text)) found.push(...anywhere(text, WITH_INITIALS));
  return found;
}

/** A name that may follow a phrase, and what stands after it. */
interface Candidate {
  readonly name: string;
  readonly next: string;
}

function afterPhrases(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { group, end } of phrasesIn(text)) {
    const start = ended(group === 'titles' ? AFTER_TITLE : BETWEEN_HERE, text, end);
    if (start === undefined) continue;
    const finding = nameAt(text, start, ACCEPTED[group]);
    const later = group !== 'signatures' ? undefined : ended(ROLE_WORDS, text, start);
    const known = later === undefined ? undefined : nameAt(text, later, ({ name }) => isKnown(name));
    const best = finding ?? known;
    if (best !== undefined) found.push(best);
  }
  return found;
}

function ended(sticky: RegExp, text: string, start: number): number | undefined {
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/** What a name must be like to be taken for one, by the phrase before it. */
const ACCEPTED: Readonly<Record<PhraseGroup, (candidate: Candidate) => boolean>> = {
  signatures: ({ name, next }) => isKnown(name) || (isCapital(name) && /^(?!\s?\p{Ll})/u.test(next)),
  introductions: ({ name }) => isKnown(name) || isCapital(name),
  greetings: isAddressed,
  speakers: ({ name }) => isCapital(name) && isKnown(name),
  titles: ({ name }) => isCapital(name),
};

function nameAt(
  text: string,
  start: number,
  accepts: (candidate: Candidate) => boolean,
): Finding | undefined {
  const end = ended(NAME_HERE, text, start);
  const name = withoutOthers(end === undefined ? '' : text.slice(start, end));
  const nameEnd = start + name.length;
  if (name === '' || !accepts({ name, next: text.slice(nameEnd, nameEnd + 12) })) return undefined;
  return { start, end: nameEnd, kind: 'name' };
}

/** The parts before the first word that is no name. */
function withoutOthers(name: string): string {
  let end = 0;
  for (const { index, 0: part } of name.matchAll(/[^\s]+/g)) {
    if (ROLES.has(part.toLowerCase().replace(/\.$/, ''))) break;
    end = index + part.length;
  }
  return name.slice(0, end);
}

const isCapital = (name: string): boolean => /^\p{Lu}/u.test(name);
const partsOf = (name: string): string[] => name.split(/\s+/);
const hasPatronymic = (name: string): boolean => partsOf(name).some((part) => PATRONYMIC_ALONE.test(part));
const isKnown = (name: string): boolean =>
  hasPatronymic(name) || partsOf(name).some((part) => FIRST_NAMES.has(part.toLowerCase()));

/** Who is greeted: not a street (`Добрый день! Александра Невского 15`) and not light (`Здравствуйте, света нет`). */
function isAddressed({ name, next }: Candidate): boolean {
  if (!isKnown(name)) return false;
  if (hasPatronymic(name)) return true;
  if (/^[\s,]*(?:д\.?|дом)?\s*\d{1,3}(?!\d)/u.test(next)) return false;
  const ambiguous = AMBIGUOUS.has(partsOf(name)[0]!.toLowerCase());
  return !ambiguous || /^(?:\s*[,!)]|\s*<br|\s*\n|$)/.test(next);
}

function anywhere(text: string, expression: RegExp): Finding[] {
  const found: Finding[] = [];
  for (const { index, 0: name } of text.matchAll(expression)) {
    const place = AFTER_PLACE.test(text.slice(Math.max(0, index - LONGEST_PLACE), index));
    if (!place) found.push({ start: index, end: index + name.length, kind: 'name' });
  }
  return found;
}
