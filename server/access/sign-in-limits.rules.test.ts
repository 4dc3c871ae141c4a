import { describe, expect, it } from 'vitest';
import { bucketOf, placeOf, waitAfter } from './sign-in-limits.rules.ts';

describe('the wait after wrong passwords', () => {
  it('begins at the fifth with a second, doubles, and never passes a quarter of an hour', () => {
    expect([0, 4, 5, 6, 10, 14, 15, 5000].map(waitAfter)).toEqual([0, 0, 1, 2, 32, 512, 900, 900]);
  });

  it('is counted by the network a customer has whole', () => {
    expect(placeOf('198.51.100.7')).toBe('198.51.100.7');
    expect(placeOf('::ffff:198.51.100.7')).toBe('198.51.100.7');
    expect(placeOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(placeOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(placeOf('::1')).toBe('0:0:0:0::/64');
    expect(placeOf('2001:0db8:0001:0002::9')).toBe(placeOf('2001:db8:1:2::5'));
  });

  it('does not depend on how the address is capitalised, and keeps none', () => {
    expect(bucketOf('password', ' A@b.example', 'x')).toEqual(bucketOf('password', 'a@B.example', 'x'));
    expect(bucketOf('password', 'a@b.example', 'x')).not.toEqual(bucketOf('code', 'a@b.example', 'x'));
  });
});
