import { describe, expect, test } from 'vitest';
import { compileGazetteer } from './compile-gazetteer.ts';
import { findPlaces } from './find-places.ts';
import { region } from './fixtures/region.ts';
import type { GazetteerInput } from './gazetteer.ts';
import type { PlaceLanguage } from './language.ts';
import { english } from './language-en.ts';

const town = (input: Partial<GazetteerInput>): GazetteerInput => ({
  areas: [{ id: 'a', names: { ru: 'Лесновский район' } }],
  settlements: [{ id: 's', areaId: 'a', names: { ru: 'Лесново' }, kind: 'село' }],
  streets: [],
  landmarks: [],
  ...input,
});
const best = (input: GazetteerInput, text: string) => findPlaces(text, compileGazetteer(input)).best;

describe('a gazetteer', () => {
  test('is plain data that survives being sent to a worker', () => {
    const gazetteer = compileGazetteer(region);
    const copy = structuredClone(gazetteer);
    const text = 'В Нижнем Логу, ул. Суворова 5';
    expect(findPlaces(text, copy)).toEqual(findPlaces(text, gazetteer));
  });

  test('takes kinds as words of any language it knows', () => {
    const input = town({ streets: [{ id: 'p', settlementId: 's', names: { ru: 'Сенной' }, kind: 'пр-т' }] });
    expect(best(input, 'с. Лесново, проспект Сенной, 4')?.streetId).toBe('p');
  });

  test('reads names that carry their kind', () => {
    const input = town({
      settlements: [{ id: 's', areaId: 'a', names: { ru: 'село Лесново' } }],
      streets: [{ id: 'p', settlementId: 's', names: { ru: 'улица Ткачей' } }],
    });
    expect(best(input, 'В Лесново на Ткачей 4')).toMatchObject({
      areaId: 'a',
      settlementId: 's',
      streetId: 'p',
    });
  });

  test('keeps rows whose settlement or area is unknown', () => {
    const input = town({
      settlements: [{ id: 's', areaId: 'missing', names: { ru: 'Лесново' } }],
      landmarks: [{ id: 'l', areaId: 'a', names: { ru: 'Чёртов мост' } }],
    });
    const settlement = best(input, 'В Лесново нет воды');
    expect([settlement?.areaId, settlement?.settlementId]).toEqual([undefined, 's']);
    expect(best(input, 'у Чёртова моста свалка')).toMatchObject({ areaId: 'a', landmarkId: 'l' });
  });

  test('finds a name by its aliases and, in English text, by its Latin letters', () => {
    const input = town({
      settlements: [{ id: 's', areaId: 'a', names: { ru: 'Лесново' }, aliases: ['Старый Лес'] }],
    });
    expect(best(input, 'в Старом Лесу нет света')?.settlementId).toBe('s');
    expect(best(input, 'No power in Lesnovo')?.settlementId).toBe('s');
  });

  test('of two districts of one name takes the kind that is said', () => {
    const input = town({
      areas: [
        { id: 'district', names: { ru: 'Лесновский район' } },
        { id: 'okrug', names: { ru: 'Лесновский городской округ' } },
      ],
      settlements: [],
    });
    expect(best(input, 'В Лесновском районе')?.areaId).toBe('district');
    expect(best(input, 'В Лесновском округе')?.areaId).toBe('okrug');
    expect(best(input, 'В Лесновском крае')).toBeUndefined();
  });

  test('that is empty finds nothing', () => {
    expect(
      findPlaces(
        'ул. Ленина 5',
        compileGazetteer({ areas: [], settlements: [], streets: [], landmarks: [] }),
      ),
    ).toEqual({
      mentions: [],
      alternatives: [],
      ambiguous: false,
    });
  });
});

test('another language is data', () => {
  const german: PlaceLanguage = {
    ...english,
    code: 'de',
    streetKinds: { street: ['strasse', 'str'] },
    settlementKinds: { city: ['stadt'] },
    words: { ...english.words, in: ['in'], house: ['haus', 'nr'], from: ['aus', 'von'] },
    inflect: (word) => [word, `${word}s`].map((text) => ({ text, weak: false })),
  };
  const gazetteer = compileGazetteer(
    {
      areas: [],
      settlements: [{ id: 'see', areaId: '', names: { de: 'Oberseestadt' }, kind: 'stadt' }],
      streets: [{ id: 'markt', settlementId: 'see', names: { de: 'Markt' } }],
      landmarks: [],
    },
    [german],
  );
  const { best } = findPlaces('Kein Wasser in Oberseestadt, Markt Str. 5b', gazetteer, {
    languages: [german],
  });
  expect(best).toMatchObject({ settlementId: 'see', streetId: 'markt', house: { number: 5, letter: 'B' } });
});
