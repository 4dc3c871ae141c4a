import { lettersToString, readSmallLetters } from '../text/index.ts';
import { characterAt, DIGIT, LETTER, numberEnd, plainEnd, wordEnd } from './characters.ts';
import { foldWord } from './fold.ts';

/** What stands between a token and the one before. */
export const GAP = {
  space: 1,
  comma: 2,
  dot: 4,
  dash: 8,
  slash: 16,
  break: 32,
  colon: 64,
  other: 128,
} as const;

const GAP_BITS = Uint8Array.from({ length: 0x2030 }, (_, code) => gapBit(code));

function gapBit(code: number): number {
  if (code === 0x20 || code === 0xa0 || code === 9 || code === 0x202f) return GAP.space;
  if (code === 0x2c) return GAP.comma;
  if (code === 0x2e) return GAP.dot;
  if (code === 0x2d || (code >= 0x2010 && code <= 0x2015)) return GAP.dash;
  if (code === 0x2f || code === 0x5c) return GAP.slash;
  if (code === 0x3a) return GAP.colon;
  const ends =
    code === 10 || code === 13 || code === 0x21 || code === 0x3f || code === 0x3b || code === 0x2026;
  return ends ? GAP.break : GAP.other;
}

/** A word as names are compared. */
export interface FoldedWord {
  readonly fold: string;
}

/** One word or number of a text; `start` and `end` are offsets in UTF-16 units, end exclusive. */
export interface PlaceToken<W extends FoldedWord = FoldedWord> {
  start: number;
  end: number;
  /** Folded word; for a number its digits without leading zeros. */
  fold: string;
  /** None for a number. */
  word: W | undefined;
  isNumber: boolean;
  /** "1-я", "3rd": a place in a row, not a house. */
  isOrdinal: boolean;
  isCapital: boolean;
  /** Bits of GAP for the characters before it; 0: written together with the token before. */
  gap: number;
}

/** Abbreviations written with a hyphen or slash inside, folded: they are one token. */
const JOINED = new Set(
  'пр-т пр-кт пр-д пр-зд п-т б-р бул-р м-н мк-н мкр-н р-н р-он ж/р ж/д п/о г/о м/р м/о ш-се пл-дь наб-я пер-к'.split(
    ' ',
  ),
);

const ORDINAL_AFTER_DASH = /^(?:й|я|е|ый|ий|ой|ая|ое|го|ого|его|му|ому|м|ом|ю|ую|х|ых|ти|st|nd|rd|th)$/;
const ORDINAL_JOINED = /^(?:й|я|го|ый|ий|ой|ая|ого|ую|st|nd|rd|th)$/;
const ROMAN = /^(?=[IVXХ]{2,6}$)[XХ]{0,3}(?:I[XХ]|IV|V?I{0,3})$/;

/** Links, mail addresses, accounts and mentions in platform markup: whatever they spell is no place. */
const NO_PROSE =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|@\w{1,100}|\[(?:id|club|public)\d{1,12}\|[^\]\n]{0,100}\]/gi;

