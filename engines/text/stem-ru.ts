import { actionOf, lengthOf, suffixes } from './suffixes.ts';

/*
 * The Russian Snowball algorithm, written from its published description
 * (https://snowballstem.org/algorithms/russian/stemmer.html). Only endings are removed, so the state
 * of the work is one number: where the word ends now.
 */

const ALWAYS = 1;
/** Removed only when what stands before is а or я. */
const AFTER_A = 2;

const GERUND = suffixes([
  [AFTER_A, 'в вши вшись'],
  [ALWAYS, 'ив ивши ившись ыв ывши ывшись'],
]);
const ADJECTIVE = suffixes([
  [ALWAYS, 'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею'],
]);
const PARTICIPLE = suffixes([
  [AFTER_A, 'ем нн вш ющ щ'],
  [ALWAYS, 'ивш ывш ующ'],
]);
const REFLEXIVE = suffixes([[ALWAYS, 'ся сь']]);
const VERB = suffixes([
  [AFTER_A, 'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно'],
  [
    ALWAYS,
    'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
  ],
]);
const NOUN = suffixes([
  [
    ALWAYS,
    'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
  ],
]);
const DERIVATIONAL = suffixes([[ALWAYS, 'ост ость']]);
const SUPERLATIVE = 1;
const DOUBLE_N = 2;
const SOFT_SIGN = 3;
const TIDY = suffixes([
  [SUPERLATIVE, 'ейш ейше'],
  [DOUBLE_N, 'н'],
  [SOFT_SIGN, 'ь'],
]);

const FIRST = 'а'.charCodeAt(0);
/** One bit for each of а, е, и, о, у, ы, э, ю, я, counted from а. */
const VOWELS = [...'аеиоуыэюя'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - FIRST)), 0);

function isVowel(code: number): boolean {
  const at = code - FIRST;
  return at >= 0 && at < 32 && ((VOWELS >>> at) & 1) === 1;
}

/** Stem of a lower-case Russian word; ё is read as е. Words without a vowel are returned as they are. */
export function stemRussian(written: string): string {
  const word = written.includes('ё') ? written.replaceAll('ё', 'е') : written;
  const rv = after(word, 0, true);
  if (rv >= word.length) return word;
  const r2 = after(word, after(word, after(word, rv, false), true), false);

  let end = withoutInflection(word, rv);
  if (end > rv && word[end - 1] === 'и') end--;
  const derived = DERIVATIONAL.find(word, end, rv);
  if (derived !== 0 && end - lengthOf(derived) >= r2) end -= lengthOf(derived);
  end = tidied(word, end, rv);
  return end === word.length ? word : word.slice(0, end);
}

/** Position just past the first vowel (or non-vowel) at or after `from`; the length of the word if none. */
function after(word: string, from: number, vowel: boolean): number {
  let at = from;
  while (at < word.length && isVowel(word.charCodeAt(at)) !== vowel) at++;
  return at < word.length ? at + 1 : word.length;
}

/** Where the word ends without the longest ending of the set; `end` itself if none may be removed. */
function removed(set: typeof VERB, word: string, end: number, rv: number): number {
  const found = set.find(word, end, rv);
  if (found === 0) return end;
  const start = end - lengthOf(found);
  if (actionOf(found) === ALWAYS) return start;
  const before = start > rv ? word[start - 1] : '';
  return before === 'а' || before === 'я' ? start : end;
}

function withoutInflection(word: string, rv: number): number {
  const gerund = removed(GERUND, word, word.length, rv);
  if (gerund < word.length) return gerund;
  const end = removed(REFLEXIVE, word, word.length, rv);
  const adjective = removed(ADJECTIVE, word, end, rv);
  if (adjective < end) return removed(PARTICIPLE, word, adjective, rv);
  const verb = removed(VERB, word, end, rv);
  return verb < end ? verb : removed(NOUN, word, end, rv);
}

function tidied(word: string, end: number, rv: number): number {
  const found = TIDY.find(word, end, rv);
  const start = end - lengthOf(found);
  const endsInDoubleN = (at: number): boolean => at - 2 >= rv && word[at - 1] === 'н' && word[at - 2] === 'н';
  switch (actionOf(found)) {
    case SUPERLATIVE:
      return endsInDoubleN(start) ? start - 1 : start;
    case DOUBLE_N:
      return endsInDoubleN(end) ? end - 1 : end;
    case SOFT_SIGN:
      return start;
    default:
      return end;
  }
}
