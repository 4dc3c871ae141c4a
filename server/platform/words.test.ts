import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import '../app.ts';
import { declaredRefusals } from './refusal.ts';
import { preferredLanguage, readCatalogues, wordsIn } from './words.ts';

const catalogues = readCatalogues();
const parameters = (message: string) => new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name));

describe('the catalogues', () => {
  it('say the same things in every language', () => {
    const keys = [...catalogues].map(([language, words]) => [language, Object.keys(words).sort()] as const);
    const [first, ...others] = keys;
    for (const [language, own] of others)
      expect({ language, keys: own }).toEqual({ language, keys: first![1] });
  });

  it('have each key in one file only', () => {
    const folder = path.join(import.meta.dirname, '..', '..', 'locales', 'en');
    const keys = readdirSync(folder).flatMap((name) =>
      Object.keys(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('ask for the same parameters in every language', () => {
    const [reference, ...others] = [...catalogues.values()];
    for (const [code, message] of Object.entries(reference!)) {
      for (const other of others) {
        const [mine, theirs] = [parameters(message), parameters(other[code] ?? '')];
        expect({
          code,
          names: [...theirs].filter((name) => !mine.has(name) && !/^(one|few|many|other)$/.test(name!)),
        }).toEqual({ code, names: [] });
      }
    }
  });

  it('compile, every message of them', () => {
    for (const [language, words] of catalogues) {
      for (const code of Object.keys(words)) {
        expect(() => wordsIn(language)(code, { count: 3, least: 3, longest: 3 })).not.toThrow();
      }
    }
  });

  it('have words for every refusal', () => {
    const missing = [...declaredRefusals().keys()].filter((code) => !catalogues.get('en')![`error.${code}`]);
    expect(missing).toEqual([]);
  });

  it('choose the language a browser prefers among those there are', () => {
    expect(preferredLanguage('de, en;q=0.8, ru;q=0.9', 'en')).toBe('ru');
    expect(preferredLanguage('de', 'ru')).toBe('ru');
    expect(preferredLanguage(undefined, 'en')).toBe('en');
  });
});
