import { foldTag, foldValue, wordsOf } from './fold.ts';
import { type Extent, problemAt, RuleError } from './problem.ts';
import { type Field, MAX_DISTANCE, MIN_PREFIX, type PhraseWord, type Positional } from './syntax.ts';

export type Operator = 'and' | 'or' | 'not' | 'near';

type Meaning =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'operator'; readonly operator: Operator; readonly distance: number }
  | { readonly type: 'leaf'; readonly leaf: Positional | Restriction };

interface Restriction {
  readonly kind: 'restriction';
  readonly field: Field;
  readonly value: string;
}

/** A piece of a rule and where it stands. */
export type Lexeme = Meaning & Extent;

/** `NEAR` without a number. */
export const DEFAULT_DISTANCE = 5;

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['AND', 'and'],
  ['И', 'and'],
  ['&', 'and'],
  ['&&', 'and'],
  ['OR', 'or'],
  ['ИЛИ', 'or'],
  ['|', 'or'],
  ['||', 'or'],
  ['NOT', 'not'],
  ['НЕ', 'not'],
]);
const LONGEST_OPERATOR = 3;
const NEAR = /^(?:NEAR|РЯДОМ)(?:\/(.*))?$/;
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['place', 'place'],
  ['место', 'place'],
  ['source', 'source'],
  ['источник', 'source'],
  ['lang', 'lang'],
  ['язык', 'lang'],
]);
/** Letters, a colon, and no second slash: `vk:club` is a field, `10:30` is not. */
const FIELD = /^(\p{L}+):(.*)$/u;
const QUOTES = '"“”„«»';
const MINUS = '-−';
const ENDS_RUN: ReadonlySet<number> = new Set(Array.from('()|&"“”„«»', (sign) => sign.charCodeAt(0)));

/** Between these two are the letters of most alphabets, no blank and no sign that means something of its own: most of a rule. */
const LAST_SIGN = 0xbb;
const NEXT_BLANK = 0x1680;

function isOrdinary(code: number): boolean {
  return code > LAST_SIGN && code < NEXT_BLANK;
}

/** The end of the text, blanks, and signs that mean something of their own. */
function endsRun(code: number): boolean {
  if (isOrdinary(code)) return false;
  return Number.isNaN(code) || isBlank(code) || ENDS_RUN.has(code);
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0xa0 || (code >= NEXT_BLANK && /\s/.test(String.fromCharCode(code)));
}

/** Splits a rule into pieces. @throws RuleError */
export function lex(source: string): Lexeme[] {
  const lexer = new Lexer(source);
  const lexemes: Lexeme[] = [];
  for (let next = lexer.next(); next !== undefined; next = lexer.next()) lexemes.push(next);
  return lexemes;
}

