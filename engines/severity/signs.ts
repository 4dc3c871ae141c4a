import { contextsEn } from './lexicon/contexts.en.ts';
import { contextsRu } from './lexicon/contexts.ru.ts';
import { dangersEn } from './lexicon/dangers.en.ts';
import { dangersRu } from './lexicon/dangers.ru/index.ts';
import { compilePhrases, type Hit } from './phrases.ts';
import { type Reading, readWords } from './reading.ts';

/** What a message shows: its words, and where the concepts of the lexicons stand in them. Read once, asked many times. */
export interface Signs extends Reading {
  readonly text: string;
  readonly hits: readonly Hit[];
  /** Concept → its hits. */
  readonly of: ReadonlyMap<string, readonly Hit[]>;
}

/** Why something is concluded: a code, what to fill into its words, and where it stands in the message. */
export interface SignReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start?: number;
  readonly end?: number;
}

const book = compilePhrases(...dangersRu, dangersEn, contextsRu, contextsEn);

/** Reads a message in Russian or English; other languages give few signs or none. */
export function readSigns(text: string): Signs {
  const reading = readWords(text);
  const hits = book.find(reading.words);
  const of = new Map<string, Hit[]>();
  for (const hit of hits) {
    const list = of.get(hit.concept);
    if (list) list.push(hit);
    else of.set(hit.concept, [hit]);
  }
  return { ...reading, text, hits, of };
}

/** A reason that stands where the hit does, with its words. */
export function reasonAt(
  signs: Signs,
  code: string,
  hit: Hit,
  params: Readonly<Record<string, string | number>> = {},
): SignReason {
  const start = signs.words[hit.from]!.start;
  const end = signs.words[hit.to - 1]!.end;
  return { code, params: { words: signs.text.slice(start, end), ...params }, start, end };
}
