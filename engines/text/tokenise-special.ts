import { classOf, JOINER, SYMBOL } from './characters.ts';

/*
 * The rarer pieces of a message. Each function takes the text and where the piece would begin and
 * answers where it ends, or 0 when there is none. Expressions are sticky and free of nested repetition,
 * so hostile text costs linear time.
 */

const HTML =
  /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500})?\/?>|<!--|-->|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/iy;
const BRACKET_MENTION = /\[(?:id|club|public|event)\d{1,12}(?::[\w-]{1,60})?\|[^[\]|\n]{1,100}\]/y;
const HANDLE = /@[a-z][a-z0-9_.]{0,63}/iy;
const TAG = /#[\p{L}\p{N}_]{1,100}/uy;
const SCHEME = /(?:https?|ftp|tg):\/\/[^\s<>"«»]{1,2000}/iy;
const WWW = /www\.[^\s<>"«»]{1,2000}/iy;
const DOMAIN =
  /(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,6}(?:com|ru|org|net|su|info|me|io|gov|edu|by|kz|uz|ua|uk|eu|de|tv|app|dev|online|site|club|pro|biz|link|cc|be)(?![\p{L}\p{N}_-])(?::\d{1,5})?(?:[/?#][^\s<>"«»]{0,2000})?/iuy;
const CYRILLIC_DOMAIN =
  /(?:[а-яё0-9](?:[а-яё0-9-]{0,62})\.){1,6}(?:рф|рус|дети|москва|бел)(?![\p{L}\p{N}_-])(?:[/?#][^\s<>"«»]{0,2000})?/iuy;
const EMAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,6}\p{L}{2,24}/uy;
const EMOJI =
  /\p{RI}\p{RI}|[#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?){0,9}/uy;

function ends(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** An HTML tag or entity. */
export function htmlAt(text: string, start: number): number {
  const first = text[start];
  return first === '<' || first === '&' || first === '-' ? ends(HTML, text, start) : 0;
}

/** `[id1|Name]`, as VK writes a mention. */
export const bracketMention = (text: string, start: number): number =>
  text[start] === '[' ? ends(BRACKET_MENTION, text, start) : 0;

/** `@name`; a full stop at its end belongs to the sentence. */
export function handle(text: string, start: number): number {
  if (text[start] !== '@') return 0;
  let end = ends(HANDLE, text, start);
  while (text[end - 1] === '.') end--;
  return end;
}

/** `#topic`. */
export const tag = (text: string, start: number): number =>
  text[start] === '#' ? ends(TAG, text, start) : 0;

/** The link or e-mail address that begins at `start`, where a word ends at `wordEnd` before `.`, `@` or `:`. */
export function linkFrom(
  text: string,
  start: number,
  wordEnd: number,
): { readonly end: number; readonly kind: 'url' | 'email' } | undefined {
  if (text[wordEnd] === ':') {
    const end = ends(SCHEME, text, start);
    return end > 0 ? { end: withoutPunctuation(text, start, end), kind: 'url' } : undefined;
  }
  const email = ends(EMAIL, text, start);
  if (email > 0) return { end: email, kind: 'email' };
  const url = ends(WWW, text, start) || ends(DOMAIN, text, start) || ends(CYRILLIC_DOMAIN, text, start);
  return url > 0 ? { end: withoutPunctuation(text, start, url), kind: 'url' } : undefined;
}

/** A link in a sentence does not own the mark after it, nor a bracket it did not open. */
function withoutPunctuation(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1) {
    const last = text[at - 1]!;
    const unopened = last === ')' && !text.slice(start, at).includes('(');
    if (!unopened && !".,;:!?…'*]}".includes(last)) return at;
    at--;
  }
  return at;
}

/** One emoji with its modifiers, one character outside the basic plane, or a run of one mark. */
export function symbolEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first > 0x7f || text.charCodeAt(start + 1) > 0x7f) {
    const emoji = ends(EMOJI, text, start);
    if (emoji > 0) return emoji;
  }
  const own = classOf(first);
  if (own !== SYMBOL && own !== JOINER) return start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  let at = start + 1;
  while (text.charCodeAt(at) === first) at++;
  return at;
}
