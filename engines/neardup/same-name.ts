import { LATIN, NAME_LETTERS } from './names.ts';

/** A slip of the hand is forgiven from this many letters: shorter names differ by one letter too often. */
const SHORTEST_FORGIVEN = 6;
const first = new Uint8Array(NAME_LETTERS);
const second = new Uint8Array(NAME_LETTERS);

/** Are two packed names (see writeName) one place, allowing one slip: a letter lost, added, replaced or two swapped? */
export function sameName(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  if (((a[i + 2]! ^ b[j + 2]!) & LATIN) !== 0) return false;
  const qa = a[i + 2]! & 7;
  const qb = b[j + 2]! & 7;
  if (qa !== qb && qa !== 0 && qb !== 0) return false;
  // The same stem in any case of the noun; the first letter makes chance agreement of 16 bits rarer still.
  const sameStem = a[i] === b[j] && a[i + 1] === b[j + 1];
  const firstA = letterAt(a, i, 0);
  const firstB = letterAt(b, j, 0);
  if (sameStem && firstA === firstB) return true;
  // Of most names this is all that is read.
  if (firstA !== firstB && letterAt(a, i, 1) !== firstB) return false;
  const la = a[i + 2]! >> 4;
  const lb = b[j + 2]! >> 4;
  if (Math.max(la, lb) < SHORTEST_FORGIVEN || Math.abs(la - lb) > 1) return false;
  const na = unpack(a, i, la, first);
  const nb = unpack(b, j, lb, second);
  if (firstA !== firstB) return swappedStart();
  return oneSlip(na, nb, la > NAME_LETTERS || lb > NAME_LETTERS);
}

/** Letters of a packed name into `out`; gives their number. */
function unpack(bytes: Uint8Array, at: number, length: number, out: Uint8Array): number {
  const count = Math.min(length, NAME_LETTERS);
  for (let k = 0; k < count; k++) out[k] = letterAt(bytes, at, k);
  return count;
}

function letterAt(bytes: Uint8Array, at: number, k: number): number {
  const byte = at + 3 + ((k * 5) >> 3);
  const pair = (bytes[byte]! << 8) | (((k * 5) & 7) > 3 ? bytes[byte + 1]! : 0);
  return (pair >> (11 - ((k * 5) & 7))) & 31;
}

/** The first letter is where different names differ ("Речная", "Печная"): only a swap of the first two is a slip. */
function swappedStart(): boolean {
  return first[0] === second[1] && first[1] === second[0] && first[2] === second[2] && first[3] === second[3];
}

/**
 * `cut`: letters beyond the eighth are known by hash only, and it differs. Then the slip must show among the first
 * eight, and a letter pushed out at their end is forgiven; equal beginnings mean that the ends differ.
 */
function oneSlip(na: number, nb: number, cut: boolean): boolean {
  let k = 0;
  while (k < na && k < nb && first[k] === second[k]) k++;
  if (k === na && k === nb) return !cut;
  const swapped =
    first[k] === second[k + 1] && first[k + 1] === second[k] && equalFrom(k + 2, k + 2, na, nb, false);
  if (swapped && k + 1 < na && k + 1 < nb) return true;
  if (equalFrom(k + 1, k + 1, na, nb, false)) return true;
  return equalFrom(k, k + 1, na, nb, cut) || equalFrom(k + 1, k, na, nb, cut);
}

function equalFrom(i: number, j: number, na: number, nb: number, cut: boolean): boolean {
  while (i < na && j < nb) if (first[i++] !== second[j++]) return false;
  return cut || (i >= na && j >= nb);
}

/** The known beginning of a name, for showing: "ленин", "комсомол…". */
export function showName(bytes: Uint8Array, at: number): string {
  const length = bytes[at + 2]! >> 4;
  const alphabet = (bytes[at + 2]! & LATIN) === 0 ? 0x430 : 97;
  let text = '';
  for (let k = 0; k < Math.min(length, NAME_LETTERS); k++) {
    text += String.fromCharCode(alphabet + letterAt(bytes, at, k));
  }
  return length > NAME_LETTERS ? `${text}…` : text;
}
