/** Names of streets: Russian, locative, English. None is named after a person. */
import type { StreetKind } from '../world.types.ts';

export type StreetName = readonly [name: string, locative: string, english: string];

/** Adjectives agree with "улица": Садовая, на Садовой. */
const ADJECTIVES = `Садовая Sadovaya|Лесная Lesnaya|Полевая Polevaya|Луговая Lugovaya|Речная Rechnaya|Озёрная Ozyornaya|Школьная Shkolnaya
Центральная Tsentralnaya|Советская Sovetskaya|Октябрьская Oktyabrskaya|Первомайская Pervomayskaya|Комсомольская Komsomolskaya
Молодёжная Molodyozhnaya|Рабочая Rabochaya|Заводская Zavodskaya|Фабричная Fabrichnaya|Вокзальная Vokzalnaya|Станционная Stantsionnaya
Железнодорожная Zheleznodorozhnaya|Почтовая Pochtovaya|Больничная Bolnichnaya|Парковая Parkovaya|Зелёная Zelyonaya|Цветочная Tsvetochnaya
Берёзовая Beryozovaya|Сосновая Sosnovaya|Кедровая Kedrovaya|Рябиновая Ryabinovaya|Черёмуховая Cheryomukhovaya|Вишнёвая Vishnyovaya
Солнечная Solnechnaya|Весенняя Vesennyaya|Осенняя Osennyaya|Северная Severnaya|Южная Yuzhnaya|Восточная Vostochnaya|Западная Zapadnaya
Новая Novaya|Береговая Beregovaya|Заречная Zarechnaya|Нагорная Nagornaya|Подгорная Podgornaya|Овражная Ovrazhnaya|Каменная Kamennaya
Кирпичная Kirpichnaya|Песочная Pesochnaya|Торговая Torgovaya|Базарная Bazarnaya|Соборная Sobornaya|Монастырская Monastyrskaya
Кузнечная Kuznechnaya|Гончарная Goncharnaya|Мельничная Melnichnaya|Пристанская Pristanskaya|Портовая Portovaya|Складская Skladskaya
Промышленная Promyshlennaya|Индустриальная Industrialnaya|Энергетическая Energeticheskaya|Спортивная Sportivnaya|Олимпийская Olimpiyskaya
Студенческая Studencheskaya|Университетская Universitetskaya|Театральная Teatralnaya|Музейная Muzeynaya|Юбилейная Yubileynaya|Дачная Dachnaya
Огородная Ogorodnaya|Совхозная Sovkhoznaya|Колхозная Kolkhoznaya|Пионерская Pionerskaya|Красногвардейская Krasnogvardeyskaya
Пролетарская Proletarskaya|Народная Narodnaya|Сельская Selskaya|Таёжная Tayozhnaya|Рыбацкая Rybatskaya|Охотничья Okhotnichya
Ключевая Klyuchevaya|Родниковая Rodnikovaya|Снежная Snezhnaya|Звёздная Zvyozdnaya|Радужная Raduzhnaya|Тенистая Tenistaya|Тихая Tikhaya
Дружная Druzhnaya|Светлая Svetlaya|Ясная Yasnaya|Малая Malaya|Широкая Shirokaya|Окружная Okruzhnaya|Велемская Velemskaya|Сольминская Solminskaya
Липовая Lipovaya|Кленовая Klenovaya|Ивовая Ivovaya|Малиновая Malinovaya|Хвойная Khvoynaya|Еловая Yelovaya|Ягодная Yagodnaya`;

/** Genitives do not change: Строителей, на Строителей. */
const GENITIVES = `Строителей Stroiteley|Металлургов Metallurgov|Энергетиков Energetikov|Космонавтов Kosmonavtov|Мира Mira|Победы Pobedy
Труда Truda|Дружбы Druzhby|Энтузиастов Entuziastov|Геологов Geologov|Лесорубов Lesorubov|Машиностроителей Mashinostroiteley
Химиков Khimikov|Нефтяников Neftyanikov|Речников Rechnikov|Железнодорожников Zheleznodorozhnikov|Учителей Uchiteley|Ветеранов Veteranov
Партизан Partizan|Танкистов Tankistov|Авиаторов Aviatorov|Революции Revolyutsii|Коммуны Kommuny|Свободы Svobody|Культуры Kultury
Механизаторов Mekhanizatorov|Связистов Svyazistov|Горняков Gornyakov|Мелиораторов Melioratorov|Новосёлов Novosyolov`;

