import { describe, expect, it } from 'vitest';
import { daysInWords } from './days-of-week.ts';

const said = (...days: number[]) => daysInWords(days, (key) => key.slice(-1));

describe('days of the week in words', () => {
  it('are a span from three in a row', () => expect(said(1, 2, 3, 4, 5)).toBe('1–5'));
  it('stand one by one where they are two', () => expect(said(6, 7)).toBe('6, 7'));
  it('say both where a day is left out', () => expect(said(1, 2, 3, 5)).toBe('1–3, 5'));
  it('begin with Monday in whatever order they come', () => expect(said(7, 1)).toBe('1, 7'));
});
