import { actionOf, lengthOf, suffixes } from './suffixes.ts';

/*
 * The English Snowball algorithm (Porter2) in its present form, Snowball 3, written from its published
 * description (https://snowballstem.org/algorithms/english/stemmer.html). A consonant y is written Y
 * while the word is worked on. Positions r1 and r2 are where the regions of that name begin.
 */

const WHOLE_WORDS = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word) => [word, word] as const),
]);
/** Beginnings after which r1 starts at once: the usual rule would join unlike words. */
const LONG_BEGINNING = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const KEEPS_EED = /^(?:proc|exc|succ)eed/;
const KEEPS_ING = /^(?:inn|out|cann|herr|earr|even)ing$/;
const SHORT_YING = /^[^aeiouy]ying$/;

const POSSESSIVE = suffixes([[1, "' 's 's'"]]);
const PLURAL = suffixes([
  [1, 'sses'],
  [2, 'ied ies'],
  [3, 's'],
  [4, 'us ss'],
]);
const PAST = suffixes([
  [1, 'eed eedly'],
  [2, 'ed edly ingly'],
  [3, 'ing'],
]);
const AFTER_PAST = suffixes([
  [1, 'at bl iz'],
  [2, 'bb dd ff gg mm nn pp rr tt'],
]);
const STEP_2 = replacing([
  ['tion', 'tional'],
  ['ence', 'enci'],
  ['ance', 'anci'],
  ['able', 'abli'],
  ['ent', 'entli'],
  ['ize', 'izer ization'],
  ['ate', 'ational ation ator'],
  ['al', 'alism aliti alli'],
  ['ful', 'fulness fulli'],
  ['ous', 'ousli ousness'],
  ['ive', 'iveness iviti'],
  ['ble', 'biliti bli'],
  ['og', 'ogist'],
  ['less', 'lessli'],
  ['og', 'ogi'],
  ['', 'li'],
]);
const STEP_3 = replacing([
  ['tion', 'tional'],
  ['ate', 'ational'],
  ['al', 'alize'],
  ['ic', 'icate iciti ical'],
  ['', 'ful ness ative'],
]);
const STEP_4 = suffixes([[1, 'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion']]);

function replacing(rows: readonly (readonly [string, string])[]) {
  const set = suffixes(rows.map(([, endings], row) => [row + 1, endings] as const));
  return { set, replacement: (found: number): string => rows[actionOf(found) - 1]![0] };
}

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouy'.includes(letter);

/** Stem of a lower-case English word. Words of one or two letters are returned as they are. */
export function stemEnglish(written: string): string {
  const exception = WHOLE_WORDS.get(written);
  if (exception !== undefined) return exception;
  if (written.length <= 2) return written;

  let word = written.includes('y') ? markConsonantY(written) : written;
  if (word.startsWith("'")) word = word.slice(1);
  const r1 = firstRegion(word);
  const r2 = region(word, r1);
  word = withoutPlural(word);
  word = withoutPast(word, r1);
  word = withFinalI(word);
  word = step2(word, r1);
  word = step3(word, r1, r2);
  word = step4(word, r2);
  word = step5(word, r1, r2);
  return word.includes('Y') ? word.replaceAll('Y', 'y') : word;
}

/** A y at the beginning or after a vowel is a consonant. A leading apostrophe does not count. */
function markConsonantY(word: string): string {
  const first = word.startsWith("'") ? 1 : 0;
  let marked = '';
  for (let i = 0; i < word.length; i++) {
    const consonant = word[i] === 'y' && (i === first || isVowel(marked[i - 1]));
    marked += consonant ? 'Y' : word[i];
  }
  return marked;
}

function firstRegion(word: string): number {
  const long = LONG_BEGINNING.exec(word);
  return long === null ? region(word, 0) : long[0].length;
}

/** Position after the first non-vowel that follows a vowel at or after `from`. */
function region(word: string, from: number): number {
  let at = from;
  while (at < word.length && !isVowel(word[at])) at++;
  while (at < word.length && isVowel(word[at])) at++;
  return at < word.length ? at + 1 : word.length;
}

