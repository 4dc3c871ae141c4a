import { findHits, type Hit } from './hits.ts';
import { anything, type Looks, looksOf } from './looks.ts';
import { type Reading, readWords } from './reading.ts';

/** What a message shows: its words, and where the concepts of the lexicons stand in them. Read once, asked many times. */
export interface Signs extends Reading {
  readonly text: string;
  readonly looks: Looks;
  /** Concept → its hits. */
  readonly of: ReadonlyMap<string, readonly Hit[]>;
  /** Kinds of words, in order of their first word. */
  readonly kinds: readonly Hit[];
}

/** Why something is concluded: a code, what to fill into its words, and where it stands in the message. */
export interface SignReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start?: number;
  readonly end?: number;
}

/** Reads a message in Russian or English; other languages give few signs or none. */
export function readSigns(text: string): Signs {
  const reading = readWords(text);
  return {
    ...reading,
    text,
    looks: looksOf(text, reading.plain, anything),
    ...sorted(findHits(reading.words)),
  };
}

/** Concepts apart from kinds. */
export function sorted(hits: readonly Hit[]): Pick<Signs, 'of' | 'kinds'> {
  const of = new Map<string, Hit[]>();
  const kinds: Hit[] = [];
  for (const hit of hits) {
    if (hit.kind >= 0) {
      kinds.push(hit);
      continue;
    }
    const list = of.get(hit.concept);
    if (list) list.push(hit);
    else of.set(hit.concept, [hit]);
  }
  return { of, kinds };
}

/** A reason that stands where the hit does, with its words. */
export function reasonAt(
  signs: Signs,
  code: string,
  hit: Pick<Hit, 'from' | 'to'>,
  params: Readonly<Record<string, string | number>> = {},
): SignReason {
  const start = signs.words[hit.from]!.start;
  const end = signs.words[hit.to - 1]!.end;
  return { code, params: { words: signs.text.slice(start, end), ...params }, start, end };
}
