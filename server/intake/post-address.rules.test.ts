import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePostAddress } from './post-address.rules.ts';

describe('the address of a post', () => {
  it.each([
    ['https://vk.com/wall-1_2', 'https://vk.com/wall-1_2'],
    ['http://m.vk.ru/wall-1_2?from=feed#x', 'https://vk.com/wall-1_2'],
    [' vk.com/feed?w=wall-1_2&utm_source=a ', 'https://vk.com/feed?w=wall-1_2'],
    ['https://t.me/s/towntalk/15?single', 'https://t.me/towntalk/15?single='],
    ['https://www.news.example:8443/a//b/?b=2&a=1', 'https://news.example:8443/a/b?a=1&b=2'],
    ['https://пример.рф/новость', 'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C'],
  ])('%j is written %j', (given, expected) => {
    expect(normalisePostAddress(given)).toBe(expected);
  });

  it.each([
    '',
    'no address',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://a:b@site.example/',
    'localhost/x',
  ])('refuses %j', (given) => {
    expect(() => normalisePostAddress(given)).toThrow(/address-unusable/);
  });

  it('stays as it is when it is written so already', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = normalisePostAddress(url);
        expect(normalisePostAddress(once)).toBe(once);
      }),
    );
  });
});