function hasVowel(word: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (isVowel(word[i])) return true;
  return false;
}

/** Whether the part before `end` closes with a short syllable. */
function isShort(word: string, end: number): boolean {
  if (end >= 2 && !isVowel(word[end - 1]) && isVowel(word[end - 2])) {
    if (end === 2) return true;
    if (!isVowel(word[end - 3]) && !'wxY'.includes(word[end - 1]!)) return true;
  }
  return word.endsWith('past', end);
}

/** Step 1a. */
function withoutPlural(written: string): string {
  const possessive = POSSESSIVE.find(written, written.length, 0);
  const word = possessive === 0 ? written : written.slice(0, -lengthOf(possessive));
  const found = PLURAL.find(word, word.length, 0);
  const start = word.length - lengthOf(found);
  switch (actionOf(found)) {
    case 1:
      return word.slice(0, -2);
    case 2:
      return start >= 2 ? word.slice(0, -2) : word.slice(0, -1);
    case 3:
      return hasVowel(word, start - 1) ? word.slice(0, start) : word;
    default:
      return word;
  }
}

/** Step 1b. */
function withoutPast(word: string, r1: number): string {
  const found = PAST.find(word, word.length, 0);
  if (found === 0) return word;
  const start = word.length - lengthOf(found);
  if (actionOf(found) === 1) {
    return start >= r1 && !(start <= 4 && KEEPS_EED.test(word)) ? `${word.slice(0, start)}ee` : word;
  }
  if (actionOf(found) === 3) {
    if (SHORT_YING.test(word)) return `${word[0]}ie`;
    if (KEEPS_ING.test(word)) return word;
  }
  return hasVowel(word, start) ? repaired(word.slice(0, start), r1) : word;
}

/** What is left after -ed or -ing gets its e back or loses a doubled consonant. */
function repaired(word: string, r1: number): string {
  const found = AFTER_PAST.find(word, word.length, 0);
  if (actionOf(found) === 1) return `${word}e`;
  if (actionOf(found) === 2) {
    return word.length === 3 && 'aeo'.includes(word[0]!) ? word : word.slice(0, -1);
  }
  return word.length === r1 && isShort(word, word.length) ? `${word}e` : word;
}

/** Step 1c. */
function withFinalI(word: string): string {
  const last = word.length - 1;
  if (word[last] !== 'y' && word[last] !== 'Y') return word;
  return last >= 2 && !isVowel(word[last - 1]) ? `${word.slice(0, last)}i` : word;
}

function step2(word: string, r1: number): string {
  const found = STEP_2.set.find(word, word.length, 0);
  const start = word.length - lengthOf(found);
  if (found === 0 || start < r1) return word;
  const before = word[start - 1] ?? ' ';
  if (word.endsWith('ogi') && before !== 'l') return word;
  const replacement = STEP_2.replacement(found);
  if (replacement === '' && !'cdeghkmnrt'.includes(before)) return word;
  return word.slice(0, start) + replacement;
}

function step3(word: string, r1: number, r2: number): string {
  const found = STEP_3.set.find(word, word.length, 0);
  const start = word.length - lengthOf(found);
  if (found === 0 || start < r1) return word;
  if (start < r2 && word.endsWith('ative')) return word;
  return word.slice(0, start) + STEP_3.replacement(found);
}

function step4(word: string, r2: number): string {
  const found = STEP_4.find(word, word.length, 0);
  const start = word.length - lengthOf(found);
  if (found === 0 || start < r2) return word;
  if (word.endsWith('ion') && word[start - 1] !== 's' && word[start - 1] !== 't') return word;
  return word.slice(0, start);
}

function step5(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word[last] === 'e') {
    return last >= r2 || (last >= r1 && !isShort(word, last)) ? word.slice(0, last) : word;
  }
  return word[last] === 'l' && last >= r2 && word[last - 1] === 'l' ? word.slice(0, last) : word;
}
