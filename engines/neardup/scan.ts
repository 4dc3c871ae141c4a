import { hashUnits, mix } from './hash.ts';
import { houseLetter } from './house-letter.ts';
import { FOLD, isDigit, isIdeograph, SKIP, withoutInvisible } from './letters.ts';
import { ORDINALS, wordFlags } from './lexicon.ts';
import { stemEnd } from './stem-end.ts';

/** Longer texts are compared by their beginning; a message of this size is a document or an attack. */
export const MAX_CHARS = 8192;
export const MAX_TOKENS = 1500;

/** What stood between a token and the one before it. */
export const GAP_SPACE = 0;
export const GAP_DOT = 1;
export const GAP_BREAK = 2;
/** Two numbers with one sign between them: 12.05, 15:30. */
export const GAP_GLUED = 3;
export const GAP_COMMA = 4;
/** Two numbers of one list or range: 4/2, 4-6, 4,6. */
export const GAP_JOINED = 6;
/** A number sign: № 4. */
export const GAP_SIGN = 5;

/**
 * Tokens of one text in parallel arrays. One instance serves the whole engine and each scan overwrites the last:
 * a signature costs microseconds, and fresh arrays would cost as much again.
 */
export interface Scan {
  count: number;
  /** Hash of the sequence of all words and numbers: equal for texts that differ in case, signs and spacing only. */
  exact: number;
  /** Some words have a capital and few are all capitals, so that a capital inside a sentence means a name. */
  mixedCase: boolean;
  readonly chars: Uint16Array;
  readonly start: Uint16Array;
  /** End of the stem for a word. */
  readonly stemEnd: Uint16Array;
  readonly end: Uint16Array;
  readonly isNumber: Uint8Array;
  readonly gap: Uint8Array;
  readonly capital: Uint8Array;
  /** Hash of the stem for a word; for a number its digits as a number, hashed when above 2^31. */
  readonly value: Uint32Array;
  /** For a number: 1–32 for a letter that follows (4Б), 0 without; 33 for a telephone. */
  readonly suffix: Uint8Array;
  /** For a word: what the lexicon knows of it. */
  readonly flags: Uint16Array;
}

export const PHONE_SUFFIX = 33;

const scan: Scan = {
  count: 0,
  exact: 0,
  mixedCase: false,
  chars: new Uint16Array(MAX_CHARS + 4),
  start: new Uint16Array(MAX_TOKENS),
  stemEnd: new Uint16Array(MAX_TOKENS),
  end: new Uint16Array(MAX_TOKENS),
  isNumber: new Uint8Array(MAX_TOKENS),
  gap: new Uint8Array(MAX_TOKENS),
  capital: new Uint8Array(MAX_TOKENS),
  value: new Uint32Array(MAX_TOKENS),
  suffix: new Uint8Array(MAX_TOKENS),
  flags: new Uint16Array(MAX_TOKENS),
};

let source = '';
let length = 0;
let at = 0;
let capitals = 0;
/** Words whose second letter is a capital too. */
let shouted = 0;

/** Splits a text into words and numbers. The result is valid until the next call. */
export function scanText(text: string): Scan {
  source = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  if (/[\u0300-\u036f]/.test(source)) source = source.normalize('NFC').slice(0, MAX_CHARS);
  length = source.length;
  at = 0;
  capitals = 0;
  shouted = 0;
  scan.count = 0;
  scan.exact = 0x811c9dc5;
  foldAll();
  while (scan.count < MAX_TOKENS) {
    const gap = skipGap();
    if (at >= length) break;
    if (isDigit(scan.chars[at]!)) readNumber(gap);
    else readWord(gap);
  }
  scan.exact = mix(scan.exact);
  scan.mixedCase = capitals > 0 && shouted * 3 < scan.count;
  return scan;
}

function foldAll(): void {
  const { chars } = scan;
  let out = 0;
  let skipped = false;
  for (let i = 0; i < length; i++) {
    const code = FOLD[source.charCodeAt(i)]!;
    if (code === SKIP) skipped = true;
    chars[out++] = code;
  }
  chars[length] = 0;
  chars[length + 1] = 0;
  if (skipped) dropInvisible();
}

function dropInvisible(): void {
  source = withoutInvisible(source);
  length = source.length;
  for (let i = 0; i < length; i++) scan.chars[i] = FOLD[source.charCodeAt(i)]!;
  scan.chars[length] = 0;
  scan.chars[length + 1] = 0;
}

/** Moves to the next word or number, past addresses of pages, tags and handles, and says what was passed. */
function skipGap(): number {
  const { chars } = scan;
  const from = at;
  let gap = scan.count === 0 ? GAP_BREAK : GAP_SPACE;
  while (at < length) {
    if (chars[at] !== 0) {
      if (!skipLink()) break;
      continue;
    }
    const code = source.charCodeAt(at);
    if (code === 60) skipTag();
    else if (code === 91) skipHandle();
    else if (code === 64) skipToSpace();
    else gap = widened(gap, code);
    at++;
  }
  if (at - from === 1 && isDigit(chars[at]!)) return gluedGap(source.charCodeAt(from), gap);
  return gap;
}

/** The gap after one more sign: the first sign counts ("д.!!" is still an abbreviation), a new line always ends. */
function widened(gap: number, code: number): number {
  if (code === 10) return GAP_BREAK;
  if (code === 8470 || code === 35) return gap === GAP_BREAK ? gap : GAP_SIGN;
  if (gap !== GAP_SPACE) return gap;
  // A colon ends no sentence, but a capital after it is no name: "Репост: Яма у дома".
  if (code === 46 || code === 58) return GAP_DOT;
  if (code === 44) return GAP_COMMA;
  return code === 33 || code === 63 || code === 8230 ? GAP_BREAK : GAP_SPACE;
}

