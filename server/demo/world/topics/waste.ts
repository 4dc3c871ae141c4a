import { group } from './passport.ts';

export const WASTE = group('waste', 'Мусор и отходы / Waste', [
  {
    name: 'not-collected',
    title: 'Не вывозят мусор / Waste not collected',
    about: 'График вывоза сорван, баки полны / Collection missed, bins overflowing',
    words:
      'мусор, не вывозят, вывоз, баки, контейнеры, переполнены, график, мусоровоз / rubbish, waste, collected, bins, overflowing, garbage truck',
    severity: 4,
    term: '1 calendar',
    duty: 'waste',
    share: 260,
  },
  {
    name: 'sites',
    title: 'Контейнерные площадки / Container sites',
    about: 'Площадка разбита, нет ограждения, не там стоит / State and place of container sites',
    words:
      'контейнерная площадка, площадка, перенести, баки под окнами, ограждение, убрать баки / container site, bins, move, enclosure',
    severity: 2,
    term: '10 working',
    duty: 'town hall',
    share: 90,
  },
  {
    name: 'missing-bins',
    title: 'Не хватает контейнеров / Too few containers',
    about: 'Нет или мало баков, сломанные баки / Missing or broken containers',
    words:
      'контейнер, бак, не хватает, поставить, сломан, колёса, крышка, дополнительный / container, more bins, broken bin',
    severity: 2,
    term: '10 working',
    duty: 'waste',
    share: 60,
  },
  {
    name: 'dumps',
    title: 'Свалки / Illegal dumps',
    about: 'Несанкционированные свалки в лесу, овраге, у дороги / Illegal dumps',
    words:
      'свалка, стихийная, лес, овраг, шины, строительный мусор, выбрасывают, покрышки / dump, fly-tipping, illegal, tyres, forest',
    severity: 3,
    term: '30 calendar',
    duty: 'town hall',
    share: 130,
    demand: 'warm',
  },
  {
    name: 'bulky',
    title: 'Крупногабаритный мусор / Bulky waste',
    about: 'Мебель, ветки, старая техника у баков / Furniture and branches left at the bins',
    words:
      'диван, мебель, крупногабарит, ветки, холодильник, КГО, хлам / bulky waste, sofa, furniture, branches',
    severity: 2,
    term: '8 working',
    duty: 'waste',
    share: 70,
    demand: 'warm',
  },
  {
    name: 'sorting',
    title: 'Раздельный сбор / Recycling',
    about: 'Баки для пластика, батарейки, пункты приёма / Recycling bins and points',
    words:
      'раздельный, пластик, батарейки, вторсырьё, сортировка, макулатура, сетка / recycling, plastic, batteries, sorting',
    severity: 1,
    term: '30 calendar',
    duty: 'waste',
    share: 45,
    proof: 'none',
    explain: true,
  },
  {
    name: 'charges',
    title: 'Плата за мусор / Waste charges',
    about: 'Начисления за вывоз мусора, перерасчёт, договор / Waste bills and recalculation',
    words:
      'плата за мусор, ТКО, квитанция за мусор, прописан, перерасчёт, норматив, договор / waste bill, charge, recalculation, contract',
    severity: 2,
    term: '10 working',
    duty: 'waste',
    share: 80,
    proof: 'document',
    isPrivate: true,
    explain: true,
  },
]);
