import { createStemmer, normalise, scanTokens, type TokenKind } from '../../engines/text/index.ts';

const stemmer = createStemmer(50_000);

/** Longer ones are no words; PostgreSQL takes 2 kB at most. */
const longest = 60;
/** A document of a case nobody should have to read holds no more. */
const most = 3000;

/** Words that every text holds and nobody looks for, as stems. */
const common = new Set(
  (
    'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще ' +
    'нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом ' +
    'себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под ' +
    'будет ж тогда кто этот это эта эти a an and are as at be but by for if in into is it no not of on or such that the ' +
    'their then there these they this to was will with i we you he she my our your'
  )
    .split(' ')
    .map((word) => stemmer(normalise(word))),
);

const searched = new Set<TokenKind>(['word', 'number', 'hashtag', 'mention', 'url', 'email']);

/** One token in the one form it is stored and looked for: a stem, a number without its dash. */
function lexemeOf(text: string, kind: TokenKind): string {
  const plain = normalise(text).replace(/^[#@]/, '');
  if (kind === 'number') return plain.replace(/^(\d{4})-(\d{1,4})$/, '$1$2');
  return kind === 'word' || kind === 'hashtag' ? stemmer(plain) : plain;
}

/** Parts that are looked for on their own: both halves of кто-то, 12 of 12/3. */
function partsOf(text: string, kind: TokenKind): string[] {
  if (kind === 'word' && text.includes('-')) return text.split('-').map((part) => lexemeOf(part, kind));
  if (kind === 'number' && /[/-]/.test(text)) return text.split(/[/-]/).map((part) => normalise(part));
  return [];
}

/** Everything a text can be found by. */
export function addLexemes(text: string, to: Set<string>): void {
  scanTokens(text, (start, end, kind) => {
    if (!searched.has(kind) || to.size >= most) return;
    const token = text.slice(start, end);
    for (const lexeme of [lexemeOf(token, kind), ...partsOf(token, kind)])
      if (lexeme !== '' && lexeme.length <= longest && !common.has(lexeme)) to.add(lexeme);
  });
}

/** One word of a search. */
export interface Needle {
  readonly lexeme: string;
  /** It is still being typed. */
  readonly prefix: boolean;
}

/** A prefix shorter than this would match half of everything. */
const shortestPrefix = 3;
const mostNeedles = 12;

/** What somebody looks for; all of it must be found. The last word counts from its beginning while it is typed. */
export function needlesOf(query: string): Needle[] {
  const needles: Needle[] = [];
  scanTokens(query, (start, end, kind) => {
    if (!searched.has(kind)) return;
    const lexeme = lexemeOf(query.slice(start, end), kind);
    if (lexeme === '' || lexeme.length > longest || common.has(lexeme)) return;
    const typed =
      end === query.length && lexeme.length >= shortestPrefix && (kind === 'word' || kind === 'number');
    needles.push({ lexeme, prefix: typed });
  });
  return needles.slice(0, mostNeedles);
}

/** A lexeme as PostgreSQL reads it in a tsquery. */
const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** All needles; for each, any of the words that may have been meant. */
export function tsqueryOf(
  needles: readonly Needle[],
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  return needles
    .map(({ lexeme, prefix }) => {
      const others = (meant.get(lexeme) ?? []).map(quoted);
      return `(${[`${quoted(lexeme)}${prefix ? ':*' : ''}`, ...others].join(' | ')})`;
    })
    .join(' & ');
}

export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where a text holds what was looked for. */
export function marksOf(text: string, wanted: readonly Needle[]): Mark[] {
  const marks: Mark[] = [];
  scanTokens(text, (start, end, kind) => {
    if (!searched.has(kind)) return;
    const token = text.slice(start, end);
    const lexemes = [lexemeOf(token, kind), ...partsOf(token, kind)];
    const held = wanted.some(({ lexeme, prefix }) =>
      lexemes.some((one) => one === lexeme || (prefix && one.startsWith(lexeme))),
    );
    if (held) marks.push({ start, end });
  });
  return marks;
}

const around = 70;

/** The part of a text around the first mark, with its marks; `undefined` when it holds none. */
export function fragmentOf(
  text: string,
  wanted: readonly Needle[],
): { text: string; marks: Mark[] } | undefined {
  const marks = marksOf(text, wanted);
  const [first] = marks;
  if (!first) return undefined;
  const from = first.start <= around ? 0 : wordAfter(text, first.start - around);
  const until = Math.min(text.length, first.end + 2 * around);
  const shown = marks
    .filter(({ start, end }) => start >= from && end <= until)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  return { text: text.slice(from, until), marks: shown };
}

function wordAfter(text: string, at: number): number {
  const gap = text.slice(at, at + 30).search(/\s/);
  return gap < 0 ? at : at + gap + 1;
}
