import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLuhn, isPersonalInn, isSnils } from './checksums.ts';
import { redact, toOriginal } from './redact.ts';
import type { RedactionKind } from './redact-kinds.ts';

const clean = (text: string): string => redact(text).text;

describe('phones', () => {
  test.each([
    '8 (900) 123-45-67',
    '+7 900 123 45 67',
    '89001234567',
    '8.900.123.45.67',
    '8-900-123-4567',
    '+7(3412)21-22-23',
    '8 – 900 – 123 – 45 – 67',
    '900-123-45-67',
    '+380 44 123 45 67',
    '+1 (555) 010-9999',
    '(555) 010-9999',
    '020 7946 0958',
    '221-22-23',
  ])('%s', (phone) => {
    expect(clean(`Звоните ${phone}, жду`)).toBe('Звоните [phone], жду');
    expect(clean(`дом 5 ${phone}`)).toBe('дом 5 [phone]');
  });

  test('a house number 8 before a whole phone is not its prefix', () => {
    expect(clean('дом 8 89001234567')).toBe('дом 8 [phone]');
  });

  test('a local number needs a word that says what it is', () => {
    expect(clean('тел. 2-22-23, телефон: 12-05-24')).toBe('тел. [phone], телефон: [phone]');
    expect(clean('ждать 10-15-20 минут')).toBe('ждать 10-15-20 минут');
  });
});

describe('cards, accounts, documents', () => {
  test.each<[RedactionKind, string, string]>([
    ['card', 'перевела 4111 1111 1111 1111 и', 'перевела [card] и'],
    ['card', 'card 5555-5555-5555-4444.', 'card [card].'],
    ['passport', 'паспорт серия 01 23 № 456789 выдан', 'паспорт серия [passport] выдан'],
    ['passport', 'Passport no. AB1234567 was', 'Passport no. [passport] was'],
    ['snils', 'СНИЛС 112-233-445 95', 'СНИЛС [snils]'],
    ['inn', 'мой ИНН 500100732259', 'мой ИНН [inn]'],
    ['policy', 'полис ОМС 1234 5678 9012 3456', 'полис ОМС [policy]'],
    ['account', 'лицевой счёт № 1234567', 'лицевой счёт № [account]'],
  ])('%s: %s', (kind, written, expected) => {
    const { text, spans } = redact(written);
    expect(text).toBe(expected);
    expect(spans.map((span) => span.kind)).toEqual([kind]);
  });

  test('sixteen digits that fail the check are no card unless called so', () => {
    expect(clean('заказ 1234 5678 9012 3456')).toBe('заказ 1234 5678 9012 3456');
    expect(clean('карта 1234 5678 9012 3456')).toBe('карта [card]');
  });

  test('the check digits follow their definitions', () => {
    expect(['4111111111111111', '378282246310005', '4111111111111112'].map(isLuhn)).toEqual([
      true,
      true,
      false,
    ]);
    expect(['11223344595', '11223344596', '1'].map(isSnils)).toEqual([true, false, false]);
    expect(['500100732259', '500100732258', '1'].map(isPersonalInn)).toEqual([true, false, false]);
  });
});

describe('addresses on the net', () => {
  test.each([
    ['пишите ivan.p@mail.example.ru!', 'пишите [email]!'],
    ['ivan (собака) mail.ru', '[email]'],
    ['https://vk.com/id1, t.me/some_one', '[profile], [profile]'],
    ['@some_one и [id1|Иван П] и [club1|Город]', '[profile] и [profile] и [club1|Город]'],
    ['https://vk.com/wall-1_2 gosuslugi.ru/1', 'https://vk.com/wall-1_2 gosuslugi.ru/1'],
  ])('%s', (written, expected) => {
    expect(clean(written)).toBe(expected);
  });
});