class Lexer {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  next(): Lexeme | undefined {
    while (isBlank(this.#source.charCodeAt(this.#at))) this.#at++;
    const start = this.#at;
    const first = this.#source[start];
    if (first === undefined) return undefined;
    const meaning = this.#read(first);
    return { ...meaning, start, end: this.#at };
  }

  #read(first: string): Meaning {
    if (isOrdinary(first.charCodeAt(0))) return this.#run();
    if (first === '(') return this.#single({ type: 'open' });
    if (first === ')') return this.#single({ type: 'close' });
    if (first === '|' || first === '&') return this.#sign(first);
    if (MINUS.includes(first)) return this.#minus();
    if (QUOTES.includes(first)) return { type: 'leaf', leaf: this.#phrase(true) };
    if (first === '~' && QUOTES.includes(this.#source[this.#at + 1] ?? ' ')) {
      this.#at++;
      return { type: 'leaf', leaf: this.#phrase(false) };
    }
    return this.#run();
  }

  #single(meaning: Meaning): Meaning {
    this.#at++;
    return meaning;
  }

  #sign(sign: string): Meaning {
    const length = this.#source[this.#at + 1] === sign ? 2 : 1;
    this.#at += length;
    return { type: 'operator', operator: OPERATORS.get(sign)!, distance: 0 };
  }

  #minus(): Meaning {
    const start = this.#at++;
    const next = this.#source.charCodeAt(this.#at);
    if (!Number.isNaN(next) && !isBlank(next)) return { type: 'operator', operator: 'not', distance: 0 };
    const fix = `${this.#source.slice(0, start)}-${this.#source.slice(this.#at).trimStart()}`;
    throw new RuleError(problemAt('lone-minus', { start, end: this.#at }, {}, fix));
  }

  /** What stands between quotation marks; the position is on the opening one. */
  #quoted(): Extent & { readonly inner: string } {
    const start = this.#at;
    const closing = this.#source[start] === '«' ? /»/ : /["“”„]/;
    const length = this.#source.slice(start + 1).search(closing);
    if (length < 0) {
      const fix = `${this.#source.trimEnd()}${this.#source[start] === '«' ? '»' : '"'}`;
      throw new RuleError(problemAt('unclosed-quote', { start, end: this.#source.length }, {}, fix));
    }
    this.#at = start + length + 2;
    return { inner: this.#source.slice(start + 1, start + 1 + length), start, end: this.#at };
  }

  #phrase(exact: boolean): Positional {
    const { inner, start, end } = this.#quoted();
    const words = [...inner.matchAll(/\S+/g)].flatMap(({ 0: run, index }) => {
      const first = start + 1 + index;
      return this.#wordsOf(run, { start: first, end: first + run.length });
    });
    if (words.length === 0) throw new RuleError(problemAt('empty-phrase', { start, end }));
    return phraseOf(words, exact);
  }

  /** The words of a run without blanks; the last is a prefix if a star ends it. */
  #wordsOf(run: string, at: Extent): PhraseWord[] {
    if (!run.includes('*')) return wordsOf(run).map((text) => ({ text, prefix: false }));
    const star = run.search(/\*+[^\p{L}\p{Nd}*]*$/u);
    const body = star < 0 ? run : run.slice(0, star);
    const stray = body.indexOf('*');
    if (stray >= 0) throw new RuleError(this.#starInside(run, stray, at));
    const texts = wordsOf(body);
    if (star < 0) return texts.map((text) => ({ text, prefix: false }));
    if ((texts.at(-1) ?? '').length < MIN_PREFIX) {
      throw new RuleError(problemAt('short-prefix', at, { least: MIN_PREFIX }));
    }
    return texts.map((text, index) => ({ text, prefix: index === texts.length - 1 }));
  }

  #starInside(run: string, stray: number, at: Extent) {
    const start = at.start + stray;
    const fix = `${this.#source.slice(0, start + 1)}${this.#source.slice(at.start + run.length)}`;
    return problemAt('star-inside', { start, end: start + 1 }, {}, fix);
  }

  #run(): Meaning {
    const start = this.#at;
    this.#at++;
    while (!endsRun(this.#source.charCodeAt(this.#at))) this.#at++;
    const run = this.#source.slice(start, this.#at);
    const operator = run.length <= LONGEST_OPERATOR ? OPERATORS.get(run) : undefined;
    if (operator !== undefined) return { type: 'operator', operator, distance: 0 };
    const near = run[0] === 'N' || run[0] === 'Р' ? NEAR.exec(run) : null;
    if (near !== null) return this.#near(near[1], { start, end: this.#at });
    const field = run.includes(':') ? FIELD.exec(run) : null;
    if (field !== null) return this.#restriction(field[1]!, field[2]!, start);
    return { type: 'leaf', leaf: this.#bare(run, { start, end: this.#at }) };
  }

  #near(written: string | undefined, at: Extent): Meaning {
    const distance = written === undefined ? DEFAULT_DISTANCE : Number(written);
    if (written !== '' && Number.isInteger(distance) && distance >= 1 && distance <= MAX_DISTANCE) {
      return { type: 'operator', operator: 'near', distance };
    }
    const meant = Math.min(MAX_DISTANCE, Math.max(1, Math.round(distance))) || DEFAULT_DISTANCE;
    const name = this.#source.slice(at.start, this.#source.indexOf('/', at.start));
    const fix = `${this.#source.slice(0, at.start)}${name}/${meant}${this.#source.slice(at.end)}`;
    throw new RuleError(problemAt('bad-distance', at, { most: MAX_DISTANCE }, fix));
  }

  #restriction(name: string, written: string, start: number): Meaning {
    const field = FIELDS.get(name.toLowerCase());
    if (field === undefined) throw new RuleError(this.#unknownField(name, start));
    const next = this.#source[this.#at] ?? ' ';
    const quoted = written === '' && QUOTES.includes(next);
    const value = foldValue(quoted ? this.#quoted().inner : written.replace(/[,;]+$/, ''));
    if (value !== '') return { type: 'leaf', leaf: { kind: 'restriction', field, value } };
    throw new RuleError(problemAt('empty-value', { start, end: this.#at }, { field: name }));
  }

  #unknownField(name: string, start: number) {
    const nearest = [...FIELDS.keys()].find((field) => differsByOne(field, name.toLowerCase()));
    const end = start + name.length;
    const after = this.#source.slice(end);
    // Without a field of a similar name the colon was punctuation: `важно: яма`.
    const meant = nearest === undefined ? `${name.toLowerCase()} ${after.slice(1)}` : `${nearest}${after}`;
    return problemAt('unknown-field', { start, end }, { field: name }, this.#source.slice(0, start) + meant);
  }

  #bare(run: string, at: Extent): Positional {
    const tag = run.startsWith('#') ? this.#tag(run, at) : undefined;
    if (tag !== undefined) return tag;
    const words = this.#wordsOf(run, at);
    if (words.length > 0) return phraseOf(words, false);
    const fix = `${this.#source.slice(0, at.start)}${this.#source.slice(at.end)}`;
    throw new RuleError(problemAt('no-word', at, { text: run }, fix));
  }

  /** A hashtag; undefined for what only begins like one, as `#яма-двор`. */
  #tag(run: string, at: Extent): Positional | undefined {
    const tag = foldTag(/^#([\p{L}\p{Nd}\p{M}_]+)[^\p{L}\p{Nd}*]*$/u.exec(run)?.[1] ?? '');
    if (/[^_]/.test(tag)) return { kind: 'hashtag', text: tag };
    if (!run.includes('*')) return undefined;
    const fix = `${this.#source.slice(0, at.start)}${this.#source.slice(at.start + 1)}`;
    throw new RuleError(problemAt('hashtag-prefix', at, {}, fix));
  }
}

/** The canonical node of adjacent words: one word alone is a phrase only when exact. */
export function phraseOf(words: readonly PhraseWord[], exact: boolean): Positional {
  const [only] = words;
  if (words.length > 1 || only === undefined) return { kind: 'phrase', exact, words };
  if (only.prefix) return { kind: 'prefix', text: only.text };
  return exact ? { kind: 'phrase', exact, words } : { kind: 'word', text: only.text };
}

/** One letter added, dropped, changed, or two neighbours swapped. */
function differsByOne(right: string, written: string): boolean {
  const shared = [...right].findIndex((letter, i) => letter !== written[i]);
  const i = shared < 0 ? right.length : shared;
  const [a, b] = [right.slice(i), written.slice(i)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
