import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from './language.ts';
import { PROFILES } from './languages.ts';

const CENTRE = ['ru', 'en'] as const;

test.each([
  'Нет воды',
  'на Ленина яма',
  'мусор не вывозят!!! 😡😡😡',
  'Улица темная, wi-fi нет, vk.com/example',
  'Здравствуйте, почему третий день нет отопления в доме 5?',
  'Πpoблeмa c дopoгoй y нac вo двope',
])('%s is Russian', (text) => {
  expect(detectLanguage(text, CENTRE).language).toBe('ru');
});

test.each([
  'no water here',
  'The street light at our corner has been out for two weeks',
  "Why doesn't bus 15 stop at Садовая?",
])('%s is English', (text) => {
  expect(detectLanguage(text, CENTRE).language).toBe('en');
});

test.each([
  'Немає води третій день, що робити?',
  'Привіт, як справи',
  'Няма вады ў доме ўжо тры дні',
  'Сәлем, үйде жарық жоқ',
  'Бүген су юк, кайчан була?',
  'Wir haben seit drei Tagen kein Wasser',
  'Ik wil graag een nieuwe lamp op straat',
  'Δεν υπάρχει νερό',
  '水がない',
])('%s is neither', (text) => {
  expect(detectLanguage(text, CENTRE).language).toBe('other');
});

test.each(['', ' ', '12', '👍👍', 'https://example.org/а', '\ud83d', '!!!'])('%j says nothing', (text) => {
  expect(detectLanguage(text, CENTRE)).toEqual({ language: 'unknown', confidence: 0 });
});

test('more words make surer', () => {
  const short = detectLanguage('фонарь', CENTRE);
  const long = detectLanguage('почему у нас на улице нет света уже неделю', CENTRE);
  expect(short.language).toBe('ru');
  expect(short.confidence).toBeLessThan(0.7);
  expect(long.confidence).toBeGreaterThan(0.95);
});

test('the same text is judged among those expected', () => {
  const text = 'Немає води третій день, що робити?';
  expect(detectLanguage(text, ['uk', 'ru']).language).toBe('uk');
  expect(detectLanguage('Wir haben seit drei Tagen kein Wasser', ['de', 'en']).language).toBe('de');
});

test('an expected language without a profile is left to n-grams', () => {
  expect(detectLanguage('Non abbiamo acqua da tre giorni, quando tornerà?', ['it', 'en']).language).toBe(
    'it',
  );
});

test('every profile recognises its own frequent words', () => {
  for (const { code, words } of PROFILES) {
    expect(detectLanguage(words.slice(0, 400), [code]).language).toBe(code);
  }
});

test('any text gets an answer from the expected set, other or unknown, with a confidence from 0 to 1', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'ая іzñ👍1<&@') }),
  );
  fc.assert(
    fc.property(texts, fc.subarray(['ru', 'en', 'uk', 'it', 'xx']), (text, expected) => {
      const { language, confidence } = detectLanguage(text, expected);
      expect([...expected, 'other', 'unknown']).toContain(language);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});
