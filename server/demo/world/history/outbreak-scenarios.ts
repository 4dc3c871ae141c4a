/** What makes tens to hundreds of people write within hours; templates of text/template.ts. */

export type OutbreakScenario = {
  readonly name: string;
  readonly topics: readonly (readonly [code: string, weight: number])[];
  /** Relative likelihood from January to December. */
  readonly months: readonly number[];
  /** How long people keep writing. */
  readonly hours: readonly [low: number, high: number];
  /** Size relative to an average outbreak. */
  readonly size: number;
  /** One quarter of a few streets, or the whole place. */
  readonly scope: 'quarter' | 'place';
  /** Only where at least so many people live. */
  readonly minPopulation: number;
  /** Words of this very event for the first topic, mixed with the topic's own templates. */
  readonly ru: readonly string[];
  readonly en: readonly string[];
};

const ALL = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const COLD = [6, 5, 3, 1, 0, 0, 0, 0, 1, 3, 4, 6];
const SNOW = [5, 5, 3, 0, 0, 0, 0, 0, 0, 0, 3, 5];

export const OUTBREAKS: readonly OutbreakScenario[] = [
  {
    name: 'burst main',
    topics: [
      ['water.no-cold', 7],
      ['water.leak', 3],
      ['water.quality', 1],
    ],
    months: ALL,
    hours: [5, 30],
    size: 1,
    scope: 'quarter',
    minPopulation: 8000,
    ru: [
      'Порыв {<on>|<crossing>}, {весь микрорайон|десять домов} без воды {<hours>|с утра}! {Когда починят|Подвоз будет}?',
      'После аварии на водоводе {воды нет|из крана воздух|течёт ржавая жижа} <at>. {Водоканал не отвечает|Обещали к обеду, потом к вечеру}.',
      'Где {водовозка|цистерна}? {Обещали у <of-school>|Стоим с вёдрами <near>}, {никого|вода кончилась за полчаса}.',
      'нет воды <on>, {что случилось|авария}? {дети|ни помыть ни сварить}',
    ],
    en: ['The water main burst <on>, we have had no water {since morning|all day}. When will it be fixed?'],
  },
  {
    name: 'power cut',
    topics: [
      ['energy.outage', 9],
      ['energy.voltage', 1],
    ],
    months: ALL,
    hours: [3, 18],
    size: 1,
    scope: 'place',
    minPopulation: 1000,
    ru: [
      '{Весь посёлок|Полгорода|Весь микрорайон} без света {<hours>|после грозы|после ветра}! {Холодильники потекли|Котёл стоит, мёрзнем|Когда дадут}?',
      'Свет {моргнул и погас|вырубило} {в <time>|<hours>}, <on>. {Диспетчер: авария на подстанции|На 112 говорят ждите}, {сколько ждать|когда включат}?',
      'у кого ещё нет света <in>? <street> {сидит|темно} {<hours>|с вечера}',
      'Света нет, {связи нет|вода тоже пропала, насосы стоят}, <at>. {Бабушка одна|Ребёнку три месяца}!',
    ],
    en: [
      'The whole town has no electricity <hours>. What happened?',
      'No power <on> <hours>, please tell us when it will be back.',
    ],
  },
  {
    name: 'heating failure',
    topics: [
      ['heating.none', 8],
      ['heating.burst', 2],
      ['education.cold', 1],
    ],
    months: COLD,
    hours: [8, 48],
    size: 1.2,
    scope: 'quarter',
    minPopulation: 5000,
    ru: [
      'Авария на теплотрассе {<on>|<near>}, {батареи ледяные|дома остывают}, {в квартире <n:8-15>|на улице минус <n:18-34>}! {Когда пустят тепло|Дети спят в шапках}.',
      'Отопление {отключили|встало} {<hours>|ночью} {во всём квартале|в <n:8-30> домах}, <house>. {Обогреватели выбивают автоматы|Грудной ребёнок}.',
      'Из-за порыва {закрыли садик|отменили уроки}, {батареи холодные|мёрзнем} <at>. {Сколько ещё|Каждую зиму так}?',
      '<on> пар столбом, {кипяток по дороге|машины парят}, {тепла нет|дома без тепла} <hours>',
    ],
    en: ['There is no heating <hours> after the accident <on>, it is <n:10-15> degrees in our flat.'],
  },
  {
    name: 'blizzard',
    topics: [
      ['winter.roads', 7],
      ['winter.yards', 4],
      ['transport.late', 3],
      ['winter.pavements', 2],
      ['winter.heaps', 1],
    ],
    months: SNOW,
    hours: [12, 60],
    size: 1.8,
    scope: 'place',
    minPopulation: 5000,
    ru: [
      '{Метель|Буран|Снегопад} {второй день|с ночи}, <street> {не чищена ни разу|под полметра снега}. {Город стоит|Где техника}?',
      'После {метели|бурана} {не выехать|не выйти из дома} <at>, {тракторов нет|спецтехника где-то катается}.',
      'Снег {валит|лепит}, люди {бредут по колено|идут с работы пешком} <along>, {проезжую часть замело|автобусы буксуют}. {К снегу опять не готовы|Как всегда зима внезапно}.',
      'сколько выпало а ни одной машины <on>! {встали все|скорая застряла|откапываемся лопатами}',
    ],
    en: ['After the snowstorm <street> has not been cleared at all, the whole town stands still.'],
  },
  {
    name: 'black ice',
    topics: [
      ['winter.pavements', 8],
      ['winter.roads', 2],
      ['winter.icicles', 1],
    ],
    months: [2, 3, 4, 1, 0, 0, 0, 0, 0, 1, 4, 3],
    hours: [10, 36],
    size: 0.9,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      'Ледяной дождь прошёл, {весь город каток|тротуары как стекло}! <on> {не посыпано|люди падают один за другим}.',
      '{Упала|Упал муж|Мама упала} <near>, {гололёд|голый лёд}, {ни песчинки|песка нет нигде}. {В травмпункте очередь на улицу|Где коммунальщики}?',
      'каток <along>, {дети в школу на четвереньках|держимся за заборы}',
    ],
    en: ['Everything is covered with ice after the rain, my father fell <near>. No sand anywhere.'],
  },
  {
    name: 'cancelled route',
    topics: [
      ['transport.routes', 8],
      ['transport.late', 2],
      ['transport.timetable', 1],
    ],
    months: [2, 1, 2, 2, 1, 1, 2, 2, 4, 2, 1, 1],
    hours: [24, 120],
    size: 1,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      'Верните {маршрут|автобус} {<route>|№ <route>}! {Отменили без предупреждения|С понедельника не ходит}, {на работу с двумя пересадками|до <of-clinic> не доехать|дети в школу пешком}.',
      'Кто додумался убрать <route>-й? {Единственный автобус до <of-stop>|Людям с дач как ехать|Пенсионеры без поликлиники}. {Собираем подписи|Нас спросили}?',
      'Почему отменили <route>? {Объявление повесили в день отмены|На сайте ни слова}, {стояли час <near>|узнали на остановке}.',
      'За {возвращение|отмену отмены} <route> маршрута! {Поддерживаю|+|Подписываюсь}, <street>.',
    ],
    en: ['Please bring back bus <route>! Now I need two changes to get to work.'],
  },
  {
    name: 'waste not collected',
    topics: [
      ['waste.not-collected', 9],
      ['animals.pests', 1],
      ['waste.missing-bins', 1],
    ],
    months: [4, 2, 1, 1, 1, 2, 2, 2, 1, 1, 1, 2],
    hours: [30, 110],
    size: 0.9,
    scope: 'place',
    minPopulation: 3000,
    ru: [
      'Мусор не вывозят {<since>|<for>} по всему городу! {Баки завалены|Горы пакетов} <at>, {вонь|крысы|собаки растаскивают}.',
      '{Регоператор|«Чистый край»} {пропал|сломался|говорит нет машин}, <yard> {гора|свалка}. {А плату не забывают начислять|Перерасчёт будет}?',
      'у вас тоже мусор не забирают? <street>, {который день|уже вторая неделя пошла}',
    ],
    en: ['Waste has not been collected <for> in the whole district, the bins <at> are overflowing.'],
  },
  {
    name: 'smell from works',
    topics: [
      ['nature.air', 9],
      ['nature.rivers', 1],
    ],
    months: [1, 1, 1, 2, 3, 4, 4, 4, 3, 2, 1, 1],
    hours: [4, 20],
    size: 0.8,
    scope: 'place',
    minPopulation: 10_000,
    ru: [
      'Чем {воняет|травят нас} сегодня {<in>|<on>}? {Сероводород|Запах газа и тухлых яиц|Горелая пластмасса}, {глаза режет|дети кашляют|окна не открыть}!',
      '{Завод|Комбинат|Очистные} опять {выбросил|коптит}, {дышать нечем|голова раскалывается} <near>. Где замеры?',
      'запах химии <on> {с ночи|второй час}, {куда звонить|экологи спят}',
    ],
    en: ['There is a terrible chemical smell <on>, it is hard to breathe. Please check the air.'],
  },
  {
    name: 'flood',
    topics: [
      ['safety.flood', 8],
      ['sewer.storm', 2],
      ['roads.bridges', 1],
    ],
    months: [0, 0, 1, 8, 5, 1, 0, 0, 0, 0, 0, 0],
    hours: [24, 96],
    size: 1.1,
    scope: 'place',
    minPopulation: 400,
    ru: [
      'Вода {поднимается|пришла в огород|уже у крыльца} <on>! {Насосов нет|Где лодки|МЧС не едет}, {вывозите людей|скотину куда девать}?',
      '{Велема|Сольма|Речка} {вышла из берегов|поднялась на метр за ночь} <in>, {топит|отрезало} <street>. {Дамбу обещали|Каждый год одно и то же}!',
      'дорогу {затопило|перелило} <near>, {хлеб не завезли|скорая не проедет}, {что делать|помогите}',
    ],
    en: ['The river is rising <in>, water is already in the gardens <on>. We need help.'],
  },
  {
    name: 'forest fire smoke',
    topics: [
      ['nature.forest-fires', 8],
      ['nature.air', 3],
    ],
    months: [0, 0, 0, 2, 4, 4, 5, 4, 1, 0, 0, 0],
    hours: [10, 72],
    size: 0.9,
    scope: 'place',
    minPopulation: 400,
    ru: [
      'Дым {<in>|<on>} {такой, что соседнего дома не видно|третий день}, {где горит|когда потушат}? {Астматикам куда деваться|Дети кашляют}.',
      'Огонь {в километре от крайних домов|подошёл к огородам} <in>! {Тушим сами|Пожарных две машины|Самолёт пришлите}!',
      'Лес горит {за рекой|в стороне трассы}, {пепел сыплется|всё в гари} <on>',
    ],
    en: ['There is thick smoke <in> from the forest fire, children cannot breathe.'],
  },
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
