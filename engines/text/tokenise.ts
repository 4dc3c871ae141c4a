import { classOf, DIGIT, INVISIBLE, JOINER, LETTER, SPACE, SURROGATE } from './characters.ts';
import { bracketMention, handle, htmlAt, linkFrom, symbolEnd, tag } from './tokenise-special.ts';

export type TokenKind = 'word' | 'number' | 'hashtag' | 'mention' | 'url' | 'email' | 'other';

/** A piece of a text: `text === original.slice(start, end)`; offsets are UTF-16 code units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

/**
 * Splits a message into tokens, in order and without overlaps; white space and HTML tags and entities
 * lie between tokens.
 *
 * - word: letters with inner hyphens, apostrophes and digits (`кто-то`, `don't`, `Р-242`, `хо4у`);
 * - number: digits with inner separators and a short suffix (`12/3`, `4Б`, `2-й`, `1,5`, `12.05.2024`);
 * - hashtag, mention (`@name`, `[id1|Name]`), url (also without a scheme), email;
 * - other: an emoji (one token each) or a run of one punctuation mark.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (start, end, kind) => {
    tokens.push({ text: text.slice(start, end), start, end, kind });
  });
  return tokens;
}

/** As `tokenise`, without making objects: `visit` is called for each token in order. */
export function scanTokens(text: string, visit: (start: number, end: number, kind: TokenKind) => void): void {
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    switch (classOf(code)) {
      case SPACE:
      case INVISIBLE:
        at++;
        break;
      case LETTER:
      case DIGIT:
        at = wordOrLink(text, at, visit);
        break;
      default:
        at = special(text, at, visit);
    }
  }
}

type Visit = (start: number, end: number, kind: TokenKind) => void;

/** A number followed by more letters than this is a word that begins with a digit (6ардак, 50летия). */
const LONGEST_SUFFIX = 3;
const AT = 0x40;
const DOT = 0x2e;
const COLON = 0x3a;
const COMMA = 0x2c;
const SLASH = 0x2f;
const HYPHEN = 0x2d;

function wordOrLink(text: string, start: number, visit: Visit): number {
  const end = classOf(text.charCodeAt(start)) === DIGIT ? numberEnd(text, start) : wordEnd(text, start);
  if (maybeLink(text, end)) {
    const link = linkFrom(text, start, end);
    if (link !== undefined) {
      visit(start, link.end, link.kind);
      return link.end;
    }
  }
  visit(start, end, kindOf(text, start, end));
  return end;
}

/** A cheap look at what follows a word, before the expressions that recognise links. */
function maybeLink(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next === COLON) return text.charCodeAt(end + 1) === SLASH;
  return (next === DOT || next === AT) && followsJoiner(text, end + 1);
}

const isLetter = (text: string, at: number): boolean => classAt(text, at) === LETTER;
const isDigit = (text: string, at: number): boolean => classAt(text, at) === DIGIT;

/** Class of the character at a position; outside of the text it is a space. */
function classAt(text: string, at: number): number {
  if (at >= text.length) return SPACE;
  const own = classOf(text.charCodeAt(at));
  if (own !== SURROGATE) return own;
  return /^\p{L}/u.test(text.slice(at, at + 2)) ? LETTER : own;
}

/** End of the run of letters and digits, with single joiners between them. */
function wordEnd(text: string, start: number): number {
  let at = start;
  let solid = start;
  while (at < text.length) {
    const own = classOf(text.charCodeAt(at));
    if (own === LETTER || own === DIGIT) solid = ++at;
    else if (own === INVISIBLE) at++;
    else if (own === SURROGATE && isLetter(text, at)) solid = at += 2;
    else if (own === JOINER && at === solid && followsJoiner(text, at + 1)) at++;
    else if (hidesLetter(text, start, at, solid)) at++;
    else break;
  }
  return solid;
}

const followsJoiner = (text: string, at: number): boolean => isLetter(text, at) || isDigit(text, at);

/** `б*рдак`, `д,билы`: a mark in the place of a letter, not one between two words. */
function hidesLetter(text: string, start: number, at: number, solid: number): boolean {
  if (at !== solid || !isLetter(text, at + 1)) return false;
  const code = text.charCodeAt(at);
  if (code === COMMA) return at === start + 1 && 'бгдзлмнпрстфхцчшщ'.includes(text[start]!.toLowerCase());
  return (
    (code === 0x2a || code === AT || code === 0x24) && isCyrillic(text, at - 1) && isCyrillic(text, at + 1)
  );
}

const isCyrillic = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xff00) === 0x400;

/** End of digits with separators between digits, then of a suffix that belongs to them. */
function numberEnd(text: string, start: number): number {
  let at = digitsEnd(text, start);
  while (isDigit(text, at + 1) && separates(text, start, at)) at = digitsEnd(text, at + 1);
  if (isLetter(text, at)) return wordEnd(text, at);
  return isHyphen(text, at) && isLetter(text, at + 1) ? wordEnd(text, at + 1) : at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text, at)) at++;
  return at;
}

function separates(text: string, start: number, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DOT || code === SLASH || code === COLON || code === HYPHEN) return true;
  return code === COMMA && !inList(text, start, at);
}

/** A comma on either side of the two numbers means a list, not a fraction. */
function inList(text: string, start: number, comma: number): boolean {
  const next = digitsEnd(text, comma + 1);
  const listed = (at: number): boolean => text.charCodeAt(at) === COMMA && isDigit(text, at + 1);
  return listed(start - 1) || listed(next);
}

const isHyphen = (text: string, at: number): boolean =>
  text.charCodeAt(at) === HYPHEN || text.charCodeAt(at) === 0x2011;

function kindOf(text: string, start: number, end: number): TokenKind {
  if (!isDigit(text, start)) return 'word';
  let letters = 0;
  for (let at = start; at < end; at++) {
    if (isLetter(text, at)) letters++;
    else if (letters > 0 && isDigit(text, at)) return 'number';
    if (letters > LONGEST_SUFFIX) return 'word';
  }
  return 'number';
}

/** A tag, a mention, a piece of HTML, an emoji, a run of marks. */
function special(text: string, start: number, visit: Visit): number {
  const html = htmlAt(text, start);
  if (html > start) return html;
  const mention = bracketMention(text, start) || handle(text, start);
  if (mention > start) {
    visit(start, mention, 'mention');
    return mention;
  }
  const hashtag = tag(text, start);
  if (hashtag > start) {
    visit(start, hashtag, 'hashtag');
    return hashtag;
  }
  if (isLetter(text, start)) return wordOrLink(text, start, visit);
  const end = symbolEnd(text, start);
  visit(start, end, 'other');
  return end;
}
