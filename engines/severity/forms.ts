import { createStemmer, rememberWords } from '../text/index.ts';
import { contextsEn } from './lexicon/contexts.en.ts';
import { contextsRu } from './lexicon/contexts.ru.ts';
import { dangersEn } from './lexicon/dangers.en.ts';
import { dangersRu } from './lexicon/dangers.ru/index.ts';
import { kindsEn } from './lexicon/kinds.en.ts';
import { kindsRu } from './lexicon/kinds.ru.ts';
import { compilePhrases, type KnownForm } from './phrases.ts';
import type { WordFeatures } from './word-features.ts';

/** What the lexicons know of a word form, whichever message it stands in. */
export interface Form extends KnownForm {
  readonly text: string;
  readonly hash: number;
  readonly stem: string;
  /** Turns round what comes after it: "not". */
  readonly not: boolean;
  /** May stand between "not" and what it turns round. */
  readonly between: boolean;
  /** What it shows to the learned weights, once they have been asked. */
  learnt: WordFeatures | undefined;
}

const notWords = new Set(
  "не нет без ни никакого никакой никаких not no without isn't wasn't aren't don't didn't doesn't hasn't never".split(
    ' ',
  ),
);
const betweenWords = new Set(
  'было был была из из-за так уже ещё еще это то any a the of because really even actually been being'.split(
    ' ',
  ),
);

// Forms are remembered here; what the stemmer remembers itself is hardly asked for.
const stem = createStemmer(1024);
const book = compilePhrases(...dangersRu, dangersEn, contextsRu, contextsEn, kindsRu, kindsEn);

/** Of the word from `from` to before `to`, in small letters, ё as е. */
export const formOf: (letters: Uint16Array, from: number, to: number) => Form = rememberWords<Form>(
  (word, hash) => ({
    text: word,
    hash,
    stem: stem(word),
    ...book.know(word),
    not: notWords.has(word),
    between: betweenWords.has(word),
    learnt: undefined,
  }),
);