describe('names', () => {
  test.each([
    ['С уважением, Берёзкина Мария', 'С уважением, [name]'],
    ['С уважением,<br>Берёзкин П. С.<br>', 'С уважением,<br>[name]<br>'],
    ['с уважением мария', 'с уважением [name]'],
    ['С УВАЖЕНИЕМ, БЕРЁЗКИНА МАРИЯ ПЕТРОВНА', 'С УВАЖЕНИЕМ, [name]'],
    ['С уважением, жительница дома 5 Анна', 'С уважением, жительница дома 5 [name]'],
    ['Меня зовут анна, живу здесь', 'Меня зовут [name], живу здесь'],
    ['Я, Берёзкина Мария, прошу', 'Я, [name], прошу'],
    ['Здравствуйте, Пётр Савельевич!', 'Здравствуйте, [name]!'],
    ['врачу Берёзкиной М.П. и П.С. Клёнову', 'врачу [name] и [name]'],
    ['Kind regards,\nJane Brown', 'Kind regards,\n[name]'],
    ['My name is jane and Mr Brown knows', 'My name is [name] and Mr [name] knows'],
  ])('%s', (written, expected) => {
    expect(clean(written)).toBe(expected);
  });

  test.each([
    ['Look at. Берёзкин Пётр Савельевич', 'Look at. [name]'],
    ['Скамейка сломана в парке. Берёзкина Мария Петровна', 'Скамейка сломана в парке. [name]'],
    ['Снег у школы № 5. М. П. Берёзкина', 'Снег у школы № 5. [name]'],
    ['ямы, лужи и пр. Берёзкин Пётр Савельевич', 'ямы, лужи и пр. [name]'],
  ])('%s: a full stop parts a place from a name', (written, expected) => {
    expect(clean(written)).toBe(expected);
  });

  test('after a word that shortens no place, a full name is taken out whatever the word', () => {
    const shortened = new Set([
      'ул',
      'пр',
      'пр-т',
      'пер',
      'пл',
      'им',
      'б-р',
      'наб',
      'мкр',
      'пос',
      'дер',
      'ост',
    ]);
    const letters = fc.string({
      unit: fc.constantFrom(...'абвгдеиклмнопрстуatonspdre'),
      minLength: 1,
      maxLength: 5,
    });
    const other = letters.filter((word) => !shortened.has(word) && word !== 'st' && word !== 'просп');
    const name = fc.constantFrom('Берёзкин Пётр Савельевич', 'Клёнова Мария Петровна');
    fc.assert(
      fc.property(other, name, (word, written) => {
        expect(clean(`Нет воды, ${word}. ${written}`)).toBe(`Нет воды, ${word}. [name]`);
      }),
    );
  });

  test.each(['ул', 'пр', 'пр-т', 'просп', 'пер', 'пл', 'им', 'наб', 'б-р', 'мкр'])(
    'a name after %s. is that of a street',
    (short) => {
      const text = `Яма на ${short}. Марии Петровны Клёновой`;
      expect(clean(text)).toBe(text);
    },
  );

  test.each([
    'Здравствуйте, света нет третий день',
    'Добрый день. Света нет, Прошу помочь',
    'Добрый день! Александра Невского 15, нет воды',
    'С уважением, жители дома 5',
    'Уважаемые жители! Надежда есть.',
    'Я Люблю этот город',
    'ул. И.И. Клёнова 5, школа им. А. С. Берёзкина, улица Марии Петровны Клёновой',
    'Dear residents, this is broken',
    "I'm Tired of waiting",
  ])('%s: nobody is named', (text) => {
    expect(clean(text)).toBe(text);
  });
});

test('only the number of a flat is taken out', () => {
  expect(clean('ул. Садовая, д. 12, кв. 34; ул. Мира 12-34; flat 5b')).toBe(
    'ул. Садовая, д. 12, кв. [flat]; ул. Мира 12-[flat]; flat [flat]',
  );
  expect(clean('дома по ул. Мира 12-16, 3 кв. 2024 года, 45 кв. м')).toBe(
    'дома по ул. Мира 12-16, 3 кв. 2024 года, 45 кв. м',
  );
});

test('kinds and replacements can be chosen', () => {
  const options = {
    kinds: ['phone'],
    replacement: (_: string, original: string) => '*'.repeat(original.length),
  } as const;
  expect(redact('кв. 5, тел. 89001234567', options).text).toBe('кв. 5, тел. ***********');
});