/** The sign alone between two numbers makes them one expression; what it means after a word is for the reader to ignore. */
function gluedGap(code: number, gap: number): number {
  if (code === 46 || code === 58) return GAP_GLUED;
  return code === 44 || code === 45 || code === 47 ? GAP_JOINED : gap;
}

/** Re-posts carry the address of the original; it says nothing of the problem. */
function skipLink(): boolean {
  const first = scan.chars[at]!;
  if (first !== 104 && first !== 119 && first !== 118) return false;
  if (!/^(?:https?:\/\/|www\.|vk\.(?:com|cc|ru)\/)/i.test(source.slice(at, at + 8))) return false;
  skipToSpace();
  return true;
}

function skipToSpace(): void {
  while (at < length && source.charCodeAt(at) > 32) at++;
}

/** A tag of HTML, at most twenty characters, so that "<" alone costs nothing. */
function skipTag(): void {
  const close = source.slice(at, at + 20).indexOf('>');
  if (close > 0) at += close;
}

/** "[id123|Name]", how VK writes a mention. */
function skipHandle(): void {
  const handle = /^\[(?:id|club|public)\d[^|\]]{0,40}\|/.exec(source.slice(at, at + 52));
  if (handle !== null) at += handle[0].length - 1;
}

function readWord(gap: number): void {
  const { chars } = scan;
  const from = at;
  const capital = isCapital(at) ? 1 : 0;
  if (capital === 1 && isCapital(at + 1)) shouted++;
  if (isIdeograph(chars[at]!)) at++;
  else while (chars[at]! !== 0 && !isDigit(chars[at]!) && !isIdeograph(chars[at]!)) at++;
  const stem = stemEnd(chars, from, at);
  const hash = hashUnits(chars, from, stem);
  const token = push(from, gap, hash);
  scan.stemEnd[token] = stem;
  scan.isNumber[token] = 0;
  scan.capital[token] = capital;
  capitals += capital;
  scan.flags[token] = wordFlags(hash);
  scan.exact = Math.imul(scan.exact ^ (stem === at ? hash : hashUnits(chars, from, at)), 0x01000193);
}

function isCapital(i: number): boolean {
  const code = source.charCodeAt(i);
  return scan.chars[i]! !== 0 && code !== scan.chars[i] && code !== 0x451;
}

function readNumber(gap: number): void {
  const from = at;
  const phone = phoneEnd();
  if (phone > 0) at = phone;
  else while (isDigit(scan.chars[at]!)) at++;
  const value = numericValue(from, at);
  const suffix = phone > 0 ? PHONE_SUFFIX : readSuffix();
  const token = push(from, gap, value);
  scan.isNumber[token] = 1;
  scan.suffix[token] = suffix;
  scan.capital[token] = 0;
  scan.flags[token] = 0;
  scan.exact = Math.imul(scan.exact ^ mix(value + suffix), 0x01000193);
}

function push(from: number, gap: number, value: number): number {
  const token = scan.count++;
  scan.start[token] = from;
  scan.end[token] = at;
  scan.gap[token] = gap;
  scan.value[token] = value;
  return token;
}

function numericValue(from: number, to: number): number {
  let value = 0;
  let digits = 0;
  for (let i = from; i < to; i++) {
    const code = scan.chars[i]!;
    if (!isDigit(code)) continue;
    digits++;
    value = digits < 10 ? value * 10 + code - 48 : mix(value ^ code) | 0x80000000;
    value >>>= 0;
  }
  return value;
}

/** End of a telephone number that begins here (ten to twelve digits in groups), or 0. */
function phoneEnd(): number {
  let digits = 0;
  let end = 0;
  for (let i = at; i < at + 20; i++) {
    const code = source.charCodeAt(i);
    if (isDigit(code)) {
      digits++;
      end = i + 1;
    } else if (code !== 32 && code !== 45 && code !== 40 && code !== 41) break;
  }
  return digits >= 10 && digits <= 12 && isPhoneStart() ? end : 0;
}

function isPhoneStart(): boolean {
  const code = source.charCodeAt(at);
  return source.charCodeAt(at - 1) === 43 || code === 55 || code === 56;
}

/** Reads what belongs to the number just passed: an ordinal ending is dropped, a letter of a house is kept. */
function readSuffix(): number {
  const { chars } = scan;
  const hyphen = source.charCodeAt(at) === 45 ? 1 : 0;
  const from = at + hyphen;
  let to = from;
  while (to - from < 4 && chars[to]! !== 0 && !isDigit(chars[to]!)) to++;
  if (to === from) return hyphen === 0 ? readDetachedLetter() : 0;
  if (to - from < 4 && ORDINALS.has(hashUnits(chars, from, to) | 0)) {
    at = to;
    return 0;
  }
  if (to - from !== 1 || isDigit(chars[to]!)) return 0;
  at = to;
  return houseLetter(chars[from]!);
}

/** "4 Б", "4 «Б»": a lone letter after the number, when it cannot be a preposition or a conjunction. */
function readDetachedLetter(): number {
  const { chars } = scan;
  let i = at;
  if (source.charCodeAt(i) === 32) i++;
  const quoted = isQuote(source.charCodeAt(i));
  if (quoted) i++;
  const letter = chars[i]!;
  if (letter === 0 || isDigit(letter) || chars[i + 1] !== 0 || i === at) return 0;
  const after = source.charCodeAt(i + 1);
  const closes = i + 1 >= length || after === 44 || after === 59 || after === 41 || after === 33;
  if (!(quoted ? isQuote(after) : closes || 'бжз'.includes(String.fromCharCode(letter)))) return 0;
  at = quoted ? i + 2 : i + 1;
  return houseLetter(letter);
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 171 || code === 187 || code === 8220 || code === 8221;
}
