import { classOf, DIGIT, LETTER } from './characters.ts';
import { NAME_WORDS, type NameWords } from './redact-words.ts';

/** Kinds of words that tell something about a name after them. */
export type PhraseGroup = 'signatures' | 'introductions' | 'greetings' | 'speakers' | 'titles';

export interface Phrase {
  readonly group: PhraseGroup;
  readonly end: number;
}

const GROUPS: readonly PhraseGroup[] = ['signatures', 'introductions', 'greetings', 'speakers', 'titles'];

/** All phrases of a list in every language as one alternative, the longest first. */
export function phraseSource(key: PhraseGroup | 'places' | 'shortPlaces'): string {
  return NAME_WORDS.flatMap((words: NameWords) => words[key])
    .sort((a, b) => b.length - a.length)
    .map((phrase) =>
      phrase
        .replace(/[.*+?()[\]|]/g, '\\$&')
        .replaceAll('~', String.raw`\p{L}*`)
        .replaceAll(' ', String.raw`\s+`),
    )
    .join('|');
}

const PHRASES = new RegExp(GROUPS.map((group) => `(?<${group}>${phraseSource(group)})`).join('|'), 'uy');

/** The first two characters of every phrase: most words begin with none of them and need no expression. */
const BEGINNINGS = new Set(
  NAME_WORDS.flatMap((words) => GROUPS.flatMap((group) => words[group])).map((phrase) =>
    beginning(phrase, 0),
  ),
);

/** Characters of one-letter words stand alone: their second is no part of the phrase. */
function beginning(text: string, at: number): number {
  const second =
    at + 1 < text.length && isWordCharacter(text.charCodeAt(at + 1)) ? text.charCodeAt(at + 1) : 0;
  return text.charCodeAt(at) * 0x10000 + second;
}

function isWordCharacter(code: number): boolean {
  return classOf(code) === LETTER || classOf(code) === DIGIT;
}

/** Phrases of a message in order, whatever their case. */
export function phrasesIn(text: string): Phrase[] {
  const lower = lowered(text);
  const found: Phrase[] = [];
  let within = false;
  for (let at = 0; at < lower.length; at++) {
    const begins = !within;
    within = isWordCharacter(lower.charCodeAt(at));
    if (!begins || !within || !BEGINNINGS.has(beginning(lower, at))) continue;
    const phrase = phraseAt(lower, at);
    if (phrase !== undefined) found.push(phrase);
  }
  return found;
}

function phraseAt(lower: string, at: number): Phrase | undefined {
  PHRASES.lastIndex = at;
  const groups = PHRASES.exec(lower)?.groups ?? {};
  const group = GROUPS.find((name) => groups[name] !== undefined);
  const end = PHRASES.lastIndex;
  const cut = isWordCharacter(lower.charCodeAt(end - 1)) && isWordCharacter(lower.charCodeAt(end) || 0);
  return group === undefined || cut ? undefined : { group, end };
}

/** Lower case with every offset kept. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^\u0130]/g, (unit) => unit.toLowerCase());
}
