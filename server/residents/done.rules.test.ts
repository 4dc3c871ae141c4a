import { describe, expect, it } from 'vitest';
import { doneMark, justDone } from './done.rules.ts';

const at = new Date('2026-11-02T08:00:00.700Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('the thanks on a resident’s page', () => {
  it('stand there right after it was done, and not when the kept link is opened later', () => {
    const mark = doneMark('written', at);
    expect(justDone(mark, at)).toBe('written');
    expect(justDone(mark, later(9))).toBe('written');
    expect(justDone(mark, later(11))).toBeUndefined();
    expect(justDone(mark, later(-1))).toBeUndefined();
  });

  it('are for nothing somebody made up', () => {
    for (const made of [undefined, '', 'written', 'written.soon', 'paid.1793606400', ['written', '1']])
      expect(justDone(made, at)).toBeUndefined();
  });
});
