import { group } from './passport.ts';

export const PARKING = group('parking', 'Парковка и безопасность движения / Parking and traffic safety', [
  {
    name: 'lawns',
    title: 'Парковка на газоне и тротуаре / Parking on lawns',
    about: 'Машины на газонах, площадках, тротуарах / Cars on lawns and pavements',
    words: 'газон, припарковал, машины на тротуаре, автохам, штраф, эвакуатор / lawn, parked, pavement, fine',
    severity: 2,
    term: '10 working',
    duty: 'town hall',
    share: 90,
  },
  {
    name: 'spaces',
    title: 'Не хватает парковок / Lack of parking',
    about: 'Негде поставить машину, платная парковка / No parking space, paid parking',
    words:
      'парковка, парковочные места, негде поставить, платная парковка, карман, стоянка / parking, spaces, paid parking',
    severity: 1,
    term: '30 calendar',
    duty: 'town hall',
    share: 50,
    proof: 'none',
    explain: true,
  },
  {
    name: 'crossings',
    title: 'Пешеходные переходы / Crossings',
    about: 'Нужен переход, опасный переход у школы / Needed and dangerous crossings',
    words:
      'переход, пешеходный, зебра, перебегают, у школы, сбили, островок / crossing, pedestrians, school, hit',
    severity: 4,
    term: '30 calendar',
    duty: 'traffic',
    share: 70,
    demand: 'school year',
  },
  {
    name: 'speeding',
    title: 'Лихачи и лежачие полицейские / Speeding and humps',
    about: 'Гоняют, нужны искусственные неровности, камеры / Speeding and humps',
    words:
      'гоняют, скорость, лежачий полицейский, неровность, камера, мотоциклы, дрифт / speeding, hump, camera, racing',
    severity: 3,
    term: '30 calendar',
    duty: 'traffic',
    share: 80,
    demand: 'warm',
  },
  {
    name: 'access',
    title: 'Перекрытый проезд / Blocked access',
    about: 'Шлагбаум, машины закрыли проезд скорой / Blocked passages',
    words:
      'шлагбаум, перекрыли проезд, скорая не проедет, блоки, закрыт въезд, ворота / barrier, blocked, access, gate',
    severity: 3,
    term: '10 working',
    duty: 'town hall',
    share: 40,
  },
]);
