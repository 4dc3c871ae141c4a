import { describe, expect, it } from 'vitest';
import { rememberWords } from './remember-words.ts';

const lettersOf = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

describe('what is known of words', () => {
  it('is worked out once for each word, wherever it stands', () => {
    const asked: string[] = [];
    const of = rememberWords((text, hash) => ({ text, hash, at: asked.push(text) }));
    const message = lettersOf('газ в подвале и газ');
    expect(of(message, 0, 3)).toBe(of(message, 16, 19));
    expect(of(message, 4, 5).text).toBe('в');
    expect(asked).toEqual(['газ', 'в']);
  });

  it('stays that of the word itself when more words come than are kept', () => {
    const of = rememberWords((text, hash) => ({ text, hash }));
    const words = Array.from({ length: 150_000 }, (_, at) => `w${at}`);
    for (const word of words) of(lettersOf(word), 0, word.length);
    expect(words.filter((word) => of(lettersOf(word), 0, word.length).text !== word)).toEqual([]);
  });
});
