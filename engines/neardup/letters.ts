/** What each UTF-16 unit is to the scanner: 0 separates words, SKIP is invisible, anything else is the folded letter or digit. */
export const SKIP = 1;

const IO = 0x451;
const IE = 0x435;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u;

/** The text without signs that have no width: joiners, soft hyphens, variation selectors. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '');
}

/** Folded form of every unit of the basic plane: lower case, ё as е. Surrogates (emoji) separate. */
export const FOLD = buildFold();

function buildFold(): Uint16Array {
  const fold = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (INVISIBLE.test(char)) fold[code] = SKIP;
    else if (LETTER.test(char)) fold[code] = char.toLowerCase().charCodeAt(0);
  }
  fold[0x401] = IE;
  fold[IO] = IE;
  return fold;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Scripts written without spaces: every sign is a word of its own. */
export function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Five bits for a letter; exact for Russian (32 letters without ё) and English, lossy elsewhere. */
export function letterIndex(code: number): number {
  if (code >= 0x430 && code <= 0x44f) return code - 0x430;
  if (code >= 97 && code <= 122) return code - 97;
  return code & 31;
}
