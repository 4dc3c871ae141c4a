import { expect, it } from 'vitest';
import { base32, stepAt, stepOfCode, totpCode } from './totp.rules.ts';

const secret = Buffer.from('12345678901234567890');

it('makes the codes of RFC 6238, appendix B, the last six digits of each', () => {
  const rows = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const;
  for (const [seconds, code] of rows) expect(totpCode(secret, stepAt(new Date(seconds * 1000)))).toBe(code);
});

it('takes a code one period early or late, and no further', () => {
  const at = new Date('2026-11-02T08:00:00Z');
  const step = stepAt(at);
  const found = [-2, -1, 0, 1, 2].map((off) => stepOfCode(secret, totpCode(secret, step + off), at));
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined]);
});

it('writes keys as RFC 4648 does', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