/** Without one of these there is nothing of the kind, and most messages have none. */
const MAY_HOLD_LINK = /[@[]|:\/\/|www\./i;

/** Tells of words of a text what the reader of it wants to know. */
export interface WordBook<W extends FoldedWord> {
  /** Of letters of the Russian and the English alphabet, small ones, ё as е. */
  plain(letters: Uint16Array, from: number, to: number): W;
  folded(fold: string): W;
}

/** Hardly any text is longer. */
const USUAL_LENGTH = 20_000;
const buffer = new Uint16Array(USUAL_LENGTH);

/** Knows nothing but the words themselves. */
const justFolds: WordBook<FoldedWord> = {
  plain: (letters, from, to) => ({ fold: foldWord(lettersToString(letters, from, to)) }),
  folded: (fold) => ({ fold }),
};

/** Words and numbers of a text with what separates them. Linear in the text; never throws. */
export function scanPlaces(text: string): PlaceToken[];
export function scanPlaces<W extends FoldedWord>(text: string, book: WordBook<W>): PlaceToken<W>[];
export function scanPlaces(text: string, book: WordBook<FoldedWord> = justFolds): PlaceToken[] {
  const tokens: PlaceToken[] = [];
  const masked = MAY_HOLD_LINK.test(text) ? text.replace(NO_PROSE, (link) => '|'.repeat(link.length)) : text;
  const letters = text.length > USUAL_LENGTH ? new Uint16Array(text.length) : buffer;
  readSmallLetters(masked, letters);
  let end = 0;
  for (let start = 0; start < masked.length; ) {
    const plain = plainEnd(letters, start, masked.length);
    const kind = plain > start ? LETTER : characterAt(masked, start);
    if (kind !== LETTER && kind !== DIGIT) {
      start++;
      continue;
    }
    const last = tokens.at(-1);
    const gap = readGap(text, end, start, last);
    end = kind === DIGIT ? numberEnd(masked, start) : wordEnd(masked, plain);
    let token: PlaceToken;
    if (kind === DIGIT || isRoman(masked, start, end)) token = numberToken(text, start, end, gap);
    else if (end === plain) token = wordToken(text, start, end, gap, book.plain(letters, start, end));
    else token = wordToken(text, start, end, gap, book.folded(foldWord(masked.slice(start, end))));
    if (last === undefined || !absorb(last, text, token, book)) tokens.push(token);
    start = end;
  }
  return tokens;
}

function wordToken(text: string, start: number, end: number, gap: number, word: FoldedWord): PlaceToken {
  const isCapital = isUpper(text, start);
  return { start, end, fold: word.fold, word, isNumber: false, isOrdinal: false, isCapital, gap };
}

function numberToken(text: string, start: number, end: number, gap: number): PlaceToken {
  const raw = text.slice(start, end);
  const isOrdinal = ROMAN.test(raw);
  const fold = isOrdinal ? String(romanValue(raw)) : digits(raw);
  return { start, end, fold, word: undefined, isNumber: true, isOrdinal, isCapital: isOrdinal, gap };
}

const isRoman = (text: string, start: number, end: number): boolean =>
  end - start > 1 && end - start < 7 && 'IVXХ'.includes(text[start]!) && ROMAN.test(text.slice(start, end));

/** Whether the letter at `at` is a capital. */
function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x410 && code < 0x450) return code < 0x430;
  const letter = text[at]!;
  return letter !== letter.toLowerCase();
}

function digits(raw: string): string {
  const plain = raw.normalize('NFKC').replace(/^0+(?=\d)/, '');
  return /^\d+$/.test(plain) ? plain : '0';
}

/** Joins "пр" + "-" + "т" to one word and "1" + "-я" to one ordinal number. */
function absorb(last: PlaceToken, text: string, token: PlaceToken, book: WordBook<FoldedWord>): boolean {
  const { start, end, gap } = token;
  if (end - last.end > 5) return false;
  if (last.isNumber) {
    if (gap !== 0 && gap !== GAP.dash) return false;
    const raw = text.slice(start, end);
    const fits = (gap === 0 ? ORDINAL_JOINED : ORDINAL_AFTER_DASH).test(raw.toLowerCase());
    if (!fits || (raw.length === 1 && isUpper(raw, 0))) return false;
    last.isOrdinal = true;
    last.end = end;
    return true;
  }
  if (gap !== GAP.dash && gap !== GAP.slash) return false;
  const joined = `${last.fold}${gap === GAP.dash ? '-' : '/'}${token.fold}`;
  if (!JOINED.has(joined) || /\s/.test(text.slice(last.end, end))) return false;
  last.fold = joined;
  last.word = book.folded(joined);
  last.end = end;
  return true;
}

function readGap(text: string, from: number, to: number, last: PlaceToken | undefined): number {
  let gap = 0;
  let afterStop = false;
  for (let i = from; i < to; i++) {
    const bit = GAP_BITS[text.charCodeAt(i)] ?? GAP.other;
    if (bit === GAP.dot) afterStop = true;
    gap |= bit;
  }
  if (afterStop && gap & GAP.space && endsSentence(last, text, to)) gap |= GAP.break;
  return gap;
}

/** A full stop ends a sentence unless it follows an abbreviation: one to four letters before a capital. */
function endsSentence(last: PlaceToken | undefined, text: string, to: number): boolean {
  if (last === undefined) return false;
  const before = last.end - last.start;
  return (last.isNumber || before > 5) && isUpper(text, to);
}

function romanValue(raw: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, Х: 10 };
  let sum = 0;
  for (let i = 0; i < raw.length; i++) {
    const value = values[raw[i]!] ?? 0;
    sum += value < (values[raw[i + 1]!] ?? 0) ? -value : value;
  }
  return sum;
}
