/**
 * Concept → its phrases. A phrase is pieces in order; a piece is words, or several ways to say it parted by `|`
 * (`запах|тянет`, `put out|is out`); `пахн*` is a word with any ending. `+` puts pieces next to each other, `~` lets up to
 * four words of the same clause stand between them, `~~` up to seven of the same sentence.
 */
export type Concepts = Readonly<Record<string, readonly string[]>>;

interface Piece {
  /** Ways of one word, by their pattern. */
  readonly single: ReadonlySet<number>;
  /** Ways of several words. */
  readonly several: readonly (readonly number[])[];
  /** Marks of the words it can begin with: see `marksOf`. */
  readonly marks: number;
  /** How many words may stand between the piece before and this one. */
  readonly gap: number;
  /** Whether those may be of another clause. */
  readonly wide: boolean;
}

export interface Phrase {
  readonly concept: string;
  /** It says "not" itself ("не дышит"): another one before it does not turn it round. */
  readonly denies: boolean;
  readonly first: Piece;
  readonly rest: readonly Piece[];
  /** Every way to begin it is one word, so that a word that can begin it has. */
  readonly shortStart: boolean;
  /** Of the second piece, so that a phrase that does not stand is mostly given up without looking at its pieces. */
  readonly nextMarks: number;
  readonly nextGap: number;
}

const gaps: Readonly<Record<string, number>> = { '+': 0, '~': 4, '~~': 7 };
const denying = new Set(
  "не нет без ни нету никто not no without cannot can't cant won't nobody isn't hasn't don't".split(' '),
);

/** What a book knows of a word form, whichever message it stands in. */
export interface KnownForm {
  readonly patterns: readonly number[];
  /** Of these patterns: see `marksOf`. */
  readonly marks: number;
  /** Phrases that a word of this form can begin. */
  readonly begun: readonly Phrase[];
  /**
   * Places in `begun`: of those that the word can begin by itself, and by the pattern of the next word of those that it can
   * only begin with that one. Of "не" and "в" there are dozens.
   */
  readonly alone: readonly number[];
  readonly withNext: ReadonlyMap<number, readonly number[]> | undefined;
}

/** A word as phrases see it. */
export interface PhraseWord {
  readonly sentence: number;
  readonly clause: number;
  readonly form: KnownForm;
}

export interface PhraseBook {
  /** Of a word in small letters. Costs more than `find`: to be remembered. */
  know(word: string): KnownForm;
}

/** Compiles phrases of any number of languages: one look a word, however many phrases there are. */
export function compilePhrases(...sources: readonly Concepts[]): PhraseBook {
  const exact = new Map<string, number>();
  const prefixes = new Map<string, number>();
  const patternOf = (written: string) => {
    const isPrefix = written.endsWith('*');
    const [table, key] = isPrefix ? [prefixes, written.slice(0, -1)] : [exact, written];
    const known = table.get(key) ?? exact.size + prefixes.size;
    table.set(key, known);
    return known;
  };
  const byFirst = new Map<number, Phrase[]>();
  for (const [concept, phrases] of sources.flatMap((source) => Object.entries(source))) {
    for (const written of phrases) file(byFirst, phraseOf(concept, written, patternOf));
  }
  const known = prefixTree(prefixes);
  return { know: (word) => knownForm(known(word, exact.get(word)), byFirst) };
}

const none: readonly never[] = [];

/** One bit of thirty a pattern: a word none of whose bits a piece has cannot begin it, and need not be looked up. */
const marksOf = (patterns: readonly number[]): number =>
  patterns.reduce((marks, pattern) => marks | (1 << (pattern % 30)), 0);

const unknown: KnownForm = { patterns: none, marks: 0, begun: none, alone: none, withNext: undefined };

function knownForm(patterns: readonly number[], byFirst: ReadonlyMap<number, readonly Phrase[]>): KnownForm {
  if (patterns.length === 0) return unknown;
  const begun = [...new Set(patterns.flatMap((pattern) => byFirst.get(pattern) ?? none))];
  const marks = marksOf(patterns);
  if (begun.length === 0) return { ...unknown, patterns, marks };
  const alone: number[] = [];
  const withNext = new Map<number, number[]>();
  begun.forEach(({ first: { single, several } }, place) => {
    if (patterns.some((pattern) => single.has(pattern))) {
      alone.push(place);
      return;
    }
    const nexts = several.filter(([word]) => patterns.includes(word!)).map(([, next]) => next!);
    for (const next of new Set(nexts)) withNext.set(next, [...(withNext.get(next) ?? none), place]);
  });
  return { patterns, marks, begun, alone, withNext: withNext.size > 0 ? withNext : undefined };
}

/** Calls `visit` with each phrase that stands in the words, in order of their first word. */
export function findPhrases(
  words: readonly PhraseWord[],
  visit: (phrase: Phrase, from: number, to: number) => void,
): void {
  for (let at = 0; at < words.length; at++) {
    const { begun } = words[at]!.form;
    if (begun.length === 0) continue;
    for (const place of placesToTry(words[at]!.form, words[at + 1]?.form)) {
      const phrase = begun[place]!;
      const to = endOf(phrase, words, at);
      if (to > 0) visit(phrase, at, to);
    }
  }
}

