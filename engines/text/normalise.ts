import { withoutMarkup } from './markup.ts';

/*
 * Text brought to one form for matching. Offsets are not kept: use `tokenise` on the original and
 * `normalise` on its tokens when places in the original matter.
 */

/** Soft hyphen, zero-width and bidirectional marks, variation selectors, controls that are not white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\u034f|[\ufe00-\ufe0f]|\p{Cf}/gu;
const SPACES = /[\s\u0085\p{Z}]+/gu;
/** A second diaeresis after ё would make a new ё of the е. */
const YO = /ё(\p{M}*)/gu;

/**
 * Lower-case text for matching: HTML tags and entities become spaces (numeric entities their
 * character), NFKC, ё → е, invisible characters removed, lone surrogates replaced by U+FFFD, white space
 * collapsed and trimmed. № and … stay as they are: NFKC would write "№5" as the word "no5".
 * Applying it twice changes nothing.
 */
export function normalise(text: string): string {
  const plain = withoutMarkup(text, compose);
  return simple(plain) ?? collapse(lower(compose(plain)));
}

function compose(text: string): string {
  const visible = text.toWellFormed().replace(INVISIBLE, '');
  return visible.replace(/[^№…]+/g, (part) => part.normalize('NFKC'));
}

function lower(text: string): string {
  const small = text.toLowerCase().normalize('NFC');
  return small.replace(YO, (_, marks: string) => `е${marks.replaceAll('\u0308', '')}`);
}

function collapse(text: string): string {
  return text.replace(SPACES, ' ').trim();
}

/*
 * The fast way for the characters nearly all messages consist of: one table look-up each. What is not in
 * the table sends the whole text the slow way, so both give the same.
 */

const TABLE_SIZE = 0x2800;
const COMPLEX = 0;
const SKIPPED = 0xffff;
const SPACE = 0x20;
const TABLE = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => folded(String.fromCharCode(code)));
/** Longer texts go the slow way rather than keep a large buffer for ever. */
const LONGEST = 1 << 16;
const buffer = new Uint16Array(LONGEST);
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function folded(character: string): number {
  const composed = compose(character);
  if (composed === '') return SKIPPED;
  if (/^[\s\u0085\p{Z}]$/u.test(composed)) return SPACE;
  const result = lower(composed);
  const combines = /[\p{M}\u1100-\u11ffΣσς]/u.test(character + result);
  return result.length === 1 && !combines ? result.charCodeAt(0) : COMPLEX;
}

function simple(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  let length = 0;
  let last = SPACE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const to = code < TABLE_SIZE ? TABLE[code]! : COMPLEX;
    if (to === COMPLEX) {
      if (!isEmoji(code, text.charCodeAt(i + 1))) return undefined;
      buffer[length++] = code;
      last = text.charCodeAt(++i);
      buffer[length++] = last;
    } else if (to !== SKIPPED && (to !== SPACE || last !== SPACE)) {
      buffer[length++] = to;
      last = to;
    }
  }
  if (length > 0 && last === SPACE) length--;
  return decoder.decode(buffer.subarray(0, length));
}

/** A surrogate pair in the emoji blocks that no normal form changes (U+1F300–1F7FF, 1F800–1FBBF). */
function isEmoji(high: number, low: number): boolean {
  const pair = low >= 0xdc00 && low <= 0xdfff;
  if (!pair) return false;
  return high === 0xd83d || (high === 0xd83c && low >= 0xdf00) || (high === 0xd83e && low < 0xdfc0);
}
