import { describe, expect, it } from 'vitest';
import { guessMapping } from '../mapping/guess-mapping.rules.ts';
import { guessDelimiter } from './delimiter.rules.ts';
import { looksLikeUtf16 } from './encoding.rules.ts';
import { findHeader, nameColumns } from './header.rules.ts';
import type { Cell } from './table.types.ts';
import { createSharedStrings } from './xlsx/shared-strings.ts';

const rows = (...cells: Cell[][]) => cells.map((row, index) => ({ number: index + 1, cells: row }));

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,"x; y; z"\n2,w\n'],
    [';', 'a;b\n1;x, y, z\n2;w, v\n'],
    [';', 'date;text, free\n1;a, b\n2;c, d\n'],
    [',', 'a, b\n1, x\n2, y\n'],
    ['\t', 'a\tb\n1\tx, y\n2\tz; w\n'],
    ['|', 'a|b\n1|x, y\n2|z\n'],
  ])('%j is told from signs in sentences', (delimiter, sample) => {
    expect(guessDelimiter(sample)).toBe(delimiter);
  });
});

describe('UTF-16 without a mark', () => {
  const little = (text: string) => Buffer.from(text, 'utf16le');
  const big = (text: string) => little(text).swap16();

  it.each([
    'id;text\n1;No light in the yard\n',
    'Номер;Текст\n1;Нет света — третий день\n',
    'מספר;טקסט\n1;אין אור\n',
  ])('is told by its zeros: %j', (text) =>
    expect([looksLikeUtf16(little(text)), looksLikeUtf16(big(text))]).toEqual(['utf-16le', 'utf-16be']),
  );

  it.each([
    'text,date\nHole\0 in the road,1.2.2026\n',
    'Текст;Дата\nВо дворе\0 яма;01.02.2026\n',
    'Текст;Дата\nНа дороге\0\0\0 снег;01.02.2026\n',
  ])('is not seen where zeros have strayed into text: %j', (text) => {
    for (const moved of [text, `,${text}`]) expect(looksLikeUtf16(Buffer.from(moved))).toBeUndefined();
  });
});

describe('the header', () => {
  it('is found under titles and dates of printing', () => {
    const table = rows(
      ['Сводка обращений'],
      ['за март 2026', null, 'страница 1'],
      ['№', 'Дата', 'Текст', 'Район'],
      [1, '02.03.2026', 'Не вывозят мусор', 'Северный'],
    );
    expect(findHeader(table)).toBe(2);
  });

  it('gives each column a name of its own', () => {
    expect(nameColumns(['Текст', 'Текст', null, ' Дата\n и время '])).toEqual([
      'Текст',
      'Текст (2)',
      '#3',
      'Дата и время',
    ]);
  });
});

describe('what the columns hold', () => {
  it('is told by their names in either language', () => {
    const header = ['Published at', 'Message', 'District', 'Phone', 'Link'];
    const { shape, mapping } = guessMapping(
      header,
      rows(['2026-03-02', 'No light in the yard', 'North', '+79000000000', 'https://a.example/1']),
    );
    expect(shape).toBe('table');
    expect(mapping.columns).toEqual({
      publishedAt: 'Published at',
      text: 'Message',
      area: 'District',
      authorAddress: 'Phone',
      url: 'Link',
    });
  });

  it.each([
    ['Населённый пункт', 'Адрес'],
    ['Наименование населенного пункта', 'Адрес'],
    ['Н.п.', 'Улица, дом'],
    ['Settlement', 'Address'],
    ['Locality', 'Street'],
    ['Town', 'Place'],
  ])('knows "%s" beside "%s" for two parts of the place', (settlement, address) => {
    const { mapping } = guessMapping(
      ['Текст', address, settlement],
      rows(['Не горит фонарь во дворе', 'Липовая, 3', 'Ясногорка'], ['Яма', 'Речная, 1', 'Ясногорка']),
    );
    expect(mapping.columns).toEqual({ text: 'Текст', settlement, address });
  });

  it('is told by their values where names say nothing', () => {
    const text = 'Третий день нет горячей воды, в управляющей компании трубку не берут';
    const { mapping } = guessMapping(
      ['A', 'B', 'C'],
      rows(['30/10/2026', text, 'https://a.example/1'], ['02/11/2026', text, 'https://a.example/2']),
    );
    expect(mapping).toEqual({ columns: { publishedAt: 'A', text: 'B', url: 'C' }, dayFirst: true });
  });
});

describe('the texts of a workbook', () => {
  it('are the same from memory and from the disk', () => {
    const strings = createSharedStrings();
    const text = (index: number) => `${index} ${'слово '.repeat(40_000)}`;
    for (let index = 0; index < 150; index += 1) strings.add(text(index));
    for (const index of [0, 149, 70, 3, 148]) expect(strings.get(index)).toBe(text(index));
    expect(strings.get(150)).toBe('');
    strings.close();
  });
});
