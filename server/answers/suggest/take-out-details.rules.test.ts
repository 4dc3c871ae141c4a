import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeOutDetails } from './take-out-details.rules.ts';

const clean = (text: string, names: readonly string[] = []) =>
  takeOutDetails(text, names, (kind) => `[${kind}]`);

describe('what belongs to one case alone', () => {
  it.each([
    [
      'The pothole at Garden Street 4 was filled today, 2 November.',
      'The pothole at [address] was filled [date].',
    ],
    [
      'Яму на ул. Садовая, д. 12, кв. 5 засыпали 3 марта 2026 года. Отвечает начальник участка П. Орлов, тел. 8 900 123-45-67.',
      'Яму на [address] засыпали [date]. Отвечает начальник участка [person], тел. [phone].',
    ],
    [
      'На Лесной улице, 14 снег вывезли. МУП «Ольховский водоканал» заменил 12 м трубы.',
      '[address] снег вывезли. МУП [name] заменил [number] м трубы.',
    ],
    [
      'We repair the lamp by Friday. Mr Brown (john@mail.example) calls you on 01632 960 001.',
      'We repair the lamp by [date]. Mr [person] ([contact]) calls you on [phone].',
    ],
    ['Площадку у дома 5 по улице 50 лет Октября убрали.', 'Площадку у [address] по [address] убрали.'],
    [
      'Воду дали в 14:30 15.03.2026, до 2–5 апреля возможны перебои.',
      'Воду дали в [date], до [date] возможны перебои.',
    ],
    ['По обращению № 4521-9934 работы приняты.', 'По обращению [number] работы приняты.'],
    ['Диана, здравствуйте! Спасибо, Олег.', '[person], здравствуйте! Спасибо, [person].'],
    [
      'The lift in building 3 works again since March 2026.',
      'The lift in [address] works again since [date].',
    ],
  ])('is taken out: %s', (written, expected) => {
    expect(clean(written)).toBe(expected);
  });

  it('is known from the case where nothing else tells it from a word that begins a sentence', () => {
    expect(clean('Орловым всё проверено. Ключи открыты.', ['П. Орлов, мастер', 'село Ключи'])).toBe(
      '[name] всё проверено. [name] открыты.',
    );
  });

  it('leaves what any answer says', () => {
    for (const text of [
      'Работы закончены. Если что-то не так, напишите нам: мы вернёмся.',
      'May we ask you to wait? We march on; the road is clear.',
      'Вы можете позвонить в МЧС. Спасибо, что написали.',
    ])
      expect(clean(text)).toBe(text);
  });

  it('stands once, and blanks that were there stay as they are', () => {
    expect(clean('Сделаем [дата], [адрес].')).toBe('Сделаем [дата], [адрес].');
    const once = clean('Сделаем 2 марта в посёлке Лесной Ключ, ул. Мира, 5.');
    expect(clean(once)).toBe(once);
  });

  it('leaves no figure in whatever text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('№ 5', '12а', '½', '٣', 'ул. Мира, 7', '[date 5]', '2 марта', 'д.', 'Дом', '5G', '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(clean(pieces.join(' '))).not.toMatch(/\p{N}/u);
      }),
      { numRuns: 40 },
    );
  });

  it('is taken out of long hostile text in no time worth speaking of', () => {
    for (const unit of ['Ул. ', 'А ', '9 ', '[а', '«Б', '2 и ', 'г. Я '])
      expect(clean(unit.repeat(5000 / unit.length))).not.toMatch(/\p{N}/u);
  });
});