/* What must survive, put together at random. */
const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
const two = (max: number) => fc.integer({ min: 1, max }).map((value) => String(value).padStart(2, '0'));
const harmless = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('ул. Садовая', 'на Мира', 'Mill Lane'),
      number(1, 250),
      fc.constantFrom('', 'Б', '/3', 'к2'),
    )
    .map(([street, house, more]) => `${street}, ${house}${more}`),
  fc.tuple(fc.constantFrom('д.', 'дом', 'house'), number(1, 250)).map(([word, house]) => `${word} ${house}`),
  fc.tuple(two(28), two(12), number(1990, 2030)).map((date) => date.join('.')),
  fc.tuple(two(23), two(59)).map((time) => time.join(':')),
  fc.tuple(number(1, 999), two(99)).map(([a, b]) => `${a} 0${b} руб.`),
  number(100, 99_999).map((price) => `${price} рублей`),
  fc
    .tuple(fc.constantFrom('Р', 'М', 'А'), number(1, 400))
    .map(([letter, road]) => `трасса ${letter}-${road}`),
  number(1, 99).map((bus) => `автобус №${bus}`),
  number(1, 900).map((km) => `${km} км`),
  fc.constantFrom(
    'звонил в 112',
    'школа № 5',
    'нет воды',
    '45 кв. м',
    'с 9 до 18',
    '2023–2024 гг.',
    '50 лет ВЛКСМ',
  ),
);
const sentence = fc.array(harmless, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(', '));

test('houses, roads, prices, dates and times stay', () => {
  fc.assert(
    fc.property(sentence, (text) => {
      expect(clean(text)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

const gap = fc.constantFrom('', ' ', '-', ' - ', '.', '\u00a0');
const phone = fc
  .tuple(
    fc.constantFrom('8', '+7', '7'),
    gap,
    fc.constantFrom('()', ''),
    fc.integer({ min: 900, max: 999 }),
    gap,
    fc.stringMatching(/^\d{7}$/),
    gap,
  )
  .map(([prefix, a, brackets, area, b, rest, c]) => {
    const code = brackets === '' ? String(area) : `(${area})`;
    return `${prefix}${a}${code}${b}${rest.slice(0, 3)}${c}${rest.slice(3, 5)}${c}${rest.slice(5)}`;
  });
const secret = fc.oneof(
  phone,
  fc.constantFrom('ivan@mail.example.ru', 'vk.com/id1', 'СНИЛС 112-233-445 95', 'Берёзкин Пётр Савельевич'),
);

test('a phone is found in any spelling among harmless words', () => {
  fc.assert(
    fc.property(sentence, phone, sentence, (before, number, after) => {
      expect(clean(`${before}. Звоните: ${number}; ${after}`)).toBe(`${before}. Звоните: [phone]; ${after}`);
    }),
    { numRuns: 1000 },
  );
});

const messy = fc.oneof(
  fc
    .array(fc.oneof(secret, harmless, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
    .map((parts) => parts.join(' ')),
  fc.string({ unit: fc.constantFrom(...'АаИв.@8901+- (),кв\n<br>|[]') }),
);

test('spans are the only difference, lie in order, and offsets lead back to the original', () => {
  fc.assert(
    fc.property(messy, (text) => {
      const redaction = redact(text);
      let last = 0;
      let rebuilt = '';
      for (const { start, end, replacement } of redaction.spans) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(toOriginal(redaction, rebuilt.length + start - last)).toBe(start);
        rebuilt += text.slice(last, start) + replacement;
        expect(toOriginal(redaction, rebuilt.length)).toBeGreaterThanOrEqual(end);
        last = end;
      }
      expect(redaction.text).toBe(rebuilt + text.slice(last));
      expect(toOriginal(redaction, redaction.text.length)).toBe(text.length);
    }),
    { numRuns: 500 },
  );
});

test('what has been redacted once needs no second time', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(secret, harmless), { maxLength: 6 }), (parts) => {
      const once = clean(parts.join('. '));
      expect(clean(once)).toBe(once);
    }),
  );
});

test('hostile text is read to its end', () => {
  const size = 50_000;
  for (const unit of [
    'ул.',
    'а',
    '8 ',
    'паспорт ',
    'A.',
    'a@',
    '[id1|',
    'с уважением ',
    '<br',
    'Иван ',
    'я, ',
    '9-',
    'кв',
    '(at)',
    'a.a',
  ]) {
    const text = unit.repeat(size / unit.length);
    expect(clean(text).length).toBeGreaterThan(0);
    expect(clean(`ул ${text} 1-1`).length).toBeGreaterThan(0);
  }
});
