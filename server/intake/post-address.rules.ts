import { Refusal } from '../platform/refusal.ts';

/** Parameters that say how somebody came to a page and not which page it is. */
const trail =
  /^(utm_\w+|fbclid|gclid|yclid|ysclid|igsh(id)?|_openstat|from|ref(errer|_src)?|share(_id)?|si|feature)$/i;

/** The same site under other names. */
const otherNames: Readonly<Record<string, string>> = {
  'vk.ru': 'vk.com',
  'vkontakte.ru': 'vk.com',
  'telegram.me': 't.me',
  'twitter.com': 'x.com',
  'ok.me': 'ok.ru',
};

/** The longest address kept. */
const longest = 2000;

/**
 * One spelling for one post, so that pasting it again finds it: scheme, host, fragment, tracking parameters, their order
 * and a slash at the end are made the same. Nothing is fetched.
 * @throws Refusal `address-unusable` when it is no address of a page
 */
export function normalisePostAddress(text: string): string {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  const usable =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.hostname.includes('.') &&
    url.href.length <= longest;
  if (!usable) throw new Refusal('address-unusable');
  const bare = url.hostname.replace(/\.$/, '').replace(/^((www|m|mobile)\.)+/, '');
  const host = otherNames[bare] ?? (bare.includes('.') ? bare : url.hostname);
  const path = pathOf(host, url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '');
  const kept = [...url.searchParams].filter(([name]) => !trail.test(name)).sort(byNameAndValue);
  const query = new URLSearchParams(kept).toString();
  const port = url.port === '' ? '' : `:${url.port}`;
  return `https://${host}${port}${path}${query ? `?${query}` : ''}`;
}

/** `t.me/s/…` is the preview of `t.me/…`. */
function pathOf(host: string, path: string): string {
  return host === 't.me' ? path.replace(/^\/+s\/+/, '/') : path;
}

function byNameAndValue(a: [string, string], b: [string, string]): number {
  const [left, right] = [a.join('='), b.join('=')];
  return left < right ? -1 : left > right ? 1 : 0;
}
