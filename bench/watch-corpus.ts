/*
 * A generated stream: Russian-like words in inflected forms, frequencies as measured on messages to a
 * management centre (rank 1: 3 %, 10: 1 %, 100: 0.16 %, 1,000: 0.013 % of words; 6.4 characters per
 * word with its space; after half a million words one in 23 had never been written before in that form).
 */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ONSETS = 'б в г д ж з к л м н п р с т ф х ч ш ст пр кр др гр тр сл св'.split(' ');
const VOWELS = [...'аоеиуыояеи'];
const ENDINGS: readonly (readonly string[])[] = [
  ['а', 'ы', 'е', 'у', 'ой', 'ам', 'ами', 'ах'],
  ['', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах'],
  ['ый', 'ого', 'ому', 'ым', 'ом', 'ая', 'ой', 'ую', 'ое', 'ые', 'ых', 'ыми'],
  ['ать', 'аю', 'ает', 'аем', 'ают', 'ал', 'ала', 'али', 'аем', 'айте'],
  ['ение', 'ения', 'ению', 'ением', 'ении', 'ений'],
];
const FUNCTION_WORDS = 80;

/** The forms of each word, the most frequent word first. */
export type Vocabulary = readonly (readonly string[])[];

export function vocabularyOf(size: number, random: Random): Vocabulary {
  return Array.from({ length: size }, (_, rank) => {
    if (rank < FUNCTION_WORDS) return [stemOf(1, random).slice(0, 1 + Math.floor(random() * 4))];
    const stem = stemOf(1 + Math.floor(random() * 3), random);
    return ENDINGS[Math.floor(random() * ENDINGS.length)]!.map((ending) => stem + ending);
  });
}

function stemOf(syllables: number, random: Random): string {
  let stem = '';
  for (let i = 0; i < syllables; i++) stem += pick(ONSETS, random) + pick(VOWELS, random);
  return stem + pick(ONSETS, random);
}

export function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Draws ranks as often as they occur in the stream. */
export function rankSampler(size: number, random: Random): () => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / ((rank + 4) * (1 + rank / 1000) ** 0.6);
    sums[rank] = sum;
  }
  return () => firstAtLeast(sums, random() * sum);
}

function firstAtLeast(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Draws a form of a word: the first forms are the usual ones. */
export function formOf(forms: readonly string[], random: Random): string {
  return forms[Math.floor(random() ** 1.7 * forms.length)]!;
}

export interface StreamOptions {
  /** Characters per post. */
  readonly length: number;
  /** Share of words never written before. */
  readonly unseen: number;
}

/** Posts one after another; new words are new in each of them. */
export function streamOf(vocabulary: Vocabulary, options: StreamOptions, random: Random): () => string {
  const nextRank = rankSampler(vocabulary.length, random);
  const nextWord = () => {
    if (random() < options.unseen) return unseenWord(random);
    const word = formOf(vocabulary[nextRank()]!, random);
    return random() < 0.02 ? `#${word}` : word;
  };
  return () => {
    const pieces: string[] = [];
    for (let length = 0; length < options.length; ) {
      const word = nextWord();
      const piece =
        pieces.length % 9 === 0 ? `${word[0]!.toUpperCase()}${word.slice(1)} ` : word + separator(random);
      pieces.push(piece);
      length += piece.length;
    }
    return pieces.join('').slice(0, options.length);
  };
}

/** Long enough never to come twice: names, slips, numbers. */
function unseenWord(random: Random): string {
  if (random() < 0.2) return String(Math.floor(random() * 1e9));
  return stemOf(4, random) + pick(pick(ENDINGS, random), random);
}

function separator(random: Random): string {
  const dice = random();
  if (dice < 0.85) return ' ';
  return dice < 0.94 ? ', ' : '. ';
}
