import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personsIn } from './names-person.rules.ts';

const signs = (text: string) => personsIn(text).map(({ sign }) => sign);

describe('a watch that names a person', () => {
  it.each([
    ['Воронцов И. С.', 'initials'],
    ['И. С. Воронцова', 'initials'],
    ['ремонт -Лаптев А.', 'initials'],
    ['воронцов и.с.', 'initials'],
    ['Иван Петрович', 'patronymic'],
    ['"анна сергеевна"', 'patronymic'],
    ['Марии Ивановны', 'patronymic'],
    ['Ильиничной', 'patronymic'],
    ['сергей NEAR лаптев', 'full name'],
    ['(сергей | серёжа) И лаптева Ольга', 'full name'],
    ['лаптеву сергею', 'full name'],
    ['"Дмитрий Каменский"', 'full name'],
    ['John Cartwright', 'full name'],
    ['депутат Лаптев', 'title'],
    ['губернатору Каменскому', 'title'],
    ['министр NEAR/3 Гончаренко', 'title'],
    ['главврач | врач лаптева', 'title'],
    ['Mayor Cartwright', 'title'],
    ['жалобы @lapteff_ivan', 'handle'],
    ['https://vk.com/id77001', 'profile'],
    ['t.me/lapteff', 'profile'],
    ['ok.ru/profile/5500', 'profile'],
    ['lapteff@mail.example', 'address'],
    ['+7 (912) 000-00-00', 'phone'],
  ])('is seen in “%s” by its %s', (text, sign) => {
    expect(signs(text)).toContain(sign);
  });

  it.each([
    '(яма | выбоина) NEAR/5 (двор | дорога) -компьютерная',
    'улица Юрия Гагарина',
    '"ул. К. Маркса" фонарь',
    'школа имени Зои Космодемьянской',
    'проспект Александра Невского | площадь Ленина',
    'Charles Dickens Street lamp',
    'министр финансов',
    'глава Саратова',
    'директор магазина',
    'мэр города',
    'нет света',
    'Роман с камнем | вера в людей',
    'на уровне | бревна | в деревне | основной | церковной',
    'поселок Барановичи',
    'ям и т. д. и т. п.',
    'vk.com/public12345 | vk.com/wall-12_34',
    'Перебои с водой и теплом в Новом городе',
    'ЖКХ 2026 #жкх 112',
    'pothole NEAR road -computer',
    'Republic, Mayor and council',
  ])('is not seen in “%s”', (text) => {
    expect(personsIn(text)).toEqual([]);
  });

  const name = fc.constantFrom('иван', 'Сергей', 'ольга', 'Татьяны', 'андрею', 'Дмитрием', 'марию');
  const surname = fc.constantFrom('Лаптев', 'лаптева', 'Каменская', 'гончаренко', 'Зорина', 'белых');
  const service = fc.constantFrom(
    'яма',
    'двор',
    'дорога',
    'отопление',
    'свет',
    'мусор',
    'автобус',
    'снег*',
    '#жкх',
    '112',
  );
  const joint = fc.constantFrom(' ', ' И ', ' AND ', ' NEAR/5 ', ' NEAR ', ' | ', '   ');
  const casing = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
  );

  it('is found wherever a name and a surname stand side by side, in any case and order', () => {
    fc.assert(
      fc.property(
        name,
        surname,
        joint,
        casing,
        fc.boolean(),
        fc.array(service),
        fc.array(service),
        (...given) => {
          const [one, two, between, cased, turned, before, behind] = given;
          const [first, second] = turned ? [two, one] : [one, two];
          const rule = [...before, `"${cased(first)}"${between}${cased(second)}`, ...behind].join(' | ');
          expect(personsIn(rule)).not.toEqual([]);
        },
      ),
    );
  });

  it('is never found among words of services, however they are joined', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(service, joint, casing), { minLength: 1, maxLength: 12 }), (parts) => {
        const rule = parts.map(([word, between, cased]) => `${cased(word)}${between}`).join('');
        expect(personsIn(rule)).toEqual([]);
      }),
    );
  });

  it('is found through invisible letters and stress marks', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.constantFrom('\u00AD', '\u200B', '\u0301'), (at, hidden) => {
        const plain = 'Иван Петрович';
        expect(signs(`${plain.slice(0, at)}${hidden}${plain.slice(at)}`)).toContain('patronymic');
      }),
    );
  });
});
