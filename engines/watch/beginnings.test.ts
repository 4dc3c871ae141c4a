import { describe, expect, it } from 'vitest';
import { Beginnings } from './beginnings.ts';

const TEXTS = 900;
const textOf = (number: number) => `слово${number.toString(8)}`;
const asks = (beginnings: Beginnings, word: string) =>
  beginnings.mayBegin(
    Uint16Array.from(word, (letter) => letter.charCodeAt(0)),
    0,
    word.length,
  );

describe('what words begin with', () => {
  const beginnings = new Beginnings();
  for (let i = 0; i < TEXTS; i++) beginnings.add(textOf(i));

  it('knows every text as a beginning of itself and of longer words', () => {
    for (let i = 0; i < TEXTS; i++) {
      expect(asks(beginnings, textOf(i))).toBe(true);
      expect(asks(beginnings, `${textOf(i)}ами`)).toBe(true);
    }
  });

  it('denies most other words, and all that begin with other letters', () => {
    const others = Array.from({ length: 1000 }, (_, i) => `словарь${i.toString(8)}`);
    expect(others.filter((word) => asks(beginnings, word)).length).toBeLessThan(200);
    expect(asks(beginnings, 'яма')).toBe(false);
  });

  it('is full at last, and then forgets all when told to', () => {
    const small = new Beginnings();
    for (let i = 0; !small.full; i++) small.add(textOf(i));
    expect(asks(small, textOf(0))).toBe(true);
    small.clear(10);
    expect(small.full).toBe(false);
    expect(asks(small, textOf(0))).toBe(false);
  });
});
