import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, readSignature, SIGNATURE_BYTES, sameMessage, signatureOf, similarity } from './index.ts';
import { edited, redressed } from './testing/edits.ts';
import { type Draft, draw, places, shown, wordsOf } from './testing/messages.ts';
import { seeded } from './testing/random.ts';

const compare = (a: string, b: string) => sameMessage(signatureOf(a), signatureOf(b));
const TAIL = 'уже вторую неделю, диспетчер бросает трубку, соседи пишут жалобы, ответа никакого не дождались';

describe('two messages that differ in the address or the number that matters are never one', () => {
  const pairs: [string, string][] = [
    ['На улице Ленина, дом 4 не вывозят мусор', 'На улице Ленина, дом 4Б не вывозят мусор'],
    ['На улице Ленина, дом 4 не вывозят мусор', 'На улице Ленина, дом 4 «Б» не вывозят мусор'],
    ['На улице Ленина, дом 4 не вывозят мусор', 'На улице Ленина, дом 4/2 не вывозят мусор'],
    ['На улице Ленина, дома 4 и 6, не вывозят мусор', 'На улице Ленина, дом 4, не вывозят мусор'],
    ['На улице Ленина не вывозят мусор', 'На улице Гагарина не вывозят мусор'],
    ['на улице ленина не вывозят мусор', 'на улице гагарина не вывозят мусор'],
    ['НА УЛИЦЕ ЛЕНИНА НЕ ВЫВОЗЯТ МУСОР', 'на улице гагарина не вывозят мусор'],
    ['Ленина 4, нет горячей воды', 'Гагарина 4, нет горячей воды'],
    ['пр-т Мира, 10, нет горячей воды', 'пр-т Победы, 10, нет горячей воды'],
    ['Комсомольский проспект весь в ямах', 'Октябрьский проспект весь в ямах'],
    ['На Большой Садовой провал', 'На Малой Садовой провал'],
    ['На улице Академика Королёва провал', 'На улице Академика Вавилова провал'],
    ['На улице Космонавтов провал', 'На улице Энергетиков провал'],
    ['На углу улиц Мира и Садовая нет света', 'На углу улиц Мира и Речная нет света'],
    ['Автобус 12 не приходит', 'Автобус 14 не приходит'],
    ['12 автобус не приходит', '14 автобус не приходит'],
    ['Маршрут № 12 отменили', 'Маршрут № 112 отменили'],
    ['Дом 12, квартира 14, течёт крыша', 'Дом 14, квартира 12, течёт крыша'],
    ['Мира 12 кв 14, течёт крыша', 'Мира 14 кв 12, течёт крыша'],
    ['Подъезд 2, застрял лифт', 'Подъезд 3, застрял лифт'],
    ['В школе № 5 холодно', 'В школе № 15 холодно'],
    ['В 5 школе холодно', 'В 6 школе холодно'],
    ['С 5 мая нет газа', 'С 5 июня нет газа'],
    ['С 05.08 нет газа', 'С 08.05 нет газа'],
    ['Начислили 2500 рублей', 'Начислили 3500 рублей'],
    ['В Заречье нет связи', 'В Поречье нет связи'],
    ['В деревне Каменка нет связи', 'В деревне Ольховка нет связи'],
    ['No water at 4 Oak Street', 'No water at 4 Elm Street'],
    ['Bus 12 never comes', 'Bus 14 never comes'],
  ];
  test.each(pairs)('%s ≠ %s', (a, b) => {
    const verdict = compare(`${a} ${TAIL}`, `${b} ${TAIL}`);
    expect(verdict.similarity).toBeGreaterThan(0.6);
    expect(verdict.same).toBe(false);
    expect(['numbers-differ', 'places-differ']).toContain(verdict.reasons[0]?.code);
    expect(compare(a, b).same).toBe(false);
  });
});

describe('one message stays one', () => {
  const text =
    'На улице Ленина, дом 4Б, третьи сутки нет горячей воды. Ребёнок простыл, управляющие не отвечают на звонки.';
  const pairs: [string, string][] = [
    ['case', text.toUpperCase()],
    ['ё', text.replaceAll('ё', 'е')],
    ['signs', text.replace(/[.,]/g, ' !!! ')],
    ['a prefix and a greeting', `Репост: Здравствуйте! ${text} Спасибо 🙏`],
    ['an address of a page', `${text} https://example.org/wall-123_456?w=789`],
    ['a mention', `[id12345|Имя], ${text}`],
    ['a letter lost in the street', text.replace('Ленина', 'Лениа')],
    ['the number and its letter apart', text.replace('4Б', '4 «Б»')],
    ['a word put before the street', text.replace('Ленина', 'же Ленина')],
    ['the house left out', text.replace(', дом 4Б,', '')],
    [
      'sentences in another order',
      'Ребёнок простыл, управляющие не отвечают на звонки. На улице Ленина, дом 4Б, третьи сутки нет горячей воды.',
    ],
    ['a soft hyphen', text.replace('горячей', 'горя\u00adчей')],
    ['a letter with a combining mark', text.replace('й', 'и\u0306')],
    ['lookalike Latin in the house', text.replace('4Б', '4б')],
  ];
  test.each(pairs)('after a change of %s', (_, other) => {
    expect(compare(text, other)).toMatchObject({ same: true });
  });
});

