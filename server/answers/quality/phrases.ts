/** A stretch of a text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const between = '[^\\p{L}\\p{N}.!?]+';
const gap = `(?:${between}[\\p{L}\\p{N}№-]+){0,3}`;

/** Small letters and ё as е, every character in its place, so that offsets stay true. */
export function fold(text: string): string {
  return Array.from(text, small).join('');
}

function small(character: string): string {
  const lower = character.toLowerCase();
  if (lower === 'ё') return 'е';
  return lower.length === character.length ? lower : character;
}

/** A list of phrases written with semicolons. */
export function list(phrases: string): string[] {
  return phrases
    .split(';')
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter((phrase) => phrase !== '');
}

interface Entry<Name> {
  readonly name: Name;
  readonly phrase: string;
  /** How each of its words may begin, gaps left out. */
  readonly beginnings: readonly (readonly string[])[];
  /** Matched where a word begins. Made when first needed: all of them would hold up the first answer by two seconds. */
  expression: RegExp | undefined;
}

/** Phrases under names, filed by the first letters of their first word, so that a text is read once. */
export type PhraseBook<Name extends string> = ReadonlyMap<string, readonly Entry<Name>[]>;

const keyLength = 3;

/**
 * A phrase is words parted by spaces: `слов*` any ending, `a|b` either, `…` up to three words between. Phrases never
 * reach over the end of a sentence.
 */
export function bookOf<Name extends string>(
  lists: Iterable<readonly [Name, readonly string[]]>,
): PhraseBook<Name> {
  const book = new Map<string, Entry<Name>[]>();
  for (const [name, phrases] of lists) {
    for (const phrase of phrases) {
      const beginnings = beginningsOf(phrase);
      const entry: Entry<Name> = { name, phrase, beginnings, expression: undefined };
      for (const key of new Set(beginnings[0]?.map((word) => word.slice(0, keyLength)))) {
        const filed = book.get(key);
        if (filed) filed.push(entry);
        else book.set(key, [entry]);
      }
    }
  }
  return book;
}

function beginningsOf(phrase: string): string[][] {
  const words = fold(phrase)
    .split(' ')
    .filter((word) => word !== '…');
  return words.map((word) => word.split('|').map((one) => one.replace('*', '')));
}

/** Whether a phrase may stand here: cheap, and says no to nearly all that begin with the same three letters. */
function mayStand(
  [first = [], ...others]: Entry<string>['beginnings'],
  folded: string,
  start: number,
): boolean {
  return (
    first.some((word) => folded.startsWith(word, start)) &&
    others.every((word) => word.some((one) => folded.includes(one, start)))
  );
}

function sourceOf(phrase: string): string {
  let source = '';
  for (const word of fold(phrase).split(' ')) {
    if (word === '…') source += gap;
    else source += `${source === '' ? '' : between}(?:${word.replaceAll('*', '[\\p{L}-]*')})`;
  }
  return source;
}

const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,3}/gu;

/** Where the phrases of each name stand in folded text; names that stand nowhere are left out. */
export function findPhrases<Name extends string>(book: PhraseBook<Name>, folded: string): Map<Name, Span[]> {
  const found = new Map<Name, Span[]>();
  for (const { index: start, 0: key } of folded.matchAll(wordStart)) {
    for (const entry of book.get(key) ?? []) {
      const { name } = entry;
      if (!mayStand(entry.beginnings, folded, start)) continue;
      entry.expression ??= new RegExp(`${sourceOf(entry.phrase)}(?![\\p{L}\\p{N}])`, 'uy');
      const { expression } = entry;
      expression.lastIndex = start;
      const match = expression.exec(folded);
      if (!match) continue;
      found.set(name, [...(found.get(name) ?? []), { start, end: start + match[0].length }]);
    }
  }
  return found;
}

/**
 * Where a global expression stands. `matchAll` works on a copy, which after a few collections of garbage is compiled anew:
 * a tenth of a second for all expressions of an answer.
 */
export function spansOf(expression: RegExp, text: string): Span[] {
  const spans: Span[] = [];
  expression.lastIndex = 0;
  for (let found = expression.exec(text); found; found = expression.exec(text)) {
    spans.push({ start: found.index, end: found.index + found[0].length });
    if (found[0] === '') expression.lastIndex += 1;
  }
  return spans;
}
