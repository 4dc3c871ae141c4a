/** What stands in a text, whatever its words. */
export interface Looks {
  readonly figures: boolean;
  /** Four capitals in a row. */
  readonly capitals: boolean;
  /** It may tell a temperature. */
  readonly degrees: boolean;
}

export const anything: Looks = { figures: true, capitals: true, degrees: true };

/** `small`: the text in small letters, as far as it is read. `whole`: of the text that this is a part of; what does not stand there is not looked for. */
export function looksOf(text: string, small: string, whole: Looks): Looks {
  return {
    figures: whole.figures && hasFigure(text),
    capitals: whole.capitals && hasCapitals(text),
    degrees: whole.degrees && mayTellDegrees(small),
  };
}

function hasFigure(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

/** Asks the expression, which is slow, only where two characters in a row can be capitals. */
function hasCapitals(text: string): boolean {
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    row = mayBeCapital(text.charCodeAt(i)) ? row + 1 : 0;
    if (row === 4) return /\p{Lu}{4}/u.test(text);
  }
  return false;
}

/** Whatever is not surely something else in Latin or Cyrillic: a space, a mark, a figure, a small letter. */
const mayBeCapital = (code: number): boolean =>
  code < 0x80 ? code >= 0x41 && code <= 0x5a : code < 0x430 || code > 0x45f;

const mayTellDegrees = (small: string): boolean =>
  small.includes('градус') ||
  small.includes('°') ||
  small.includes('degrees') ||
  small.includes('плюс') ||
  (small.includes('+') && /\+\s?\d/.test(small));
