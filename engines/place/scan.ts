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

/** One word or number of a text; `start` and `end` are offsets in UTF-16 units, end exclusive. */
export interface PlaceToken {
  start: number;
  end: number;
  /** Folded word; for a number its digits without leading zeros. */
  fold: string;
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

const RAW = /\p{Nd}{1,9}|\p{L}[\p{L}\p{M}]*(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const ORDINAL_AFTER_DASH = /^(?:й|я|е|ый|ий|ой|ая|ое|го|ого|его|му|ому|м|ом|ю|ую|х|ых|ти|st|nd|rd|th)$/;
const ORDINAL_JOINED = /^(?:й|я|го|ый|ий|ой|ая|ого|ую|st|nd|rd|th)$/;
const ROMAN = /^(?=[IVXХ]{2,6}$)[XХ]{0,3}(?:I[XХ]|IV|V?I{0,3})$/;

/** Links, mail addresses, accounts and mentions in platform markup: whatever they spell is no place. */
const NO_PROSE =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|@\w{1,100}|\[(?:id|club|public)\d{1,12}\|[^\]\n]{0,100}\]/gi;

/** Without one of these there is nothing of the kind, and most messages have none. */
const MAY_HOLD_LINK = /[@[]|:\/\/|www\./i;

/** Words and numbers of a text with what separates them. Linear in the text; never throws. */
export function scanPlaces(text: string): PlaceToken[] {
  const tokens: PlaceToken[] = [];
  let end = 0;
  const masked = MAY_HOLD_LINK.test(text) ? text.replace(NO_PROSE, (link) => '|'.repeat(link.length)) : text;
  for (const match of masked.matchAll(RAW)) {
    const start = match.index;
    const raw = match[0];
    const gap = readGap(text, end, start, tokens.at(-1));
    end = start + raw.length;
    if (!absorb(tokens, text, raw, gap, end)) tokens.push(makeToken(raw, start, end, gap));
  }
  return tokens;
}

function makeToken(raw: string, start: number, end: number, gap: number): PlaceToken {
  const roman = ROMAN.test(raw);
  const isNumber = roman || /^\p{Nd}/u.test(raw);
  const fold = roman ? String(romanValue(raw)) : isNumber ? digits(raw) : foldWord(raw);
  return { start, end, fold, isNumber, isOrdinal: roman, isCapital: isUpper(raw[0]!), gap };
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

function digits(raw: string): string {
  const plain = raw.normalize('NFKC').replace(/^0+(?=\d)/, '');
  return /^\d+$/.test(plain) ? plain : '0';
}

/** Joins "пр" + "-" + "т" to one word and "1" + "-я" to one ordinal number. */
function absorb(tokens: PlaceToken[], text: string, raw: string, gap: number, end: number): boolean {
  const last = tokens.at(-1);
  if (last === undefined || end - last.end > 5) return false;
  if (last.isNumber) {
    const lower = raw.toLowerCase();
    const fits = gap === 0 ? ORDINAL_JOINED.test(lower) : gap === GAP.dash && ORDINAL_AFTER_DASH.test(lower);
    if (!fits || (raw.length === 1 && isUpper(raw))) return false;
    last.isOrdinal = true;
    last.end = end;
    return true;
  }
  if (gap !== GAP.dash && gap !== GAP.slash) return false;
  const joined = `${last.fold}${gap === GAP.dash ? '-' : '/'}${foldWord(raw)}`;
  if (!JOINED.has(joined) || /\s/.test(text.slice(last.end, end))) return false;
  last.fold = joined;
  last.end = end;
  return true;
}

function readGap(text: string, from: number, to: number, last: PlaceToken | undefined): number {
  let gap = 0;
  let afterStop = false;
  for (let i = from; i < to; i++) {
    const bit = gapBit(text.charCodeAt(i));
    if (bit === GAP.dot) afterStop = true;
    gap |= bit;
  }
  if (afterStop && gap & GAP.space && endsSentence(last, text, to)) gap |= GAP.break;
  return gap;
}

function gapBit(code: number): number {
  if (code === 0x20 || code === 0xa0 || code === 9 || code === 0x202f) return GAP.space;
  if (code === 0x2c) return GAP.comma;
  if (code === 0x2e) return GAP.dot;
  if (code === 0x2d || (code >= 0x2010 && code <= 0x2015)) return GAP.dash;
  if (code === 0x2f || code === 0x5c) return GAP.slash;
  if (code === 0x3a) return GAP.colon;
  if (code === 10 || code === 13 || code === 0x21 || code === 0x3f || code === 0x3b || code === 0x2026)
    return GAP.break;
  return GAP.other;
}

/** A full stop ends a sentence unless it follows an abbreviation: one to four letters before a capital. */
function endsSentence(last: PlaceToken | undefined, text: string, to: number): boolean {
  if (last === undefined) return false;
  const before = last.end - last.start;
  return (last.isNumber || before > 5) && isUpper(text[to]!);
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
