const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = /[a-z]/;

/**
 * The written word as names are compared: lower case, ё as е, no stress marks; Latin letters typed inside a
 * Cyrillic word become the Cyrillic ones they look like; Latin words lose the differences between systems of
 * romanisation (Zarechnyy, Zarechnyi, Zarechny).
 */
export function foldWord(word: string): string {
  const lower = stripMarks(word.toLowerCase());
  if (!LATIN.test(lower)) return lower;
  if (CYRILLIC.test(lower)) return lower.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return foldLatin(lower);
}

/** Cyrillic for a Latin letter of the same shape, as in "12A" typed on the wrong keyboard; else unchanged. */
export function foldLookalike(letter: string): string {
  return LOOKALIKES[letter.toLowerCase()] ?? letter.toLowerCase();
}

/** й keeps its breve: only ё and stress marks go. */
function stripMarks(word: string): string {
  if (!/[^a-zа-я0-9]/.test(word)) return word;
  const composed = word.normalize('NFC').replaceAll('ё', 'е').replace(/\p{M}/gu, '');
  return LATIN.test(composed)
    ? composed
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC')
    : composed;
}

function foldLatin(word: string): string {
  return word
    .replace(/['’ʹʼ`]s$/, '')
    .replace(/['’ʹʼ`]/g, '')
    .replace(/(?:iy|yy|ii|yi|ij|yj)$/, 'y')
    .replace(/shch|sch/g, 'sh')
    .replace(/kh/g, 'h')
    .replace(/yo|jo/g, 'e')
    .replace(/ye|je/g, 'e')
    .replace(/j(?=[aou])/g, 'y')
    .replace(/tz/g, 'ts')
    .replace(/x/g, 'ks');
}
