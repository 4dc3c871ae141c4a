import type { OutbreakScenario } from './outbreak-scenario.ts';

const ALL = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

/** Storms, water, connection, schools, bills, clinics, gas: behind the others in the same order. */
export const outbreaksOfServices: readonly OutbreakScenario[] = [
  {
    name: 'storm wind',
    topics: [
      ['greenery.fallen', 6],
      ['energy.wires', 3],
      ['energy.outage', 3],
      ['housing.roof', 2],
    ],
    months: [0, 0, 1, 2, 4, 6, 6, 4, 2, 1, 0, 0],
    hours: [6, 30],
    size: 1,
    scope: 'place',
    minPopulation: 1000,
    ru: [
      'После {урагана|шквала|вчерашней бури} {дерево лежит поперёк дороги|тополь на проводах|берёза рухнула на забор} <at>. {Когда уберут|Не проехать}.',
      'Ветер повалил {тополя|деревья} <on>, {две машины всмятку|дети рядом}, вызвали всех – никого.',
      'ураган прошёл, <street> {завалена ветками|вся в деревьях}, {помощь нужна|сами пилим}',
    ],
    en: ['After the storm a tree is lying <on> and the wires are torn.'],
  },
  {
    name: 'downpour',
    topics: [
      ['sewer.storm', 8],
      ['sewer.blockage', 2],
      ['sewer.basement', 1],
    ],
    months: [0, 0, 0, 1, 3, 6, 7, 6, 3, 1, 0, 0],
    hours: [4, 24],
    size: 0.8,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      'После ливня {<crossing>|<on>} {озеро|машины плывут|по колено}, {ливнёвки нет|решётки забиты}!',
      '{Затопило|Залило} {подвал|первый этаж|гараж} <at> {после дождя|за полчаса ливня}. {Каждый раз одно и то же|Кто возместит}?',
      'Венеция <near>, {гондолы выдайте|автобус заглох посреди лужи}',
    ],
    en: ['After the rain <street> turned into a lake, cars are stuck.'],
  },
  {
    name: 'brown water',
    topics: [
      ['water.quality', 9],
      ['water.pressure', 1],
    ],
    months: [1, 1, 1, 5, 5, 2, 2, 2, 2, 1, 1, 1],
    hours: [12, 60],
    size: 0.7,
    scope: 'quarter',
    minPopulation: 5000,
    ru: [
      'Из крана {коричневая жижа|вода цвета чая|ржавчина} <at> {<hours>|после ремонта}. {Ребёнка мыть в этом|Пить это}?',
      'Вода {воняет болотом|с песком} по всей <street>, {фильтры забились|бельё испорчено}, водоканал говорит норма.',
      'у всех <in> вода рыжая? <street> {второй день|с утра}',
    ],
    en: ['The water is brown <at>, we cannot drink it or wash the children.'],
  },
  {
    name: 'no mobile internet',
    topics: [
      ['services.internet', 6],
      ['services.mobile', 4],
    ],
    months: ALL,
    hours: [8, 48],
    size: 0.8,
    scope: 'place',
    minPopulation: 2000,
    ru: [
      'Интернет {пропал|не работает} {<hours>|с утра} {<in>|по всему району}. {Такси не вызвать|Карты не проходят|Уроки не отправить}!',
      'Связи нет {<hours>|вторые сутки}, {ни одного деления|все операторы} <on>. {Скорую не вызвать|Это авария или глушат}?',
      'что с интернетом <in>? <street> {сидит без связи|ничего не грузит}',
    ],
    en: ['Mobile internet does not work <in> <hours>. Is it an accident?'],
  },
  {
    name: 'school closed',
    topics: [
      ['education.cold', 5],
      ['education.school-repair', 3],
      ['education.safety', 1],
    ],
    months: [4, 3, 2, 1, 0, 0, 0, 1, 3, 3, 3, 4],
    hours: [10, 40],
    size: 0.6,
    scope: 'quarter',
    minPopulation: 8000,
    ru: [
      '<in-school> {прорвало батарею|в классах <n:9-14> градусов|потолок течёт}, {детей отправили по домам|уроки в куртках}. {Родители на работе|Когда исправят}?',
      'Почему молчит директор? <in-school> {дети мёрзнут|пар изо рта}, {батареи ледяные|ребёнок уже заболел}.',
    ],
    en: ['It is <n:10-14> degrees <in-school>, children sit in coats.'],
  },
  {
    name: 'dogs by school',
    topics: [
      ['animals.stray', 7],
      ['animals.bites', 3],
    ],
    months: [2, 2, 3, 2, 1, 1, 1, 1, 2, 2, 1, 1],
    hours: [12, 60],
    size: 0.6,
    scope: 'quarter',
    minPopulation: 3000,
    ru: [
      'Стая {<n:6-14> собак|огромная} <near>, {вчера напали на первоклассника|детей провожаем с палками}! {Когда отлов|Ждёте трагедии}?',
      '{Собаки|Стая} {кидаются на людей|разорвали кота|окружили девочку} {<on>|<yard>}. {В администрации говорят заявка принята|Отлов приехал и уехал}.',
    ],
    en: ['A pack of dogs attacked a child <near>, please catch them.'],
  },
  {
    name: 'higher bills',
    topics: [
      ['charges.heating-bill', 6],
      ['charges.wrong-bill', 3],
      ['charges.tariffs', 2],
    ],
    months: [5, 4, 3, 1, 0, 0, 3, 1, 0, 0, 1, 2],
    hours: [30, 110],
    size: 0.9,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      'Пришли квитанции: за {отопление|тепло} <rub:6000-14000> {за двушку|вместо <rub:2000-3500>}! {Вы в своём уме|За что}? <house>.',
      'Всему дому {пересчитали|насчитали} {корректировку|долг}, <rub:3000-12000>, <house>. {Пенсия <rub:14000-21000>|Платить нечем}, {объясните|верните}.',
      'видели платёжки <in>? {в два раза|плюс <n:30-90>%}, {кто проверял|грабёж}',
    ],
    en: ['The heating bill doubled this month, <rub:6000-14000>. Why?'],
  },
  {
    name: 'clinic telephone down',
    topics: [
      ['health.appointment', 7],
      ['health.queues', 3],
    ],
    months: [5, 5, 3, 1, 1, 0, 0, 0, 1, 3, 3, 4],
    hours: [24, 72],
    size: 0.7,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      '<in-clinic> {не берут трубку|телефон отключён} <hours>, {запись закрыта|талонов нет на две недели}, {эпидемия|с температурой стоим на улице}!',
      'Очередь <in-clinic> {на крыльце|на <n:2-4> часа}, {один терапевт на весь район|больные и здоровые вместе}. Сделайте что-нибудь!',
    ],
    en: ['It is impossible to see a doctor <in-clinic>, nobody answers the phone.'],
  },
  {
    name: 'hot water not returned',
    topics: [
      ['water.no-hot', 9],
      ['charges.recalculation', 1],
    ],
    months: [0, 0, 0, 0, 3, 6, 7, 6, 2, 0, 0, 0],
    hours: [24, 90],
    size: 0.9,
    scope: 'quarter',
    minPopulation: 20_000,
    ru: [
      'Обещали горячую воду {<date>|к первому числу}, {её нет|тишина} <at>. {Третью неделю тазики|Опрессовка затянулась|Дату опять сдвинули}.',
      'Весь квартал <near> без горячей воды {<for>|сверх графика}, {у соседей через дорогу дали|теплосети молчат}.',
    ],
    en: ['Hot water was promised last week, but there is still none <at>.'],
  },
  {
    name: 'smell of gas',
    topics: [
      ['energy.gas-smell', 7],
      ['energy.gas-cut-off', 4],
    ],
    months: ALL,
    hours: [2, 14],
    size: 0.35,
    scope: 'quarter',
    minPopulation: 8000,
    ru: [
      'Пахнет газом {в подъезде|на всей лестнице|во дворе} <at>! {Газовая едет уже <n:20-90> минут|Дом эвакуируют}, {что происходит|страшно}.',
      'Дом {отключили от газа|эвакуировали} после {утечки|запаха} <at>, {когда вернут газ|бабушки на улице}.',
    ],
    en: ['There is a strong smell of gas <at>, please send someone at once!'],
  },
];
