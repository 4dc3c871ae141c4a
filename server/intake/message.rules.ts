import type { HeardMessage } from '../channels/index.ts';
import { Refusal } from '../platform/refusal.ts';

/** The longest message kept whole, in UTF-16 units: some forty pages. Longer texts belong into a file. */
export const longestText = 100_000;

/** Public channels did not exist before; a date outside is a mistake of the source. */
const earliest = Date.UTC(2000, 0, 1);
/** Clocks of platforms run a little ahead of ours at most. */
const aheadMs = 24 * 3_600_000;

/** Why a message was set aside: the closed list of PRODUCT.md §11. */
export const setAsideReasons = [
  'spam',
  'advertisement',
  'abuse without a problem',
  'no problem named',
  'gratitude',
  'not in this territory',
  'duplicate import',
  'test',
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** PostgreSQL cannot hold NUL in text, and half a surrogate pair is no character: both are replaced, nothing else is. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '\u{FFFD}').toWellFormed();
}

function cleanOptional(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}

/** A link people may follow; another protocol (`javascript:`, `data:`) makes it none. */
function cleanLink(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? cleanText(url) : null;
}

/** More likes or views than any post has; four such counts together fit into an int4. */
const mostOfReach = 500_000_000;

function cleanReach(reach: HeardMessage['reach']): HeardMessage['reach'] {
  if (reach === null) return null;
  return Object.fromEntries(Object.entries(reach).map(([of, count]) => [of, Math.min(count, mostOfReach)]));
}

/** What came out of `requireAcceptable` bears this: it needs no second look on its way to be stored. */
const acceptable = Symbol('acceptable');

/**
 * The message as it will be stored.
 * @throws Refusal `message-empty`, `message-too-long`, `external-id-missing`, `date-unlikely`
 */
export function requireAcceptable(message: HeardMessage, now: Date): HeardMessage {
  if (acceptable in message) return message;
  const text = cleanText(message.text);
  // A place on the map or a photo without a word is a message, too.
  if (text.trim() === '' && message.files.length === 0 && !message.point) throw new Refusal('message-empty');
  if (text.length > longestText)
    throw new Refusal('message-too-long', { longest: longestText, length: text.length });
  if (message.externalId.trim() === '') throw new Refusal('external-id-missing');
  const at = message.publishedAt?.getTime();
  if (at !== undefined && !(at >= earliest && at <= now.getTime() + aheadMs))
    throw new Refusal('date-unlikely');
  const clean = {
    ...message,
    text,
    externalId: cleanText(message.externalId).slice(0, 500),
    threadId: cleanOptional(message.threadId),
    parentExternalId: cleanOptional(message.parentExternalId),
    url: cleanLink(message.url),
    title: cleanOptional(message.title),
    address: cleanOptional(message.address),
    reach: cleanReach(message.reach),
    files: message.files.map((file) => ({ ...file, name: cleanText(file.name) })),
    [acceptable]: true,
  };
  return clean;
}
