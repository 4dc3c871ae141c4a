import { group } from './passport.ts';

export const SAFETY = group('safety', 'Безопасность и порядок / Safety and order', [
  {
    name: 'noise',
    title: 'Шум / Noise',
    about: 'Музыка ночью, бар, салюты, стройка соседа / Noise at night',
    words: 'шум, музыка, ночью, орут, тишина, бар, петарды, спать / noise, music, night, sleep',
    severity: 2,
    term: '10 working',
    duty: 'order',
    share: 90,
    demand: 'summer',
    proof: 'none',
  },
  {
    name: 'disorder',
    title: 'Пьянство и хулиганство / Disorder',
    about: 'Пьяные компании, драки, вандализм / Drunks, fights and vandalism',
    words:
      'пьяные, алкаши, распивают, драка, вандалы, наркоманы, полиция, подростки / drunk, fight, vandals, police',
    severity: 3,
    term: '3 working',
    duty: 'order',
    share: 80,
    demand: 'warm',
    proof: 'none',
  },
  {
    name: 'graffiti',
    title: 'Надписи и реклама / Graffiti and adverts',
    about: 'Реклама наркотиков, надписи, расклейка / Drug adverts and graffiti',
    words:
      'надпись, граффити, закладки, реклама на стене, объявления, закрасить, трафарет / graffiti, drug advert, paint over',
    severity: 3,
    term: '3 working',
    duty: 'town hall',
    share: 40,
  },
  {
    name: 'abandoned',
    title: 'Заброшенные здания / Abandoned buildings',
    about: 'Заброшка, дети лазят, не огорожено / Unfenced abandoned buildings',
    words:
      'заброшенное, заброшка, недострой, лазят дети, сгоревший, окна выбиты, снести / abandoned building, children climb, demolish',
    severity: 4,
    term: '10 working',
    duty: 'town hall',
    share: 60,
  },
  {
    name: 'flood',
    title: 'Паводок / Flooding',
    about: 'Подтопление домов и участков, вода поднимается / River floods',
    words:
      'паводок, топит, подтопление, вода поднимается, затапливает огород, река вышла, дамба / flood, water rising, dam',
    severity: 5,
    term: '1 calendar',
    duty: 'emergency',
    share: 50,
    demand: 'flood',
    season: [3, 6],
  },
  {
    name: 'fire-safety',
    title: 'Пожарная безопасность / Fire safety',
    about: 'Нет водоёма, пожарной части, гидрант не работает / Hydrants, ponds and fire stations',
    words:
      'пожарный, гидрант, водоём, пожарная часть, сирена, сгорел, сухостой / fire, hydrant, pond, fire station',
    severity: 4,
    term: '10 working',
    duty: 'emergency',
    share: 35,
    demand: 'gardens',
  },
  {
    name: 'thin-ice',
    title: 'Опасный лёд и вода / Dangerous ice and water',
    about: 'Выходят на лёд, нет спасателей / People on thin ice, unguarded water',
    words:
      'лёд, тонкий лёд, рыбаки, провалился под лёд, дети на льду, спасатели / thin ice, children, fell through',
    severity: 5,
    term: '1 calendar',
    duty: 'emergency',
    share: 20,
    demand: 'ice',
    season: [10, 4],
  },
]);
