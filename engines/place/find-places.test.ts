import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGazetteer } from './compile-gazetteer.ts';
import { findPlaces } from './find-places.ts';
import { region } from './fixtures/region.ts';
import { mistakes } from './fixtures/score.ts';
import { freshSentences, type LabelledSentence, tunedSentences } from './fixtures/sentences.ts';
import type { FoundPlaces } from './found-places.ts';

const gazetteer = compileGazetteer(region);
const find = (text: string, hintAreaId?: string) =>
  findPlaces(text, gazetteer, hintAreaId ? { hintAreaId } : {});
const offered = ({ best, alternatives }: FoundPlaces) =>
  [best, ...alternatives].map((place) => place?.settlementId);

describe('labelled sentences', () => {
  const wrong = (sentences: readonly LabelledSentence[]) =>
    sentences
      .map((sentence) => ({
        text: sentence.text,
        mistakes: mistakes(sentence, find(sentence.text, sentence.hintAreaId)),
      }))
      .filter((result) => result.mistakes.length > 0);

  test('those the engine was adjusted on are read as labelled, but for one in fifty', () => {
    expect(tunedSentences.length).toBeGreaterThan(200);
    expect(wrong(tunedSentences).length).toBeLessThanOrEqual(tunedSentences.length * 0.02);
  });

  test('those it was not adjusted on are read as labelled, but for one in ten', () => {
    expect(freshSentences.length).toBeGreaterThan(40);
    expect(wrong(freshSentences).length).toBeLessThanOrEqual(freshSentences.length * 0.1);
  });
});

describe('ambiguity', () => {
  test('a street many towns have is returned as such, with candidates', () => {
    const found = find('На Ленина 5 прорвало трубу');
    expect(found.ambiguous).toBe(true);
    expect(found.mentions[0]?.candidates.length).toBeGreaterThan(5);
    expect(found.best?.confidence).toBeLessThan(0.5);
    expect(offered(found)).toEqual(expect.arrayContaining(['zaozersk', 'zarechny', 'kamenka']));
  });

  test('naming the town, the district or handing in the area settles it', () => {
    for (const found of [
      find('Каменка, на Ленина 5'),
      find('Каменский район, на Ленина 5'),
      find('На Ленина 5', 'kamensky'),
    ]) {
      expect([found.ambiguous, found.best?.streetId]).toEqual([false, 'kamenka/Ленина']);
    }
  });

  test('two villages of one name compete whatever their size', () => {
    const found = find('В Каменке нет воды');
    expect(found.ambiguous).toBe(true);
    expect(offered(found).slice(0, 2)).toEqual(['kamenka', 'kamenka-p']);
  });

  test('two streets of one name in one town compete until the kind is said', () => {
    expect(find('Заречный, на Мира 4').ambiguous).toBe(true);
    expect(find('Заречный, проезд Мира 4').best?.streetId).toBe('zarechny/Мира (drive)');
  });

  test('a town that lacks the street is offered without it, with the reason', () => {
    const { best } = find('В Сосновце на ул. Чкалова 4 темно');
    expect([best?.settlementId, best?.streetId]).toEqual(['sosnovets', undefined]);
    expect(best?.reasons.map(({ code }) => code)).toContain('street-not-in-settlement');
  });

  test('a hint alone is no place', () => {
    expect(find('Сколько можно терпеть!', 'kamensky').best).toBeUndefined();
  });
});

describe('what looks like a street but is none', () => {
  test.each([
    'Встретимся 1 мая у нас',
    'Депутат Гагарин Пётр Ильич обещал дорогу',
    'Мира вашему дому',
    'Победы нашей команде',
    'Новая дорога уже разбита',
    'Врач Пушкина Анна Петровна',
    'Лесная подстилка горит',
  ])('%s', (text) => {
    expect(find(text).best).toBeUndefined();
  });

  test.each([
    ['На Чапаева 5 лет нет света', undefined],
    ['На Чапаева 12:30 авария', undefined],
    ['На Чапаева 15.08.2022 авария', undefined],
    ['На Чапаева 8-912-000-00-00', undefined],
    ['На Чапаева 50% фонарей', undefined],
    ['На Чапаева 15', 15],
    ['На Чапаева 15 лифт стоит', 15],
  ])('the number in "%s"', (text, number) => {
    const { best } = find(text);
    expect([best?.streetId, best?.house?.number]).toEqual(['kamenka/Чапаева', number]);
  });
});

describe('several places in one message', () => {
  test('a further address of the town is given as such', () => {
    const { best, alternatives } = find('Заречный: ул. Дзержинского, 10 и П. Морозова, 8');
    expect(best?.streetId).toBe('zarechny/Дзержинского');
    expect(alternatives[0]).toMatchObject({ streetId: 'zarechny/Павлика Морозова', house: { number: 8 } });
    expect(alternatives[0]?.reasons[0]?.code).toBe('another-address');
  });

  test('the settlement before the street is the one it lies in', () => {
    expect(find('г. Черноречье, пос. Рудничный, ул. Горняков, 5').best?.settlementId).toBe('rudnichny');
  });
});

describe('mentions', () => {
  test('carry the words of the text with their kind word', () => {
    const { mentions } = find('Яма: ул. Ленина, 5, в Нижнем Логу');
    expect(mentions.map(({ kind, text }) => [kind, text])).toEqual([
      ['street', 'ул. Ленина'],
      ['settlement', 'Нижнем Логу'],
    ]);
  });

  const scraps = fc.constantFrom(
    ...'ул. Ленина Мира 1 Мая между и , . - / 5 12а д. г. с. в на по Заречном Каменка Каменский район дом дома корпус стр кв 8-912 50 лет ВЛКСМ угол Lenin St Zarechny им К. \n « » № имени с до'.split(
      ' ',
    ),
  );
  const soup = fc.array(scraps, { maxLength: 60 }).map((list) => list.join(' '));

  test('lie in the text, in order, without overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const { mentions, best, alternatives, ambiguous } = find(text);
        let last = 0;
        for (const mention of mentions) {
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          expect(mention.candidates.length).toBeGreaterThan(0);
          last = mention.end;
        }
        expect(best === undefined).toBe(mentions.length === 0);
        if (ambiguous) expect(alternatives.length).toBeGreaterThan(0);
        for (const place of best ? [best, ...alternatives] : []) {
          expect(place.confidence).toBeGreaterThanOrEqual(0);
          expect(place.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a text of two hundred thousand characters made to be slow is read', () => {
    for (const piece of [
      'им. ',
      'Ленина и ',
      '1 Мая ',
      'дом ',
      'a',
      '@',
      'между 5 и ',
      '1/',
      'ул. ',
      'https://',
      '[id1|',
    ]) {
      expect(() => find(piece.repeat(200_000 / piece.length))).not.toThrow();
    }
  });

  test('the same text gives the same answer', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(find(text)).toEqual(find(text));
      }),
    );
  });
});
