import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflectRussian, isRussianAdjective } from './inflect-ru.ts';
import { russian } from './language-ru.ts';

const forms = (word: string) => inflectRussian(word, 'declined').map(({ text }) => text);
const sure = (word: string) =>
  inflectRussian(word, 'declined')
    .filter(({ weak }) => !weak)
    .map(({ text }) => text);

describe('towns and districts are declined', () => {
  test.each([
    ['березники', 'березников березникам березниками березниках'],
    ['заречный', 'заречного заречному заречным заречном'],
    ['нижний', 'нижнего нижнему нижним нижнем'],
    ['чайковский', 'чайковского чайковскому чайковским чайковском'],
    ['лог', 'лога логу логом логе'],
    ['пермь', 'перми пермью'],
    ['камень', 'камня камню камнем камне'],
    ['каменка', 'каменки каменке каменку каменкой'],
    ['вязовая', 'вязовой вязовую'],
    ['верхняя', 'верхней верхнюю'],
    ['александрия', 'александрии александрию александрией'],
    ['ильинское', 'ильинского ильинскому ильинским ильинском'],
    ['гамово', 'гамова гамову гамовом гамове'],
    ['заречье', 'заречья заречью заречьем'],
    ['городище', 'городища городищу городищем'],
    ['сосновец', 'сосновца сосновцу сосновцем сосновце'],
    ['елец', 'ельца ельцу ельцом ельце'],
    ['городок', 'городка городку городком городке'],
    ['ручеек', 'ручейка ручейку'],
    ['черемушки', 'черемушек черемушкам черемушках'],
    ['горки', 'горок горкам горках'],
    ['клинцы', 'клинцов клинцам клинцах'],
    ['ключи', 'ключей ключам ключами ключах'],
    ['новые', 'новых новым новыми'],
    ['верхние', 'верхних верхним верхними'],
    ['белый', 'белого белому белым белом'],
    ['яр', 'яра яру яром яре'],
    ['большой', 'большого большому большим большом'],
    ['рабочий', 'рабочего рабочему рабочим рабочем'],
    ['гай', 'гая гаю гаем гае'],
  ])('%s', (base, expected) => {
    for (const form of [base, ...expected.split(' ')])
      expect([form, forms(base).includes(form)]).toEqual([form, true]);
  });

  test('a form that often is another word is weak', () => {
    expect(forms('пески')).toContain('песок');
    expect(sure('пески')).not.toContain('песок');
  });
});

describe('streets', () => {
  const fixed = (word: string) => inflectRussian(word, 'fixed').map(({ text }) => text);

  test('a frozen genitive stays as it is', () => {
    for (const name of ['ленина', 'победы', 'строителей', 'космонавтов', 'толстого'])
      expect(fixed(name)).toEqual([name]);
  });

  test('adjectives and nominative nouns are declined', () => {
    expect(fixed('советская')).toEqual(expect.arrayContaining(['советской', 'советскую']));
    expect(fixed('арбат')).toContain('арбате');
  });
});

describe('any word', () => {
  const letters = fc
    .array(fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'), { maxLength: 14 })
    .map((list) => list.join(''));

  test('is among its own forms once, and no form is empty', () => {
    fc.assert(
      fc.property(letters, fc.constantFrom('declined' as const, 'fixed' as const), (word, use) => {
        const made = inflectRussian(word, use).map(({ text }) => text);
        expect(made.filter((form) => form === word)).toHaveLength(1);
        expect(new Set(made).size).toBe(made.length);
        if (word !== '') expect(made).not.toContain('');
      }),
    );
  });
});

describe('the phrase after an adjective', () => {
  test.each([
    ['заречном', 'парке', true],
    ['заречном', 'индустриальном', true],
    ['заречном', 'отключили', false],
    ['заречном', 'уже', false],
    ['советской', 'площади', true],
    ['советской', 'темно', false],
    ['советской', 'отключили', false],
    ['советской', 'ямы', false],
    ['заречном', 'живу', false],
    ['новую', 'школу', true],
  ])('%s %s', (word, next, goesOn) => {
    expect(russian.continuesPhrase(word, next, true)).toBe(goesOn);
  });

  test('only adjectives are adjectives', () => {
    expect(['заречный', 'новая', 'нижнее', 'верхние'].map(isRussianAdjective)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['лог', 'ленина', 'каменка', 'гай'].map(isRussianAdjective)).toEqual([false, false, false, false]);
  });
});
