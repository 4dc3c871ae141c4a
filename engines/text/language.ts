import { detectAll } from 'tinyld';
import { profileScores } from './language-scores.ts';
import { PROFILES, type Script } from './languages.ts';
import { normalise } from './normalise.ts';
import { foldObfuscation } from './obfuscation.ts';
import { scanTokens } from './tokenise.ts';

/** `other`: a language that was not expected; `unknown`: nothing to judge by. */
export interface LanguageGuess<L extends string = string> {
  readonly language: L | 'other' | 'unknown';
  /**
   * 0…1, a rank and not a probability: it rises with the words that speak for the answer rather than for
   * its closest rival and with the share of letters in its script. From 0.8 on two words more speak for it.
   */
  readonly confidence: number;
}

const profiled: ReadonlySet<string> = new Set(PROFILES.map(({ code }) => code));

/** Enough to judge by; the rest of a long message says no more. */
const MOST_WORDS = 30;
const MOST_CHARACTERS = 400;
/** A centre that expects a language is right about it more often than not: worth half a frequent word. */
const EXPECTED = 0.5;
/** Score of a language without a profile: below one clean word, above one with a foreign letter. */
const UNLISTED = -1;
/** From this many words on, the absence of every frequent word is worth asking n-grams about. */
const WORDS_FOR_NGRAMS = 5;

/**
 * Which of the expected languages (ISO 639-1) a message is written in. Links, numbers, tags and emoji are
 * ignored. The script is settled first, by letters; then frequent words and letters foreign to an alphabet
 * (languages.ts); where not one word speaks for a language, character n-grams (tinyld). A very short
 * message in a script with one expected language is taken for that language, with little confidence.
 */
export function detectLanguage<L extends string>(text: string, expected: readonly L[]): LanguageGuess<L> {
  const words = wordsOf(text);
  const { script, share, letters } = profileScores.script(words);
  if (letters < 2) return { language: 'unknown', confidence: 0 };
  const unprofiled = expected.filter((code) => !profiled.has(code));
  if (script === undefined) return ngrams(words, unprofiled) ?? { language: 'other', confidence: share };

  const [best, second] = ranked(words, script, expected);
  const margin = best.score - second.score;
  const undecided = best.score <= EXPECTED && words.length >= WORDS_FOR_NGRAMS;
  const others = unprofiled.length > 0 && (margin < 1 || best.code === undefined);
  const byNgrams = undecided ? ngrams(words, expected) : others ? ngrams(words, unprofiled) : undefined;
  if (byNgrams !== undefined && (undecided || byNgrams.language !== 'other')) return byNgrams;
  const confidence = share * (1 - 0.5 * Math.exp(-0.7 * margin));
  return { language: expected.find((code) => code === best.code) ?? 'other', confidence };
}

function wordsOf(text: string): string[] {
  const plain = normalise(text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text);
  const words: string[] = [];
  scanTokens(plain, (start, end, kind) => {
    if (kind === 'word' && words.length < MOST_WORDS) words.push(foldObfuscation(plain.slice(start, end)));
  });
  return words;
}

interface Candidate {
  /** undefined: a language without a profile. */
  readonly code: string | undefined;
  readonly score: number;
}

const unlisted: Candidate = { code: undefined, score: UNLISTED };

/** The two languages of a script for which most speaks; of equals the earlier profile. */
function ranked(
  words: readonly string[],
  script: Script,
  expected: readonly string[],
): [best: Candidate, second: Candidate] {
  let best: Candidate | undefined;
  let second: Candidate | undefined;
  for (const { code, score: own } of [...profileScores.of(words, script), unlisted]) {
    const score = code !== undefined && expected.includes(code) ? own + EXPECTED : own;
    if (best === undefined || score > best.score) [best, second] = [{ code, score }, best];
    else if (second === undefined || score > second.score) second = { code, score };
  }
  return [best ?? unlisted, second ?? unlisted];
}

function ngrams<L extends string>(
  words: readonly string[],
  expected: readonly L[],
): LanguageGuess<L> | undefined {
  const [best] = expected.length > 0 ? detectAll(words.join(' ')) : [];
  if (best === undefined) return undefined;
  const language = expected.find((code) => code === best.lang) ?? 'other';
  return { language, confidence: 0.5 + Math.min(best.accuracy, 1) / 4 };
}
