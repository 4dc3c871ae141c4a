/** One letter further in the rolling hash. */
export function rolled(hash: number, letter: number): number {
  return Math.imul(hash, 0x01000193) ^ letter;
}

/** One letter further in a second one, of another multiplier: both together tell words apart. */
export function rolledAgain(hash: number, letter: number): number {
  return (Math.imul(hash, 0x5bd1e995) + letter) | 0;
}

/** Spreads a rolling hash over all bits (finaliser of MurmurHash3, public domain). */
export function mixed(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The rolling hash of a text. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = rolled(hash, text.charCodeAt(i));
  return hash;
}

/** The rolling hash of the first `length` letters. */
export function hashOfLetters(letters: Uint16Array, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = rolled(hash, letters[i]!);
  return hash;
}
