import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import en from '../../../locales/en/console.json' with { type: 'json' };
import ru from '../../../locales/ru/console.json' with { type: 'json' };

/** The names of what is filled in, wherever they stand in the message. */
function placeholders(compiled: unknown, found = new Set<string>()): Set<string> {
  if (!Array.isArray(compiled)) return found;
  for (const token of compiled) {
    if (!Array.isArray(token)) continue;
    if (typeof token[0] === 'string' && token[0] !== '#') found.add(token[0]);
    for (const part of token.slice(2)) {
      if (typeof part === 'object' && part !== null)
        for (const one of Object.values(part)) placeholders(one, found);
    }
  }
  return found;
}

describe('the words of the console', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(ru)).toEqual(Object.keys(en));
  });
  it('fill in the same in both languages', () => {
    const filled = (text: string) => [...placeholders(compileMessageOrThrow(text))].sort().join();
    const keys = Object.keys(en) as (keyof typeof en)[];
    expect(keys.filter((key) => filled(ru[key]) !== filled(en[key]))).toEqual([]);
  });
  it('know every form a Russian plural takes', () => {
    const plurals = Object.values(ru).filter((text) => text.includes(', plural,'));
    for (const text of plurals) expect(text).toMatch(/few \{.*many \{.*other \{/s);
  });
});
