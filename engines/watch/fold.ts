/*
 * How letters are read, alike in posts and in rules: case and diacritics are dropped (ё is е; й stays
 * й), stress marks, soft hyphens and zero-width characters inside a word are not seen. A word is a run
 * of letters and digits.
 */

/** The code of characters between words. */
export const SEPARATOR = 0;
/** The code of characters that are skipped inside a word and are no word alone. */
export const IGNORED = 1;
/** Combining breve: makes й of и in decomposed text. */
export const BREVE = 0x306;
export const I_SHORT = 'й'.charCodeAt(0);
export const I_PLAIN = 'и'.charCodeAt(0);
export const HASH = '#'.charCodeAt(0);
export const UNDERSCORE = '_'.charCodeAt(0);

const INVISIBLE = /[\p{Cf}\p{M}]/u;

/** UTF-16 code → folded code, `SEPARATOR` or `IGNORED`. Surrogates (emoji) separate words. */
export const FOLDED: Uint16Array = foldTable();

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0x30; code < 0xd800; code++) table[code] = foldCode(code);
  for (let code = 0xe000; code < 0x10000; code++) table[code] = foldCode(code);
  return table;
}

function foldCode(code: number): number {
  const written = String.fromCharCode(code);
  if (INVISIBLE.test(written)) return IGNORED;
  if (!/[\p{L}\p{Nd}]/u.test(written)) return SEPARATOR;
  const lower = written.toLowerCase();
  const letter = lower.length === 1 ? lower : written;
  const base = letter === 'й' ? letter : withoutMarks(letter);
  return base.charCodeAt(0);
}

function withoutMarks(letter: string): string {
  const base = letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return base.length === 1 ? base : letter;
}

/** The words of a text, folded, in order. */
export function wordsOf(text: string): string[] {
  if (isFolded(text)) return [text];
  const words: string[] = [];
  let word = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = FOLDED[code]!;
    if (folded === SEPARATOR) {
      if (word !== '') words.push(word);
      word = '';
    } else if (folded !== IGNORED) {
      word += String.fromCharCode(folded);
    } else if (code === BREVE && word.endsWith('и')) {
      word = `${word.slice(0, -1)}й`;
    }
  }
  if (word !== '') words.push(word);
  return words;
}

/** Whether a text is one word that stays as it is. */
function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === SEPARATOR || FOLDED[code] !== code) return false;
  }
  return text !== '';
}

/** The folded body of a hashtag written without its #: letters, digits and underscores. */
export function foldTag(body: string): string {
  return body.split('_').map(foldRun).join('_');
}

/** Places, sources and languages are compared without regard to case, ё, quotation marks and extra blanks. */
export function foldValue(value: string): string {
  return value
    .replace(/["“”„«»]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ');
}

function foldRun(run: string): string {
  return wordsOf(run).join('');
}
