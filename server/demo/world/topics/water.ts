import { group } from './passport.ts';

export const WATER = group('water', 'Водоснабжение / Water supply', [
  {
    name: 'no-cold',
    title: 'Нет холодной воды / No cold water',
    about: 'Вода отключена без предупреждения или надолго / Cold water is off',
    words:
      'нет воды, холодная вода, отключили воду, без воды, подвоз, сухие краны / no water, cold water, shut off, tap',
    severity: 5,
    term: '1 calendar',
    duty: 'water',
    share: 150,
  },
  {
    name: 'no-hot',
    title: 'Нет горячей воды / No hot water',
    about: 'Горячая вода отключена дольше обещанного / Hot water is off',
    words:
      'нет горячей воды, горячая вода, отключение, опрессовка, две недели, кипятим, тазик, бойлер / hot water, no hot water, shut down, boiler',
    severity: 4,
    term: '3 calendar',
    duty: 'heat',
    share: 140,
    demand: 'summer',
  },
  {
    name: 'quality',
    title: 'Качество воды / Water quality',
    about: 'Ржавая, мутная вода, запах, осадок / Rusty, cloudy or smelling water',
    words:
      'ржавая, рыжая, мутная, запах, хлорка, осадок, цвет, анализ, пить невозможно / rusty, cloudy, smell, chlorine, water quality',
    severity: 4,
    term: '3 working',
    duty: 'water',
    share: 120,
    demand: 'flood',
    proof: 'document',
  },
  {
    name: 'pressure',
    title: 'Слабый напор / Low pressure',
    about: 'Напора нет на верхних этажах, вечером / Weak pressure',
    words: 'напор, слабый напор, еле течёт, этаж, струйка, давление / pressure, weak, trickle',
    severity: 3,
    term: '8 working',
    duty: 'water',
    share: 60,
    demand: 'summer',
  },
  {
    name: 'leak',
    title: 'Утечка на улице / Leak in the street',
    about: 'Вода бежит из-под земли, порыв водопровода / Burst water main, water running',
    words:
      'порыв, утечка, течёт, бежит вода, прорвало, фонтан, водопровод, река по дороге / leak, burst, water main, running water',
    severity: 4,
    term: '1 calendar',
    duty: 'water',
    share: 90,
  },
  {
    name: 'standpipes',
    title: 'Колонки и колодцы / Standpipes and wells',
    about: 'Колонка не работает, колодец грязный / Broken standpipes and dirty wells',
    words:
      'колонка, водоколонка, колодец, скважина, башня, водонапорная, вёдрами / standpipe, well, borehole, water tower',
    severity: 4,
    term: '3 working',
    duty: 'water',
    share: 50,
  },
  {
    name: 'connection',
    title: 'Подключение к водопроводу / Connection to water mains',
    about: 'Нет центральной воды, когда подведут / When mains water will come',
    words:
      'водопровод, подвести, подключить, центральное водоснабжение, техусловия, ветка / connect, mains water, when',
    severity: 2,
    term: '30 calendar',
    duty: 'town hall',
    share: 40,
    proof: 'none',
    explain: true,
  },
]);
