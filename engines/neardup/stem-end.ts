const VOWELS = new Set('аеиоуыэюяйь'.split('').map((c) => c.charCodeAt(0)));
const [A, E, I, O, Y, YA, V, M, KH, G, U, IY] = 'аеиоыявмхгуй'.split('').map((c) => c.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const SHORTEST = 3;
const LATIN_S = 115;

/**
 * Where the stem of the folded word chars[start, end) ends: an inflectional ending of Russian is left out, and an
 * English plural s. Far cruder than a Snowball stemmer and many times cheaper; re-posts keep their endings, so this
 * need only forgive, never be right. At least three letters stay.
 */
export function stemEnd(chars: Uint16Array, start: number, end: number): number {
  const length = end - start;
  if (length <= SHORTEST) return end;
  const cut = endingLength(chars[end - 1]!, chars[end - 2]!, chars[end - 3]!);
  return length - cut >= SHORTEST ? end - cut : Math.min(end, start + SHORTEST);
}

function endingLength(last: number, second: number, third: number): number {
  if (last === LATIN_S) return 1;
  if (last === O && second === G && (third === O || third === E)) return 3;
  if (last === U && second === M && (third === O || third === E)) return 3;
  if (last === I && second === M && isOneOf(third, A, YA, Y, I)) return 3;
  if (last === M || last === KH) return VOWELS.has(second) ? 2 : 0;
  if (last === V) return second === O || second === E ? 2 : 0;
  if (!VOWELS.has(last)) return 0;
  if (last === IY) return isOneOf(second, O, E, Y, I) ? 2 : 1;
  return VOWELS.has(second) ? 2 : 1;
}

function isOneOf(code: number, a: number, b: number, c: number, d: number): boolean {
  return code === a || code === b || code === c || code === d;
}
