import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGazetteer } from './compile-gazetteer.ts';
import { findPlaces } from './find-places.ts';
import { region } from './fixtures/region.ts';
import type { House } from './house.ts';

const gazetteer = compileGazetteer(region);

const part = fc.integer({ min: 1, max: 99 }).map(String);
const letter = fc.constantFrom(...'АБВГДЕЖК');
const house: fc.Arbitrary<House> = fc.record(
  { number: fc.integer({ min: 1, max: 299 }), letter, building: part, structure: part },
  { requiredKeys: ['number'] },
);
const fractional: fc.Arbitrary<House> = fc.record({
  number: fc.integer({ min: 1, max: 299 }),
  fraction: part,
});
const anyHouse = fc.oneof(house, fractional);

const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  street: ['ул. ', 'улица ', 'ул '],
  avenue: ['пр-т ', 'проспект ', 'просп. '],
  lane: ['пер. ', 'переулок '],
  drive: ['проезд ', 'пр-д '],
  boulevard: ['б-р ', 'бульвар '],
  highway: ['шоссе ', 'ш. '],
  square: ['пл. ', 'площадь '],
  microdistrict: ['мкр. ', 'микрорайон '],
};
const SETTLEMENT_WORDS: Readonly<Record<string, string>> = {
  city: 'г. ',
  town: 'пгт ',
  village: 'с. ',
  settlement: 'пос. ',
  station: 'ст. ',
};

const street = fc.constantFrom(...region.streets).chain((row) => {
  const settlement = region.settlements.find(({ id }) => id === row.settlementId)!;
  const word = fc.constantFrom(...KIND_WORDS[row.kind ?? 'street']!);
  return word.map((kindWord) => ({ row, settlement, kindWord }));
});

/** Ways people write one house; each must be read back to the same parts. */
const STYLES: ReadonlyArray<(house: House) => string> = [
  ({ number, letter = '', fraction, building, structure }) =>
    `д. ${number}${letter}${fraction ? `/${fraction}` : ''}${building ? `, корп. ${building}` : ''}${structure ? `, стр. ${structure}` : ''}`,
  ({ number, letter = '', fraction, building, structure }) =>
    `${number}${letter.toLowerCase()}${fraction ? ` / ${fraction}` : ''}${building ? ` к${building}` : ''}${structure ? ` строение ${structure}` : ''}`,
  ({ number, letter, fraction, building, structure }) =>
    `дом № ${number}${letter ? ` «${letter}»` : ''}${fraction ? `/${fraction}` : ''}${building ? ` корпус ${building}` : ''}${structure ? ` с${structure}` : ''}, кв. 17`,
  ({ number, letter, fraction, building, structure }) =>
    `д ${number}${letter ? `-${letter}` : ''}${fraction ? `/${fraction}` : ''}${building ? ` к. ${building}` : ''}${structure ? `, стр ${structure}` : ''}`,
];

describe('generated addresses', () => {
  test('are read back to the street and every part of the house', () => {
    fc.assert(
      fc.property(
        street,
        anyHouse,
        fc.constantFrom(...STYLES),
        fc.boolean(),
        ({ row, settlement, kindWord }, at, write, complaint) => {
          const town = `${SETTLEMENT_WORDS[settlement.kind ?? ''] ?? ''}${settlement.names.ru}`;
          const text = `${town}, ${kindWord}${row.names.ru}, ${write(at)}${complaint ? ', не работает лифт' : ''}`;
          const { best, ambiguous } = findPlaces(text, gazetteer, { hintAreaId: settlement.areaId });
          expect([text, best?.settlementId, best?.streetId, ambiguous]).toEqual([
            text,
            settlement.id,
            row.id,
            false,
          ]);
          expect([text, best?.house]).toEqual([text, at]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('are read back from English', () => {
    const plain = street.filter(({ row }) => row.kind === 'street' && !/^\d/.test(row.names.en ?? ''));
    const latin = fc.record(
      { number: fc.integer({ min: 1, max: 299 }), letter: fc.constantFrom('A', 'B', 'D') },
      { requiredKeys: ['number'] },
    );
    fc.assert(
      fc.property(plain, latin, fc.boolean(), ({ row, settlement }, at, first) => {
        const number = `${at.number}${at.letter ?? ''}`;
        const address = first ? `${number} ${row.names.en} Street` : `${row.names.en} St., ${number}`;
        const text = `No water at ${address}, ${settlement.names.en}`;
        const { best } = findPlaces(text, gazetteer, { hintAreaId: settlement.areaId });
        expect([text, best?.streetId, best?.house]).toEqual([text, row.id, at]);
      }),
      { numRuns: 500 },
    );
  });
});
