import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './marks.ts';

const speaks = fc.constantFrom('topic' as const, 'place' as const);
const mark = fc.record({
  start: fc.integer({ min: -3, max: 40 }),
  end: fc.integer({ min: -3, max: 40 }),
  speaks,
});

describe('cutting a text at its marks', () => {
  it('loses and adds nothing, whatever the marks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        expect(
          piecesOf(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
  it('knows both where two marks overlap', () => {
    const pieces = piecesOf('ice on Mill Lane', [
      { start: 0, end: 11, speaks: 'topic' },
      { start: 7, end: 16, speaks: 'place' },
    ]);
    expect(pieces.map(({ text, speaks: all }) => [text, [...all]])).toEqual([
      ['ice on ', ['topic']],
      ['Mill', ['topic', 'place']],
      [' Lane', ['place']],
    ]);
  });
});
