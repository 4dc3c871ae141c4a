import { group } from './passport.ts';

export const ECONOMY = group('economy', 'Торговля и работа / Trade and work', [
  {
    name: 'prices',
    title: 'Цены / Prices',
    about: 'Рост цен на продукты, бензин / Prices of food and fuel',
    words:
      'цены, подорожали, бензин, яйца, молоко, дорого, ценник, накрутка / prices, expensive, petrol, eggs',
    severity: 1,
    term: '30 calendar',
    duty: 'trade',
    share: 70,
    proof: 'none',
    explain: true,
  },
  {
    name: 'expired',
    title: 'Качество товаров / Quality of goods',
    about: 'Просрочка, отравление, антисанитария / Expired goods and dirt',
    words:
      'просрочка, просроченный, отравились, магазин, гнилые, плесень на хлебе, срок годности / expired, shop, mould, poisoned',
    severity: 3,
    term: '8 working',
    duty: 'sanitary',
    share: 60,
    proof: 'document',
  },
  {
    name: 'alcohol',
    title: 'Продажа алкоголя и вейпов / Alcohol and vapes',
    about: 'Продают детям, наливайки в домах / Sales to minors and bars in houses',
    words:
      'алкоголь, наливайка, продают детям, вейпы, пивнушка, несовершеннолетним / alcohol, vapes, minors, bar',
    severity: 4,
    term: '3 working',
    duty: 'trade',
    share: 45,
    proof: 'document',
  },
  {
    name: 'no-shop',
    title: 'Нет магазина или аптеки / No shop or pharmacy',
    about: 'В деревне закрыли магазин, нет автолавки / Villages without a shop',
    words:
      'закрыли магазин, автолавка, аптека, хлеб не привозят, ближайший магазин / no shop, pharmacy, bread, van',
    severity: 3,
    term: '10 working',
    duty: 'trade',
    share: 40,
    proof: 'none',
  },
  {
    name: 'wages',
    title: 'Задержка зарплаты / Unpaid wages',
    about: 'Не платят, серая зарплата, увольнение / Unpaid wages and dismissal',
    words:
      'зарплата, не платят, задержка, уволили, работодатель, расчёт, трудовая / wages, unpaid, employer, dismissed',
    severity: 4,
    term: '10 working',
    duty: 'trade',
    share: 45,
    proof: 'document',
    isPrivate: true,
  },
  {
    name: 'jobs',
    title: 'Нет работы / No jobs',
    about: 'Безработица, центр занятости, вакансии / Unemployment and vacancies',
    words:
      'работа, вакансии, центр занятости, биржа, безработица, устроиться / job, vacancy, employment centre',
    severity: 2,
    term: '30 calendar',
    duty: 'social',
    share: 30,
    proof: 'none',
    explain: true,
  },
  {
    name: 'firewood',
    title: 'Дрова и топливо населению / Firewood',
    about: 'Нет дров, уголь дорогой, очередь на лес / Firewood, coal and timber for residents',
    words:
      'дрова, топливо, уголь, заготовка, билет на дрова, лес на строительство, печное / firewood, fuel, coal, timber',
    severity: 3,
    term: '10 working',
    duty: 'forest',
    share: 30,
    demand: 'autumn',
    proof: 'document',
  },
]);
