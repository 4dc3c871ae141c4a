/** The twelve municipalities, their seats and where they lie. Every name is made up. */
import type { Words } from '../world.types.ts';
import type { Site } from './partition.ts';

export const REGION = {
  id: 'velemsk-krai',
  name: { ru: 'Велемский край', en: 'Velemsk Krai' },
  /** "Велемского края": of what? */
  genitive: 'Велемского края',
} as const;

export type MunicipalitySeed = {
  readonly id: string;
  readonly name: Words;
  /** "Велемского городского округа": of what? */
  readonly genitive: string;
  readonly site: Site;
  readonly seat: SeatSeed;
};

export type SeatSeed = {
  readonly name: Words;
  readonly genitive: string;
  readonly locative: string;
  readonly population: number;
};

function municipality(
  id: string,
  ru: string,
  genitive: string,
  en: string,
  [x, y, weight]: [x: number, y: number, weight: number],
  [seatRu, seatGenitive, seatLocative, seatEn, population]: [string, string, string, string, number],
): MunicipalitySeed {
  const seat = {
    name: { ru: seatRu, en: seatEn },
    genitive: seatGenitive,
    locative: seatLocative,
    population,
  };
  return { id, name: { ru, en }, genitive, site: { at: [x, y], weight }, seat };
}

/** Coordinates are kilometres east and north of the region's middle; weights shape the size of a cell. */
export const MUNICIPALITIES: readonly MunicipalitySeed[] = [
  municipality(
    'velemsk',
    'Велемский городской округ',
    'Велемского городского округа',
    'Velemsk Urban District',
    [-8, -22, -1900],
    ['Велемск', 'Велемска', 'в Велемске', 'Velemsk', 412_000],
  ),
  municipality(
    'ust-solma',
    'Усть-Сольминский городской округ',
    'Усть-Сольминского городского округа',
    'Ust-Solma Urban District',
    [62, 34, -600],
    ['Усть-Сольма', 'Усть-Сольмы', 'в Усть-Сольме', 'Ust-Solma', 96_500],
  ),
  municipality(
    'novokedrovsk',
    'Новокедровский городской округ',
    'Новокедровского городского округа',
    'Novokedrovsk Urban District',
    [-88, 22, -500],
    ['Новокедровск', 'Новокедровска', 'в Новокедровске', 'Novokedrovsk', 71_300],
  ),
  municipality(
    'zhelezorechye',
    'Железореченский округ',
    'Железореченского округа',
    'Zhelezorechye District',
    [78, -62, 0],
    ['Железоречье', 'Железоречья', 'в Железоречье', 'Zhelezorechye', 48_200],
  ),
  municipality(
    'svetloborsk',
    'Светлоборский округ',
    'Светлоборского округа',
    'Svetloborsk District',
    [-70, -78, 0],
    ['Светлоборск', 'Светлоборска', 'в Светлоборске', 'Svetloborsk', 39_700],
  ),
  municipality(
    'tikholesye',
    'Тихолесский округ',
    'Тихолесского округа',
    'Tikholesye District',
    [-128, 78, 700],
    ['Тихолесье', 'Тихолесья', 'в Тихолесье', 'Tikholesye', 18_900],
  ),
  municipality(
    'verkhneozersk',
    'Верхнеозёрский округ',
    'Верхнеозёрского округа',
    'Verkhneozersk District',
    [-28, 88, 600],
    ['Верхнеозёрск', 'Верхнеозёрска', 'в Верхнеозёрске', 'Verkhneozersk', 26_400],
  ),
  municipality(
    'severopolye',
    'Северопольский округ',
    'Северопольского округа',
    'Severopolye District',
    [58, 108, 500],
    ['Северополье', 'Северополья', 'в Северополье', 'Severopolye', 15_600],
  ),
  municipality(
    'lebyazhino',
    'Лебяжинский округ',
    'Лебяжинского округа',
    'Lebyazhino District',
    [138, 40, 200],
    ['Лебяжино', 'Лебяжино', 'в Лебяжино', 'Lebyazhino', 14_100],
  ),
  municipality(
    'glinishchi',
    'Глинищенский округ',
    'Глинищенского округа',
    'Glinishchi District',
    [144, -44, 100],
    ['Глинищи', 'Глинищ', 'в Глинищах', 'Glinishchi', 12_800],
  ),
  municipality(
    'ryabinovo',
    'Рябиновский округ',
    'Рябиновского округа',
    'Ryabinovo District',
    [8, -108, 300],
    ['Рябиново', 'Рябиново', 'в Рябиново', 'Ryabinovo', 17_200],
  ),
  municipality(
    'mokhovaya',
    'Моховский округ',
    'Моховского округа',
    'Mokhovaya District',
    [-142, -28, 300],
    ['Моховая Гора', 'Моховой Горы', 'в Моховой Горе', 'Mokhovaya Gora', 11_500],
  ),
];
