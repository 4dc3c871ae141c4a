import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStemmer, stem } from './stem.ts';

/** Groups of forms with one stem, as the pages of the algorithms present them and after the rules there. */
const RUSSIAN: Record<string, string> = {
  вагон: 'вагон вагона вагоне вагонов вагоном вагоны',
  важн: 'важная важнее важнейшие важнейшими важно важного важное важной важном важному важную важны важный важным важных',
  пада: 'падать падает падай падал падала падают',
  вод: 'вода воды воде воду водой водою водам водами водах',
  дорог: 'дорога дороги дорогу дорогой дорогами',
  отоплен: 'отопление отопления отоплению отоплением отоплении отоплений',
  убира: 'убирать убирает убирают убирал убирала убирали убирайте убираться убиравшись',
  ремонт: 'ремонт ремонта ремонту ремонтом',
  сдела: 'сделанный сделанная сделанные сделан',
  красив: 'красивейший красивейшая красивый красиво',
  молод: 'молодость молодости',
  длин: 'длинный длинная длинно длиннейший',
  елк: 'ёлка ёлки елка ёлкой',
  в: 'в',
  гвдж: 'гвдж',
};

const ENGLISH: Record<string, string> = {
  consign: 'consign consigned consigning consignment',
  consist: 'consist consisted consistency consistent consistently consisting consists',
  knock: 'knock knocked knocking knocks',
  knocker: 'knocker knockers',
  happi: 'happy happiness',
  happili: 'happily',
  hop: 'hop hopped hopping hops',
  hope: 'hope hoped hoping hopes',
  general: 'general generally generalize',
  generat: 'generate generates generating generation',
  universal: 'universal universally',
  organ: 'organ organs',
  organiz: 'organize organizing organization',
  die: 'die died dies dying',
  lie: 'lie lied lies lying',
  proceed: 'proceed proceeds proceeded proceeding',
  agre: 'agree agreed agrees',
  agreement: 'agreement agreements',
  sky: 'sky skies',
  ski: 'ski skis',
  news: 'news',
  past: 'past',
  paste: 'paste pasted pasting',
  add: 'add added adding adds',
  egg: 'egg eggs',
  say: 'say says saying',
  cri: 'cry cries cried',
  tie: 'tie ties tied',
  gas: 'gas',
  gap: 'gap gaps',
  kiwi: 'kiwi kiwis',
  geolog: 'geology geologist geological',
  water: "water waters watered water's 'water' waters'",
  even: 'even',
  evening: 'evening evenings',
  youth: 'youth youths youthful',
  to: 'to',
};

describe.each([
  ['ru', RUSSIAN],
  ['en', ENGLISH],
] as const)('stems of %s', (language, groups) => {
  const pairs = Object.entries(groups).flatMap(([expected, forms]) =>
    forms.split(' ').map((form) => [form, expected] as const),
  );
  test.each(pairs)('%s → %s', (form, expected) => {
    expect(stem(form, language)).toBe(expected);
  });
});

const letters = (alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 24 });
const russianWord = letters('абвгдеёжзийклмнопрстуфхцчшщъыьэюя');
const englishWord = letters("abcdefghijklmnopqrstuvwxyz'");

test('a Russian stem is the beginning of its word and keeps everything up to the first vowel', () => {
  fc.assert(
    fc.property(russianWord, (word) => {
      const plain = word.replaceAll('ё', 'е');
      const result = stem(word, 'ru');
      const firstVowel = plain.search(/[аеиоуыэюя]/);
      expect(plain.startsWith(result)).toBe(true);
      expect(result.length).toBeGreaterThan(firstVowel < 0 ? plain.length - 1 : firstVowel);
    }),
  );
});

test('an English stem shares a beginning with its word and is never longer', () => {
  fc.assert(
    fc.property(englishWord, (word) => {
      const result = stem(word, 'en');
      expect(result.length).toBeLessThanOrEqual(word.length);
      expect(result).not.toMatch(/Y/);
      const bare = word.replace(/^'/, '');
      const exceptional = /^(?:skies|.ying)/.test(bare);
      if (word.length > 2 && !exceptional) expect(bare.startsWith(result.slice(0, -2))).toBe(true);
    }),
  );
});

test('a stemmer with a tiny memory gives what the algorithms give', () => {
  const remembered = createStemmer(3);
  fc.assert(
    fc.property(fc.array(fc.oneof(russianWord, englishWord)), (words) => {
      for (const word of words) {
        const first = /[а-яёa-z]/.exec(word)?.[0] ?? '';
        const language = /[а-яё]/.test(first) ? 'ru' : 'en';
        expect(remembered(word)).toBe(first === '' ? word : stem(word, language));
      }
    }),
  );
});

test('words of other alphabets and numbers stay as they are', () => {
  const stemmed = createStemmer();
  for (const word of ['12/3', '東京', '', '№']) expect(stemmed(word)).toBe(word);
});
