/** Schools, clinics, stops, parks and shops: what people name instead of an address. */
import { Random } from '../random.ts';
import type { Landmark, LandmarkKind, Settlement, Street, Words } from '../world.types.ts';
import { housePoint } from './streets.ts';

type Name = { readonly name: Words; readonly genitive: string; readonly locative: string };

const STOPS: readonly (readonly [string, string])[] = [
  ['Мебельная фабрика', 'Furniture Factory'],
  ['Автовокзал', 'Bus Station'],
  ['Рынок', 'Market'],
  ['Дом связи', 'Post House'],
  ['Сосновый бор', 'Pine Wood'],
  ['Хлебозавод', 'Bakery'],
  ['Стадион', 'Stadium'],
  ['Универмаг', 'Department Store'],
  ['Речной порт', 'River Port'],
  ['Депо', 'Depot'],
  ['Техникум', 'College'],
  ['Больничный городок', 'Hospital Campus'],
  ['Кинотеатр «Космос»', 'Kosmos Cinema'],
  ['Переезд', 'Level Crossing'],
  ['Сады', 'Allotments'],
  ['Телецентр', 'TV Centre'],
  ['Завод «Велеммаш»', 'Velemmash Works'],
  ['Молокозавод', 'Dairy'],
  ['Горводоканал', 'Waterworks'],
  ['Швейная фабрика', 'Clothing Factory'],
  ['Площадь Мира', 'Peace Square'],
  ['Микрорайон Южный', 'Southern Quarter'],
  ['Ипподром', 'Racecourse'],
  ['Старое кладбище', 'Old Cemetery'],
];

const PARKS: readonly (readonly [string, string])[] = [
  ['парк «Лесная сказка»', 'Forest Tale Park'],
  ['сквер Ветеранов', 'Veterans Garden'],
  ['парк Металлургов', 'Steelworkers Park'],
  ['парк «Берёзовая роща»', 'Birch Grove Park'],
  ['сквер у фонтана', 'Fountain Garden'],
  ['парк Речников', 'Rivermen Park'],
];

const SHOPS: readonly string[] = [
  'Хозяюшка',
  'Продмаркет',
  'Семейный',
  'Берёзка',
  'Велемские продукты',
  'Копеечка плюс',
  'Экономыч',
  'Ёлочка',
];

function numbered(nominative: string, genitive: string, locative: string, en: string, n: number): Name {
  return {
    name: { ru: `${nominative} № ${n}`, en: `${en} No. ${n}` },
    genitive: `${genitive} № ${n}`,
    locative: `${locative} № ${n}`,
  };
}

function quoted(kind: [string, string, string], title: string, en: string): Name {
  return {
    name: { ru: `${kind[0]} «${title}»`, en },
    genitive: `${kind[1]} «${title}»`,
    locative: `${kind[2]} «${title}»`,
  };
}

function parkName([ru, en]: readonly [string, string]): Name {
  const rest = ru.slice(ru.indexOf(' '));
  const [genitive, locative] = ru.startsWith('парк') ? ['парка', 'в парке'] : ['сквера', 'в сквере'];
  return { name: { ru, en }, genitive: genitive + rest, locative: locative + rest };
}

/** The only house of culture, hospital or stadium of a place carries no number. */
const SINGLE: Readonly<Record<'hospital' | 'culture' | 'sport', { town: Name; village: Name }>> = {
  hospital: {
    town: {
      name: { ru: 'городская больница', en: 'city hospital' },
      genitive: 'городской больницы',
      locative: 'в городской больнице',
    },
    village: { name: { ru: 'ФАП', en: 'first-aid post' }, genitive: 'ФАПа', locative: 'в ФАПе' },
  },
  culture: {
    town: {
      name: { ru: 'Дворец культуры', en: 'Palace of Culture' },
      genitive: 'Дворца культуры',
      locative: 'во Дворце культуры',
    },
    village: {
      name: { ru: 'Дом культуры', en: 'House of Culture' },
      genitive: 'Дома культуры',
      locative: 'в Доме культуры',
    },
  },
  sport: {
    town: {
      name: { ru: 'стадион «Труд»', en: 'Trud Stadium' },
      genitive: 'стадиона «Труд»',
      locative: 'на стадионе «Труд»',
    },
    village: {
      name: { ru: 'спортплощадка', en: 'sports ground' },
      genitive: 'спортплощадки',
      locative: 'на спортплощадке',
    },
  },
};

/** How many of each kind stand in a place of the given population. */
function counts(population: number): Record<LandmarkKind, number> {
  const per = (people: number, most: number) => Math.min(most, Math.round(population / people));
  return {
    school: population > 700 ? Math.max(1, per(9000, 46)) : 0,
    kindergarten: population > 700 ? Math.max(1, per(7000, 58)) : 0,
    clinic: per(45_000, 9),
    hospital: 1,
    stop: Math.max(1, per(9000, STOPS.length)),
    park: per(20_000, PARKS.length),
    shop: Math.max(1, per(25_000, SHOPS.length)),
    culture: population > 300 ? 1 : 0,
    sport: population > 1000 ? 1 : 0,
  };
}

function nameOf(kind: LandmarkKind, i: number, settlement: Settlement, shift: number): Name {
  const size = settlement.isSeat ? 'town' : 'village';
  switch (kind) {
    case 'school':
      return numbered('школа', 'школы', 'в школе', 'School', i + 1);
    case 'kindergarten':
      return numbered('детский сад', 'детского сада', 'в детском саду', 'Kindergarten', i + 1);
    case 'clinic':
      return numbered('поликлиника', 'поликлиники', 'в поликлинике', 'Clinic', i + 1);
    case 'stop': {
      const [title, en] = STOPS[(i + shift) % STOPS.length]!;
      return quoted(['остановка', 'остановки', 'на остановке'], title, `${en} stop`);
    }
    case 'park':
      return parkName(PARKS[(i + shift) % PARKS.length]!);
    case 'shop': {
      const title = SHOPS[(i + shift) % SHOPS.length]!;
      return quoted(['магазин', 'магазина', 'в магазине'], title, `the «${title}» shop`);
    }
    default:
      return SINGLE[kind][size];
  }
}

export function buildLandmarks(
  settlements: readonly Settlement[],
  streets: readonly Street[],
  seed: string,
): Landmark[] {
  return settlements.flatMap((settlement) => {
    const random = new Random(`${seed}|landmarks|${settlement.id}`);
    const own = streets.filter((street) => street.settlementId === settlement.id);
    const shift = random.int(STOPS.length);
    const kinds = Object.entries(counts(settlement.population)) as [LandmarkKind, number][];
    return kinds.flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, i): Landmark => {
        const street = random.pick(own);
        const point = housePoint(street, random.between(street.houses.first, street.houses.last));
        const id = `${settlement.id}-${kind}${i + 1}`;
        return {
          id,
          settlementId: settlement.id,
          streetId: street.id,
          kind,
          ...nameOf(kind, i, settlement, shift),
          point,
        };
      }),
    );
  });
}