test('a verdict says what agreed and what was missing', () => {
  const verdict = compare(
    'Во дворе дома 4Б по улице Ленина горит контейнер, вызвали пожарных',
    'Во дворе дома 4Б по улице Ленина горит контейнер, вызвали пожарных, ждём 20 минут',
  );
  expect(verdict.relation).toBe('near');
  expect(verdict.reasons.map((reason) => reason.code)).toEqual([
    'shared-words',
    'same-numbers',
    'number-missing',
  ]);
  expect(verdict.reasons[1]).toEqual({ code: 'same-numbers', numbers: [{ kind: 'house', value: '4б' }] });
  expect(verdict.reasons[2]).toEqual({
    code: 'number-missing',
    numbers: [{ kind: 'quantity', value: '20' }],
  });
});

test('a verdict names the two places that differ', () => {
  const verdict = compare(`На улице Ленина яма ${TAIL}`, `На улице Гагарина яма ${TAIL}`);
  expect(verdict.reasons).toEqual([{ code: 'places-differ', here: 'ленина', there: 'гагарина' }]);
});

test('greetings, thanks, emoji and empty texts are one with nothing, not even themselves', () => {
  for (const text of [
    '',
    '   ',
    'Здравствуйте!',
    'Спасибо большое',
    '😡😡😡',
    '...',
    'https://example.org/1',
  ]) {
    expect(compare(text, text)).toMatchObject({ same: false, reasons: [{ code: 'nothing-to-compare' }] });
    expect(keysOf(signatureOf(text))).toHaveLength(0);
  }
});

test('a very short message is one only with the same words', () => {
  expect(compare('Нет воды', 'нет ВОДЫ!').relation).toBe('identical');
  expect(compare('Нет воды', 'Нет света').same).toBe(false);
  expect(compare('Застрял лифт', 'Застрял автобус').same).toBe(false);
});

test('any text gives a signature of fixed size that is one with itself or has nothing to compare', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const signature = signatureOf(text);
      expect(signature).toHaveLength(SIGNATURE_BYTES);
      const verdict = sameMessage(signature, signature);
      const empty = verdict.reasons[0]?.code === 'nothing-to-compare';
      expect(verdict.same).toBe(!empty);
      expect(signatureOf(text)).toEqual(signature);
    }),
    { numRuns: 500 },
  );
});

test('verdict and similarity are symmetric and within bounds', () => {
  const word = fc.constantFrom(
    'дом',
    '4',
    '4б',
    '6',
    'улица',
    'Ленина',
    'Мира',
    'лифт',
    'Каменка',
    'кв',
    '12',
    'мая',
    'яма',
    ',',
    '.',
    'и',
  );
  const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const left = signatureOf(a);
      const right = signatureOf(b);
      expect(sameMessage(left, right).same).toBe(sameMessage(right, left).same);
      expect(similarity(left, right)).toBeCloseTo(similarity(right, left), 10);
      expect(similarity(left, right)).toBeGreaterThanOrEqual(0);
      expect(similarity(left, right)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});

test('hostile texts are cut, not choked on', () => {
  const hostile = [
    '9'.repeat(200_000),
    '<'.repeat(200_000),
    '[id1'.repeat(50_000),
    'а '.repeat(100_000),
    'щ'.repeat(200_000),
    '4 '.repeat(100_000),
    '\u0301'.repeat(200_000),
  ];
  for (const text of hostile) expect(signatureOf(text)).toHaveLength(SIGNATURE_BYTES);
});

test('stored bytes are read back only in the right length and version', () => {
  const signature = signatureOf('Яма на дороге');
  expect(readSignature(signature.slice())).toEqual(signature);
  expect(readSignature(signature.subarray(1))).toBeUndefined();
  const other = signature.slice();
  other[0] = 255;
  expect(readSignature(other)).toBeUndefined();
});

describe('on generated messages', () => {
  const random = seeded(21);
  const drafts = Array.from({ length: 3000 }, () => draw(random));
  const recallAt = (edits: number): number => {
    const found = drafts.filter((draft) => {
      const words = wordsOf(draft);
      const a = signatureOf(shown(words));
      const b = signatureOf(redressed(edited(words, edits, random), random));
      const keys = keysOf(b);
      return sameMessage(a, b).same && keysOf(a).some((key, i) => key === keys[i]);
    });
    return found.length / drafts.length;
  };

  test('re-posts with three edited words are found in at least 99 of 100 cases', () => {
    expect(recallAt(3)).toBeGreaterThanOrEqual(0.99);
  });

  test('re-posts with five edited words are found in at least 97 of 100 cases', () => {
    expect(recallAt(5)).toBeGreaterThanOrEqual(0.97);
  });

  test('the same words told of another address are joined in at most one case of a thousand', () => {
    const elsewhere = (draft: Draft): Draft => ({ ...draft, places: places(random) });
    const joined = drafts.filter((draft) => {
      const [here, there] = [draft, elsewhere(draft)].map((d) => shown(wordsOf(d)));
      return here !== there && compare(here!, there!).same;
    });
    expect(joined.length).toBeLessThanOrEqual(drafts.length / 1000);
  });
});

test('two sums of money that share fifteen bits of their hashes are two sums all the same', () => {
  const told = (sum: number) =>
    signatureOf(`Начислили долг ${sum} рублей за чужую квартиру, лицевой счёт перепутали`);
  const { reasons } = sameMessage(told(80_475), told(318_577));
  expect(reasons).toEqual([
    {
      code: 'numbers-differ',
      here: [{ kind: 'amount', value: '…' }],
      there: [{ kind: 'amount', value: '…' }],
    },
  ]);
  expect(sameMessage(told(80_475), told(80_475)).same).toBe(true);
});
