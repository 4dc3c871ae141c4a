/*
 * Text brought to one form for matching. Offsets are not kept: use `tokenise` on the original and
 * `normalise` on its tokens when places in the original matter.
 */

const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500})?\/?>|<!--|-->/gi;
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
/** Soft hyphen, zero-width and bidirectional marks, variation selectors, controls that are not white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\u034f|[\ufe00-\ufe0f]|\p{Cf}/gu;
const SPACES = /[\s\u0085\p{Z}]+/gu;
/** Whether anything beyond lower case and single spaces needs work: most messages are this plain. */
const PLAIN = /^[\x20-\x25\x27-\x3b\x3d-\x7e\u0410-\u044f\u0451«»—–№…]*$/;

/**
 * Lower-case text for matching: HTML tags and entities become spaces (numeric entities their
 * character), NFKC, ё → е, invisible characters removed, lone surrogates replaced by U+FFFD, white space
 * collapsed and trimmed. № and … stay as they are: NFKC would write "№5" as the word "no5".
 * Applying it twice changes nothing.
 */
export function normalise(text: string): string {
  const unified = PLAIN.test(text) ? text : unify(text);
  return collapse(unified.toLowerCase().replaceAll('ё', 'е'));
}

function unify(text: string): string {
  const decoded = compose(text).replace(TAG, ' ').replace(ENTITY, decodedEntity);
  return compose(decoded).replace(TAG, ' ').replace(ENTITY, ' ');
}

function compose(text: string): string {
  const visible = text.toWellFormed().replace(INVISIBLE, '');
  return visible.replace(/[^№…]+/g, (part) => part.normalize('NFKC'));
}

function decodedEntity(entity: string): string {
  if (entity[1] !== '#') return entity.toLowerCase() === '&quot;' ? '"' : ' ';
  const hexadecimal = entity[2] === 'x' || entity[2] === 'X';
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ' ';
  return String.fromCodePoint(code);
}

function collapse(text: string): string {
  return text.replace(SPACES, ' ').trim();
}
