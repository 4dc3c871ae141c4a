import type { Word } from './reading.ts';

/**
 * Concept → its phrases. A phrase is words in order: `газом`, `пахн*` (any ending), `запах|вонь` (either), `~` (up to
 * four words between, in the same sentence).
 */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** Where a concept stands: words from `from` to before `to`. */
export interface Hit {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

interface Step {
  /** Patterns any of which the word must bear. */
  readonly patterns: readonly number[];
  /** How many words may stand between the step before and this one. */
  readonly gap: number;
}

interface Phrase {
  readonly concept: string;
  readonly steps: readonly Step[];
}

const widestGap = 4;

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
    for (const written of phrases) file(byFirst, { concept, steps: stepsOf(written, patternOf) });
  }
  const patternsIn = remembering((word) => patternsOf(word, exact, prefixes));
  return {
    find(words) {
      const borne = words.map(({ text }) => patternsIn(text));
      const hits: Hit[] = [];
      for (let at = 0; at < words.length; at++) {
        for (const pattern of borne[at]!) {
          for (const phrase of byFirst.get(pattern) ?? []) {
            const to = endOf(phrase, words, borne, at);
            if (to > 0) hits.push({ concept: phrase.concept, from: at, to });
          }
        }
      }
      return hits;
    },
  };
}

function stepsOf(written: string, patternOf: (word: string) => number): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of written.split(' ')) {
    if (part === '~') gap = widestGap;
    else {
      steps.push({ patterns: part.split('|').map(patternOf), gap });
      gap = 0;
    }
  }
  return steps;
}

function file(byFirst: Map<number, Phrase[]>, phrase: Phrase): void {
  for (const pattern of phrase.steps[0]!.patterns) {
    const list = byFirst.get(pattern);
    if (list) list.push(phrase);
    else byFirst.set(pattern, [phrase]);
  }
}

/** The index after the last word of the phrase begun at `at`, or 0 when it does not stand there. */
function endOf(
  phrase: Phrase,
  words: readonly Word[],
  borne: readonly (readonly number[])[],
  at: number,
): number {
  const { sentence } = words[at]!;
  let next = at + 1;
  for (let s = 1; s < phrase.steps.length; s++) {
    const { patterns, gap } = phrase.steps[s]!;
    let found = -1;
    for (let i = next; i <= next + gap && words[i]?.sentence === sentence; i++) {
      if (borne[i]!.some((pattern) => patterns.includes(pattern))) {
        found = i;
        break;
      }
    }
    if (found < 0) return 0;
    next = found + 1;
  }
  return next;
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