function placesToTry({ alone, withNext }: KnownForm, next: KnownForm | undefined): readonly number[] {
  if (!withNext || !next?.patterns.some((pattern) => withNext.has(pattern))) return alone;
  const more = next.patterns.flatMap((pattern) => withNext.get(pattern) ?? none);
  return [...new Set([...alone, ...more])].sort((a, b) => a - b);
}

function phraseOf(concept: string, written: string, patternOf: (word: string) => number): Phrase {
  const pieces = written.split(/ (?=[~+]+ )/).map((part): Piece => {
    const [, joint = '+', said = part] = /^([~+]+) (.*)$/.exec(part) ?? [];
    const ways = said.split('|').map((way) => way.split(' ').map(patternOf));
    return {
      marks: marksOf(ways.map(([first]) => first!)),
      single: new Set(ways.filter((way) => way.length === 1).map(([only]) => only!)),
      several: ways.filter((way) => way.length > 1),
      gap: gaps[joint]!,
      wide: joint === '~~',
    };
  });
  const denies = written.split(/[ |]/).some((word) => denying.has(word));
  const [first, ...rest] = pieces;
  return {
    concept,
    denies,
    first: first!,
    rest,
    shortStart: first!.several.length === 0,
    nextMarks: rest[0]?.marks ?? 0,
    nextGap: rest[0]?.gap ?? 0,
  };
}

function file(byFirst: Map<number, Phrase[]>, phrase: Phrase): void {
  const { single, several } = phrase.first;
  for (const pattern of new Set([...single, ...several.map(([first]) => first!)])) {
    const list = byFirst.get(pattern);
    if (list) list.push(phrase);
    else byFirst.set(pattern, [phrase]);
  }
}

/** The index after the last word of the phrase that the word at `at` can begin, or 0 when it does not stand there. */
function endOf(phrase: Phrase, words: readonly PhraseWord[], at: number): number {
  if (phrase.shortStart && phrase.nextMarks !== 0 && !mayGoOn(phrase, words, at + 1)) return 0;
  let next = phrase.shortStart ? at + 1 : pieceEnd(phrase.first, words, at);
  const { rest } = phrase;
  for (let p = 0; p < rest.length && next > 0; p++) next = pieceAfter(rest[p]!, words, next);
  return next;
}

function mayGoOn({ nextMarks, nextGap }: Phrase, words: readonly PhraseWord[], from: number): boolean {
  const last = Math.min(words.length - 1, from + nextGap);
  for (let i = from; i <= last; i++) if ((words[i]!.form.marks & nextMarks) !== 0) return true;
  return false;
}

/** The piece within its gap after the words before `from`; 0 when it is not there. */
function pieceAfter(piece: Piece, words: readonly PhraseWord[], from: number): number {
  const { sentence, clause } = words[from - 1]!;
  for (let i = from; i <= from + piece.gap; i++) {
    const word = words[i];
    if (word === undefined || word.sentence !== sentence) return 0;
    if (!piece.wide && word.clause !== clause) return 0;
    const to = pieceEnd(piece, words, i);
    if (to > 0) return to;
  }
  return 0;
}

/** The index after the piece if it stands at `at`, or 0. */
function pieceEnd({ marks, single, several }: Piece, words: readonly PhraseWord[], at: number): number {
  const { patterns, marks: own } = words[at]!.form;
  if ((marks & own) === 0) return 0;
  for (let i = 0; i < several.length; i++)
    if (patterns.includes(several[i]![0]!) && stands(several[i]!, words, at)) return at + several[i]!.length;
  for (let i = 0; i < patterns.length; i++) if (single.has(patterns[i]!)) return at + 1;
  return 0;
}

function stands(way: readonly number[], words: readonly PhraseWord[], at: number): boolean {
  const { clause } = words[at]!;
  for (let i = 1; i < way.length; i++) {
    const word = words[at + i];
    if (word?.clause !== clause || !word.form.patterns.includes(way[i]!)) return false;
  }
  return true;
}

interface Node {
  pattern: number | undefined;
  readonly next: Map<number, Node>;
}

/** Patterns of a word: that of the whole, then those of its prefixes, the shortest first. A prefix has two letters or more. */
function prefixTree(
  prefixes: ReadonlyMap<string, number>,
): (word: string, whole: number | undefined) => readonly number[] {
  const root: Node = { pattern: undefined, next: new Map() };
  for (const [prefix, pattern] of prefixes) {
    let node = root;
    for (let i = 0; i < prefix.length; i++) {
      const letter = prefix.charCodeAt(i);
      const next: Node = node.next.get(letter) ?? { pattern: undefined, next: new Map() };
      node.next.set(letter, next);
      node = next;
    }
    if (prefix.length > 1) node.pattern = pattern;
  }
  return (word, whole) => {
    const found: number[] = whole === undefined ? [] : [whole];
    let node: Node | undefined = root;
    for (let i = 0; i < word.length && node; i++) {
      node = node.next.get(word.charCodeAt(i));
      if (node?.pattern !== undefined) found.push(node.pattern);
    }
    return found;
  };
}
