import type { Word } from './reading.ts';

/**
 * Concept → its phrases. A phrase is pieces in order; a piece is words, or several ways to say it parted by `|`
 * (`запах|тянет`, `put out|is out`); `пахн*` is a word with any ending. `+` puts pieces next to each other, `~` lets up to
 * four words of the same clause stand between them, `~~` up to seven of the same sentence.
 */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** Where a concept stands: words from `from` to before `to`. */
export interface Hit {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
  /** The phrase says "not" itself ("не дышит"): another one before it does not turn it round. */
  readonly denies: boolean;
}

interface Piece {
  /** Ways of one word, by their pattern. */
  readonly single: ReadonlySet<number>;
  /** Ways of several words. */
  readonly several: readonly (readonly number[])[];
  /** How many words may stand between the piece before and this one. */
  readonly gap: number;
  /** Whether those may be of another clause. */
  readonly wide: boolean;
}

interface Phrase {
  readonly concept: string;
  readonly denies: boolean;
  readonly pieces: readonly Piece[];
}

const gaps: Readonly<Record<string, number>> = { '+': 0, '~': 4, '~~': 7 };
const denying = new Set(
  "не нет без ни нету никто not no without cannot can't cant won't nobody isn't hasn't don't".split(' '),
);

export interface PhraseBook {
  /** All phrases that stand in the words, in order of their first word. */
  find(words: readonly Word[]): Hit[];
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
  const known = remembering((word) => {
    const patterns = patternsOf(word, exact, prefixes);
    return { patterns, begun: [...new Set(patterns.flatMap((pattern) => byFirst.get(pattern) ?? []))] };
  });
  return {
    find(words) {
      const seen = words.map(({ text }) => known(text));
      const borne = seen.map(({ patterns }) => patterns);
      const hits: Hit[] = [];
      seen.forEach(({ begun }, at) => {
        for (const phrase of begun) {
          const to = endOf(phrase, words, borne, at);
          if (to > 0) hits.push({ concept: phrase.concept, from: at, to, denies: phrase.denies });
        }
      });
      return hits;
    },
  };
}

function phraseOf(concept: string, written: string, patternOf: (word: string) => number): Phrase {
  const pieces = written.split(/ (?=[~+]+ )/).map((part): Piece => {
    const [, joint = '+', said = part] = /^([~+]+) (.*)$/.exec(part) ?? [];
    const ways = said.split('|').map((way) => way.split(' ').map(patternOf));
    return {
      single: new Set(ways.filter((way) => way.length === 1).map(([only]) => only!)),
      several: ways.filter((way) => way.length > 1),
      gap: gaps[joint]!,
      wide: joint === '~~',
    };
  });
  const denies = written.split(/[ |]/).some((word) => denying.has(word));
  return { concept, denies, pieces };
}

function file(byFirst: Map<number, Phrase[]>, phrase: Phrase): void {
  const { single, several } = phrase.pieces[0]!;
  for (const pattern of new Set([...single, ...several.map(([first]) => first!)])) {
    const list = byFirst.get(pattern);
    if (list) list.push(phrase);
    else byFirst.set(pattern, [phrase]);
  }
}

type Borne = readonly (readonly number[])[];

/** The index after the last word of the phrase begun at `at`, or 0 when it does not stand there. */
function endOf({ pieces }: Phrase, words: readonly Word[], borne: Borne, at: number): number {
  let next = pieceEnd(pieces[0]!, words, borne, at);
  for (let p = 1; p < pieces.length && next > 0; p++) next = pieceAfter(pieces[p]!, words, borne, next);
  return next;
}

/** The piece within its gap after the words before `from`; 0 when it is not there. */
function pieceAfter(piece: Piece, words: readonly Word[], borne: Borne, from: number): number {
  const { sentence, clause } = words[from - 1]!;
  for (let i = from; i <= from + piece.gap; i++) {
    const word = words[i];
    if (word === undefined || word.sentence !== sentence) return 0;
    if (!piece.wide && word.clause !== clause) return 0;
    const to = pieceEnd(piece, words, borne, i);
    if (to > 0) return to;
  }
  return 0;
}

/** The index after the piece if it stands at `at`, or 0. */
function pieceEnd({ single, several }: Piece, words: readonly Word[], borne: Borne, at: number): number {
  for (const way of several) if (stands(way, words, borne, at)) return at + way.length;
  for (const pattern of borne[at]!) if (single.has(pattern)) return at + 1;
  return 0;
}

function stands(way: readonly number[], words: readonly Word[], borne: Borne, at: number): boolean {
  const { clause } = words[at]!;
  return way.every((pattern, i) => words[at + i]?.clause === clause && borne[at + i]!.includes(pattern));
}

const shortestPrefix = 2;

function patternsOf(
  word: string,
  exact: ReadonlyMap<string, number>,
  prefixes: ReadonlyMap<string, number>,
): readonly number[] {
  const found: number[] = [];
  const whole = exact.get(word);
  if (whole !== undefined) found.push(whole);
  for (let length = shortestPrefix; length <= word.length; length++) {
    const pattern = prefixes.get(word.slice(0, length));
    if (pattern !== undefined) found.push(pattern);
  }
  return found;
}

const remembered = 50_000;

/** Words repeat: nearly every look is one in a map. Forgets everything when full. */
function remembering<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= remembered) known.clear();
    const result = work(word);
    // A word cut from a message keeps the whole message in memory; what is remembered must not.
    known.set(` ${word}`.slice(1), result);
    return result;
  };
}
