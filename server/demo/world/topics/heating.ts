import { group } from './passport.ts';

export const HEATING = group('heating', 'Отопление / Heating', [
  {
    name: 'none',
    title: 'Нет отопления / No heating',
    about: 'Батареи холодные весь день, авария / No heating at all',
    words:
      'отопление, нет отопления, батареи, холодные, отключили, мёрзнем, авария, котельная / heating, no heating, radiators, cold, boiler',
    severity: 5,
    term: '1 calendar',
    duty: 'heat',
    share: 130,
    demand: 'heating',
    season: [9, 5],
  },
  {
    name: 'weak',
    title: 'Слабое отопление / Weak heating',
    about: 'Чуть тёплые батареи, ниже нормы в квартире / Rooms below the norm',
    words:
      'едва тёплые, чуть тёплые, градусов, холодно в квартире, слабо, норма, угловая, стояк / lukewarm, degrees, cold flat, below norm',
    severity: 4,
    term: '3 calendar',
    duty: 'heat',
    share: 160,
    demand: 'heating',
    season: [9, 5],
  },
  {
    name: 'start',
    title: 'Начало и конец отопительного сезона / Heating season',
    about: 'Когда дадут тепло, когда отключат / When heating starts or ends',
    words:
      'когда дадут, когда включат, отопительный сезон, пуск тепла, дадут тепло, отключат / heating season, switch on, when',
    severity: 2,
    term: '3 working',
    duty: 'town hall',
    share: 90,
    demand: 'heating start',
    season: [9, 10],
    proof: 'none',
    explain: true,
  },
  {
    name: 'burst',
    title: 'Прорыв теплотрассы / Burst heat main',
    about: 'Пар, горячая вода из-под земли / Steam and hot water from the ground',
    words:
      'прорыв, теплотрасса, пар, кипяток, фонтан, парит, горячая вода на дороге / burst, heat main, steam, hot water',
    severity: 5,
    term: '1 calendar',
    duty: 'heat',
    share: 40,
    demand: 'heating',
  },
  {
    name: 'too-hot',
    title: 'Перетоп / Overheating',
    about: 'Жарко, окна не закрываются, переплата / Overheated flats',
    words:
      'жара, перетоп, жарко, окна открыты, духота, плюс пятнадцать, топят / overheating, too hot, windows open',
    severity: 1,
    term: '8 working',
    duty: 'heat',
    share: 40,
    demand: 'heating',
  },
]);
