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
 * zeros on both.
 */
export function looksLikeUtf16(sample: Uint8Array): Encoding | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const least = sample.length / 50;
  if (odd > least && even < odd / 20) return 'utf-16le';
  if (even > least && odd < even / 20) return 'utf-16be';
  return undefined;
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
