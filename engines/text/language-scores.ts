import { PROFILES, SCRIPTS, type Script } from './languages.ts';

/*
 * The profiles as bit masks, one bit for each language, so that a word is looked at once for all of them.
 */

/** What a word with a letter foreign to the language costs, in frequent words. */
const FOREIGN_WORD = 1.5;
const TABLE_SIZE = 0x530;

const letterMasks = new Uint32Array(TABLE_SIZE);
const wordMasks = new Map<string, number>();
for (const [index, { alphabet, words }] of PROFILES.entries()) {
  for (const letter of `${alphabet}0123456789-_'’\``) letterMasks[letter.charCodeAt(0)]! |= 1 << index;
  for (const word of words.split(' ')) wordMasks.set(word, (wordMasks.get(word) ?? 0) | (1 << index));
}

/** Scripts by number; 0 is one without a profile. */
const NAMES = [undefined, ...new Set(SCRIPTS.map(({ script }) => script))];
const scriptNumbers = new Uint8Array(TABLE_SIZE);
for (const { script, from, to } of SCRIPTS) scriptNumbers.fill(NAMES.indexOf(script), from, to + 1);

export const profileScores = { of: scoresOf, script: scriptOf };

/** Places of the profiles of a script. */
const placesOf = (script: Script): readonly number[] =>
  PROFILES.flatMap((profile, index) => (profile.script === script ? [index] : []));
const profilesOf: Readonly<Record<Script, readonly number[]>> = {
  cyrillic: placesOf('cyrillic'),
  latin: placesOf('latin'),
};

/** For each profile of the script: frequent words it knows less the words it could not have written. */
function scoresOf(words: readonly string[], script: Script): readonly ProfileScore[] {
  const own = profilesOf[script];
  const scores = new Float64Array(PROFILES.length);
  for (const word of words) {
    const known = wordMasks.get(word) ?? 0;
    const possible = alphabetsOf(word);
    for (let i = 0; i < own.length; i++) {
      const index = own[i]!;
      if ((known >>> index) & 1) scores[index]! += 1;
      else if (!((possible >>> index) & 1)) scores[index]! -= FOREIGN_WORD;
    }
  }
  return own.map((index) => ({ code: PROFILES[index]!.code, score: scores[index]! }));
}

/** The languages whose alphabet has every letter of a word. */
function alphabetsOf(word: string): number {
  let mask = -1;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    mask &= code < TABLE_SIZE ? letterMasks[code]! : 0;
  }
  return mask;
}

interface ProfileScore {
  readonly code: string;
  readonly score: number;
}

interface ScriptShare {
  /** The script of most letters; undefined when that is one without a profile. */
  readonly script: Script | undefined;
  readonly share: number;
  readonly letters: number;
}

function scriptOf(words: readonly string[]): ScriptShare {
  const counts = new Int32Array(NAMES.length);
  /** In the order of the text: of as many letters of two, the first decides. */
  const met: number[] = [];
  let letters = 0;
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (code < 0x61) continue;
      const script = code < TABLE_SIZE ? scriptNumbers[code]! : 0;
      if (counts[script]!++ === 0) met.push(script);
      letters++;
    }
  }
  let most = met[0] ?? 0;
  for (const script of met) if (counts[script]! > counts[most]!) most = script;
  return { script: NAMES[most], share: letters === 0 ? 0 : counts[most]! / letters, letters };
}
