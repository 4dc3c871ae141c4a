import { hashUnits } from './hash.ts';
import {
  ADJECTIVE,
  COMMON,
  FUNCTION,
  kindBeside,
  PLACE,
  qualifierOf,
  TITLE,
  UNNAMELIKE,
  unitBefore,
} from './lexicon.ts';
import { GAP_BREAK, GAP_DOT, type Scan } from './scan.ts';

/** Abbreviations end in a stop that ends no sentence: "ул. Ленина". */
const LONGEST_ABBREVIATION = 4;
const SHORTEST_NAME = 3;
/** From this length a word of place may itself be a name: "улица Набережная", not "пер. Сквер". */
const SHORTEST_PLACE_NAME = 8;

/** Could this word be the name of a place? Unknown to the lexicon, and with a capital or no ending of a verb. */
export function isNamelike(scan: Scan, i: number): boolean {
  if (i < 0 || i >= scan.count || scan.isNumber[i] === 1) return false;
  const end = scan.end[i]!;
  if (end - scan.start[i]! < SHORTEST_NAME || scan.flags[i] !== 0) return false;
  return scan.capital[i] === 1 || !UNNAMELIKE.has(hashUnits(scan.chars, end - 2, end) | 0);
}

/** Could it be one where a name is expected: also a title or a qualifier alone ("Космонавтов 5", "Северная 12")? */
export function isNameHere(scan: Scan, i: number): boolean {
  if (isNamelike(scan, i)) return true;
  if (i < 0 || i >= scan.count || scan.isNumber[i] === 1) return false;
  const flags = scan.flags[i]!;
  if ((flags & FUNCTION) !== 0 || kindBeside(flags) > 0 || unitBefore(flags) > 0) return false;
  if ((flags & TITLE) !== 0 || qualifierOf(flags) > 0) return true;
  return (flags & (PLACE | COMMON)) === PLACE && scan.end[i]! - scan.start[i]! >= SHORTEST_PLACE_NAME;
}

export function isAdjective(scan: Scan, i: number): boolean {
  const end = scan.end[i]!;
  return end - scan.start[i]! >= 5 && ADJECTIVE.has(hashUnits(scan.chars, end - 2, end) | 0);
}

/** Does token `next` go on the sentence of the one before it? */
export function follows(scan: Scan, next: number): boolean {
  if (next >= scan.count || scan.gap[next] === GAP_BREAK) return false;
  if (scan.gap[next] !== GAP_DOT || scan.isNumber[next - 1] === 1) return true;
  return scan.end[next - 1]! - scan.start[next - 1]! <= LONGEST_ABBREVIATION;
}
