/** Platforms by the hosts their addresses have; any other host stands for itself. */
const platforms: readonly [string, RegExp][] = [
  ['vk', /(^|\.)(vk\.com|vk\.ru|vkontakte\.ru)$/],
  ['ok', /(^|\.)(ok\.ru|odnoklassniki\.ru)$/],
  ['telegram', /(^|\.)(t\.me|telegram\.me|telegram\.org)$/],
  ['max', /(^|\.)max\.ru$/],
  ['instagram', /(^|\.)instagram\.com$/],
  ['facebook', /(^|\.)(facebook\.com|fb\.com)$/],
  ['twitter', /(^|\.)(twitter\.com|x\.com)$/],
  ['youtube', /(^|\.)(youtube\.com|youtu\.be)$/],
];

/** Where an address leads; null when it is none. */
export function platformOf(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  let host: string;
  try {
    host = new URL(url).hostname.toLowerCase().replace(/^www\./, '');
  } catch {
    return null;
  }
  return platforms.find(([, pattern]) => pattern.test(host))?.[0] ?? host;
}

/** Only addresses a browser may open are kept as links. */
export function linkOf(text: string | null): string | null {
  return text !== null && /^https?:\/\/\S+$/i.test(text) ? text.slice(0, 2000) : null;
}
