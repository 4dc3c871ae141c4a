import { CLASS_BITS, endingClasses, isConditional, lengthIn } from './ending-classes.ts';

/*
 * The Russian Snowball algorithm, written from its published description
 * (https://snowballstem.org/algorithms/russian/stemmer.html). Only endings are removed, so the state
 * of the work is one number: where the word ends now.
 */

/* Conditional endings are removed only when what stands before is а or я. */
const GERUND = 0;
const REFLEXIVE = CLASS_BITS;
const ADJECTIVE = 2 * CLASS_BITS;
const VERB = 3 * CLASS_BITS;
const NOUN = 4 * CLASS_BITS;
const INFLECTIONS = endingClasses([
  { conditional: 'в вши вшись', always: 'ив ивши ившись ыв ывши ывшись' },
  { always: 'ся сь' },
  { always: 'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею' },
  {
    conditional: 'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно',
    always:
      'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
  },
  {
    always:
      'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
  },
]);
const PARTICIPLE = 0;
const DERIVATIONAL = CLASS_BITS;
const SUPERLATIVE = 2 * CLASS_BITS;
const SOFT_SIGN = 3 * CLASS_BITS;
const INNER = endingClasses([
  { conditional: 'ем нн вш ющ щ', always: 'ивш ывш ующ' },
  { always: 'ост ость' },
  { always: 'ейш ейше' },
  { always: 'ь' },
]);

const A = 'а'.charCodeAt(0);
const I = 'и'.charCodeAt(0);
const N = 'н'.charCodeAt(0);
const YA = 'я'.charCodeAt(0);
/** One bit for each of а, е, и, о, у, ы, э, ю, я, counted from а. */
const VOWELS = [...'аеиоуыэюя'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - A)), 0);

function isVowel(code: number): boolean {
  const at = code - A;
  return at >= 0 && at < 32 && ((VOWELS >>> at) & 1) === 1;
}

/** The letters of the word in hand; longer words have their beginning left alone. */
const scratch = new Uint16Array(64);

/** Stem of a lower-case Russian word; ё is read as е. Words without a vowel are returned as they are. */
export function stemRussian(written: string): string {
  const word = written.includes('ё') ? written.replaceAll('ё', 'е') : written;
  const { length } = word;
  if (length > scratch.length) return stemLong(word);
  for (let i = 0; i < length; i++) scratch[i] = word.charCodeAt(i);
  const end = stemEndRussian(scratch, 0, length);
  return end === length ? word : word.slice(0, end);
}

function stemLong(word: string): string {
  const letters = Uint16Array.from(word, (letter) => letter.charCodeAt(0));
  return word.slice(0, stemEndRussian(letters, 0, word.length));
}

/** Where the stem ends of the lower-case word, written without ё, that lies from `from` to `to` among the letters. */
export function stemEndRussian(letters: Uint16Array, from: number, to: number): number {
  const rv = after(letters, from, to, true);
  if (rv >= to) return to;
  let end = withoutInflection(letters, to, rv);
  if (end > rv && letters[end - 1] === I) end--;
  const derived = lengthIn(INNER.find(letters, end, rv), DERIVATIONAL);
  if (derived !== 0 && end - derived >= secondRegion(letters, rv, to)) end -= derived;
  return tidied(letters, end, rv);
}

/** Where R2 begins: behind the second non-vowel that follows a vowel. */
function secondRegion(letters: Uint16Array, rv: number, to: number): number {
  return after(letters, after(letters, after(letters, rv, to, false), to, true), to, false);
}

/** Position just past the first vowel (or non-vowel) at or after `from`; `to` if there is none. */
function after(letters: Uint16Array, from: number, to: number, vowel: boolean): number {
  let at = from;
  while (at < to && isVowel(letters[at]!) !== vowel) at++;
  return at < to ? at + 1 : to;
}

function withoutInflection(letters: Uint16Array, to: number, rv: number): number {
  const found = INFLECTIONS.find(letters, to, rv);
  const gerund = without(found, GERUND, letters, to, rv);
  if (gerund < to) return gerund;
  const reflexive = lengthIn(found, REFLEXIVE);
  if (reflexive === 0) return withoutPersonal(found, letters, to, rv);
  return withoutPersonal(INFLECTIONS.find(letters, to - reflexive, rv), letters, to - reflexive, rv);
}

function withoutPersonal(found: number, letters: Uint16Array, end: number, rv: number): number {
  const adjective = end - lengthIn(found, ADJECTIVE);
  if (adjective < end) return without(INNER.find(letters, adjective, rv), PARTICIPLE, letters, adjective, rv);
  const verb = without(found, VERB, letters, end, rv);
  return verb < end ? verb : end - lengthIn(found, NOUN);
}

/** Where the word ends without the ending of the class; `end` itself if none may be removed. */
function without(found: number, shift: number, letters: Uint16Array, end: number, rv: number): number {
  const start = end - lengthIn(found, shift);
  if (!isConditional(found, shift)) return start;
  const before = start > rv ? letters[start - 1] : 0;
  return before === A || before === YA ? start : end;
}

function tidied(letters: Uint16Array, end: number, rv: number): number {
  const found = INNER.find(letters, end, rv);
  const superlative = lengthIn(found, SUPERLATIVE);
  if (superlative === 0 && letters[end - 1] !== N) return end - lengthIn(found, SOFT_SIGN);
  const start = end - superlative;
  const doubleN = start - 2 >= rv && letters[start - 1] === N && letters[start - 2] === N;
  return doubleN ? start - 1 : start;
}
