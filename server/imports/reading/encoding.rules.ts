/** Encodings Russian tables come in; the names are those of the WHATWG Encoding Standard. */
export const singleByteEncodings = ['windows-1251', 'koi8-r', 'ibm866'] as const;
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | (typeof singleByteEncodings)[number];

/** What the byte order mark says, if there is one. */
export function encodingByMark(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without a mark: separators and line ends have a zero byte on one side, and only there. Binary files have
 * zeros on both; text in which zeros have strayed has every other byte on that side, too.
 */
export function looksLikeUtf16(sample: Uint8Array): Encoding | undefined {
  const [even, odd] = [0, 1].map((side) => countBytes(sample, side)) as [number[], number[]];
  if (namesBlocks(odd, even)) return 'utf-16le';
  if (namesBlocks(even, odd)) return 'utf-16be';
  return undefined;
}

/** How often each byte stands on one side of the pairs. */
function countBytes(sample: Uint8Array, side: number): number[] {
  const counts = Array<number>(256).fill(0);
  for (let at = side; at < sample.length; at += 2) counts[sample[at]!]! += 1;
  return counts;
}

/** The upper halves of a text's signs name their blocks: those of ASCII, of one alphabet and of some marks. */
function namesBlocks(upper: readonly number[], lower: readonly number[]): boolean {
  const all = upper.reduce((sum, count) => sum + count, 0);
  const [zeros, strayed] = [upper[0]!, lower[0]!];
  const commonest = upper.toSorted((a, b) => b - a).slice(0, 3);
  const inBlocks = commonest.reduce((sum, count) => sum + count, 0);
  return zeros > all / 25 && strayed < zeros / 20 && inBlocks > 0.75 * all;
}

/** More than one byte in twenty is a control character no text has. */
export function looksBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  return controls > sample.length / 20;
}

/** The commonest letters of Russian, in descending order of frequency; the rest are rare. */
const common = new Set('оеаинтсрвлкмдпу');

/**
 * How Russian a decoding reads, per letter beyond ASCII: common small letters speak for it, a capital after a small
 * letter (what KOI8-R and windows-1251 make of one another), signs and marks no text is full of speak against it.
 */
export function russianScore(text: string): number {
  let score = 0;
  let foreign = 0;
  let previousSmall = false;
  for (const sign of text) {
    if (sign < '\u0080') {
      previousSmall = false;
      continue;
    }
    foreign += 1;
    const small = (sign >= 'а' && sign <= 'я') || sign === 'ё';
    const capital = (sign >= 'А' && sign <= 'Я') || sign === 'Ё';
    if (small) score += common.has(sign) ? 2 : 0.5;
    else if (capital) score += previousSmall ? -3 : 0.3;
    else if (!'«»—–№…“”„’•·©°\u00a0'.includes(sign)) score -= 3;
    previousSmall = small;
  }
  return foreign === 0 ? 0 : score / foreign;
}

/** Of the encodings a byte is always valid in, and UTF-8 with some damage, the one that reads best. */
export function likeliestEncoding(sample: Uint8Array): Encoding {
  const candidates: Encoding[] = ['utf-8', ...singleByteEncodings];
  const scored = candidates.map((encoding) => {
    const score = russianScore(new TextDecoder(encoding).decode(sample));
    return { encoding, score };
  });
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.encoding ?? 'utf-8';
}