const NUMBERED = `40 лет Победы 40 Let Pobedy|50 лет Октября 50 Let Oktyabrya|8 Марта 8 Marta|1 Мая 1 Maya|9 Января 9 Yanvarya|60 лет Октября 60 Let Oktyabrya
70 лет Победы 70 Let Pobedy|30 лет Победы 30 Let Pobedy`;

function lines(table: string): string[] {
  return table.split(/[|\n]/);
}

/** "Садовая" → "Садовой", "Весенняя" → "Весенней", "Охотничья" → "Охотничьей". */
export function adjectiveLocative(name: string): string {
  if (name.endsWith('яя')) return `${name.slice(0, -2)}ей`;
  if (name.endsWith('ья')) return `${name.slice(0, -1)}ей`;
  return `${name.slice(0, -2)}${/[жшчщ]ая$/.test(name) ? 'ей' : 'ой'}`;
}

function adjective(line: string): StreetName {
  const [name = '', english = ''] = line.split(' ');
  return [name, adjectiveLocative(name), english];
}

function unchanging(line: string): StreetName {
  const cut = line.search(/\s[0-9A-Z]/);
  const name = line.slice(0, cut);
  return [name, name, line.slice(cut + 1)];
}

export const ADJECTIVE_STREETS: readonly StreetName[] = lines(ADJECTIVES).map(adjective);
export const GENITIVE_STREETS: readonly StreetName[] = [...lines(GENITIVES), ...lines(NUMBERED)].map(
  unchanging,
);

/** Lanes agree with "переулок". */
export const LANE_NAMES: readonly StreetName[] = [
  ['Почтовый', 'Почтовом', 'Pochtovy'],
  ['Школьный', 'Школьном', 'Shkolny'],
  ['Тихий', 'Тихом', 'Tikhy'],
  ['Речной', 'Речном', 'Rechnoy'],
  ['Лесной', 'Лесном', 'Lesnoy'],
  ['Банный', 'Банном', 'Banny'],
  ['Кузнечный', 'Кузнечном', 'Kuznechny'],
  ['Овражный', 'Овражном', 'Ovrazhny'],
  ['Больничный', 'Больничном', 'Bolnichny'],
  ['Клубный', 'Клубном', 'Klubny'],
  ['Пожарный', 'Пожарном', 'Pozharny'],
  ['Заводской', 'Заводском', 'Zavodskoy'],
  ['Мельничный', 'Мельничном', 'Melnichny'],
  ['Яблоневый', 'Яблоневом', 'Yablonevy'],
  ['Соляной', 'Соляном', 'Solyanoy'],
  ['Амбарный', 'Амбарном', 'Ambarny'],
];

/** Embankments bear the name of their river. */
export const EMBANKMENT_NAMES: readonly StreetName[] = [
  ['Велемы', 'Велемы', 'of the Velema'],
  ['Сольмы', 'Сольмы', 'of the Solma'],
];

type KindWords = {
  readonly short: string;
  readonly full: string;
  readonly locative: string;
  readonly en: string;
};

/** Kinds of street in the language of an address. */
export const STREET_KINDS: Readonly<Record<StreetKind, KindWords>> = {
  street: { short: 'ул.', full: 'улица', locative: 'на улице', en: 'Street' },
  lane: { short: 'пер.', full: 'переулок', locative: 'в переулке', en: 'Lane' },
  avenue: { short: 'пр-т', full: 'проспект', locative: 'на проспекте', en: 'Avenue' },
  boulevard: { short: 'б-р', full: 'бульвар', locative: 'на бульваре', en: 'Boulevard' },
  embankment: { short: 'наб.', full: 'набережная', locative: 'на набережной', en: 'Embankment' },
  square: { short: 'пл.', full: 'площадь', locative: 'на площади', en: 'Square' },
};
