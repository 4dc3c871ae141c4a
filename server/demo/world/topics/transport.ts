import { group } from './passport.ts';

export const TRANSPORT = group('transport', 'Общественный транспорт / Public transport', [
  {
    name: 'late',
    title: 'Автобус не приходит / Late or missing buses',
    about: 'Срыв рейсов, большие интервалы / Missed runs and long gaps',
    words:
      'автобус, не пришёл, ждать, расписание, интервал, опоздание, маршрут, рейс / bus, late, did not come, wait, route',
    severity: 3,
    term: '8 working',
    duty: 'city transport',
    share: 240,
  },
  {
    name: 'routes',
    title: 'Маршрутная сеть / Routes',
    about: 'Отменили маршрут, нужен новый, изменить путь / Cancelled or wanted routes',
    words:
      'отменили маршрут, вернуть маршрут, новый маршрут, продлить, пересадка, схема / route, cancelled, bring back, extend',
    severity: 2,
    term: '30 calendar',
    duty: 'city transport',
    share: 110,
    proof: 'none',
    explain: true,
  },
  {
    name: 'timetable',
    title: 'Расписание и табло / Timetable',
    about: 'Неудобное расписание, нет вечерних рейсов, табло врёт / Timetables and displays',
    words:
      'расписание, последний автобус, вечером, выходные, табло, приложение, рейс / timetable, last bus, evening, display',
    severity: 2,
    term: '10 working',
    duty: 'city transport',
    share: 80,
    proof: 'none',
  },
  {
    name: 'conduct',
    title: 'Водители и кондукторы / Drivers and conductors',
    about: 'Хамство, телефон за рулём, высадили ребёнка / Rudeness and dangerous driving',
    words:
      'водитель, хамство, кондуктор, нагрубил, телефон, высадил, не остановился, закрыл двери / driver, rude, conductor, phone, did not stop',
    severity: 3,
    term: '8 working',
    duty: 'city transport',
    share: 110,
    proof: 'none',
  },
  {
    name: 'crowded',
    title: 'Переполненный транспорт / Crowded buses',
    about: 'Не влезть в час пик, маленький автобус / Crowding at peak hours',
    words:
      'битком, переполнен, не влезть, час пик, маленький автобус, как селёдки, большой вместимости / crowded, packed, peak, small bus',
    severity: 2,
    term: '10 working',
    duty: 'city transport',
    share: 80,
    demand: 'school year',
    proof: 'none',
  },
  {
    name: 'vehicles',
    title: 'Состояние автобусов / State of buses',
    about: 'Холодно, грязно, сломан, пахнет выхлопом / Cold, dirty or broken buses',
    words:
      'салон, холодно в автобусе, грязный, сломанное сиденье, выхлоп, старый автобус, печка / bus interior, cold, dirty, exhaust',
    severity: 2,
    term: '10 working',
    duty: 'city transport',
    share: 50,
    demand: 'snow',
  },
  {
    name: 'stops',
    title: 'Остановки / Bus stops',
    about: 'Нет павильона, сломан, перенести остановку / Shelters and places of stops',
    words:
      'остановка, павильон, навес, скамейка на остановке, перенести остановку, крыша / bus stop, shelter, move',
    severity: 2,
    term: '30 calendar',
    duty: 'city transport',
    share: 80,
  },
  {
    name: 'fares',
    title: 'Проезд и карты / Fares and cards',
    about: 'Льготный проездной, карта не сработала, цена / Fares, passes and cards',
    words:
      'проезд, проездной, карта, льготный, терминал, списали дважды, пенсионерка, стоимость / fare, pass, card, charged twice',
    severity: 1,
    term: '10 working',
    duty: 'city transport',
    share: 60,
    proof: 'document',
  },
  {
    name: 'suburban',
    title: 'Пригородные автобусы и электрички / Suburban services',
    about: 'Связь деревень с городом, электрички / Village buses and local trains',
    words:
      'пригородный, электричка, межгород, деревня, единственный автобус, автостанция / suburban, train, village bus',
    severity: 3,
    term: '10 working',
    duty: 'regional transport',
    share: 80,
    proof: 'none',
  },
]);
