import { group } from './passport.ts';

export const CHARGES = group('charges', 'Плата за услуги ЖКХ / Utility charges', [
  {
    name: 'wrong-bill',
    title: 'Ошибка в квитанции / Wrong bill',
    about: 'Неверные начисления, показания не учтены / Wrong amounts on a bill',
    words:
      'квитанция, начислили, показания, ошибка, долг, переплата, счётчик, платёжка / bill, charged, meter reading, mistake, debt',
    severity: 2,
    term: '10 working',
    duty: 'billing',
    share: 120,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'tariffs',
    title: 'Рост тарифов / Tariffs',
    about: 'Почему выросла плата, обоснование тарифа / Why the tariff rose',
    words:
      'тариф, подорожало, повышение, цена, платим, выросла плата, процентов / tariff, price, increase, why',
    severity: 1,
    term: '10 working',
    duty: 'tariffs',
    share: 80,
    proof: 'document',
    explain: true,
    demand: 'summer',
  },
  {
    name: 'common-needs',
    title: 'Общедомовые нужды / Common needs',
    about: 'ОДН, содержание жилья, непонятные строки / Charges for shared needs',
    words:
      'ОДН, общедомовые, содержание жилья, строка, СОИ, за что / common charges, shared, maintenance fee',
    severity: 2,
    term: '10 working',
    duty: 'housing',
    share: 50,
    proof: 'document',
    explain: true,
  },
  {
    name: 'recalculation',
    title: 'Перерасчёт / Recalculation',
    about: 'Перерасчёт за отсутствие услуги / Refund for a missing service',
    words:
      'перерасчёт, пересчитать, вернуть деньги, не было воды, акт, возврат / recalculation, refund, recalculate',
    severity: 2,
    term: '10 working',
    duty: 'billing',
    share: 70,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'heating-bill',
    title: 'Плата за отопление / Heating bill',
    about: 'Огромные суммы за тепло, корректировка / High heating bills',
    words:
      'за отопление, гигакалория, корректировка, тысяч за тепло, общедомовой счётчик / heating bill, gigacalorie, adjustment',
    severity: 2,
    term: '10 working',
    duty: 'billing',
    share: 80,
    demand: 'heating',
    proof: 'document',
    isPrivate: true,
    explain: true,
  },
]);
