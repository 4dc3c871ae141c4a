/** The many ways to write where. */
import { STREET_KINDS } from '../land/street-names.ts';
import type { Street } from '../world.types.ts';
import type { Scene } from './scene.ts';

type Case = 'nominative' | 'genitive' | 'dative' | 'locative';

const KIND_CASES: Readonly<Record<Street['kind'], Readonly<Record<Exclude<Case, 'locative'>, string>>>> = {
  street: { nominative: 'улица', genitive: 'улицы', dative: 'улице' },
  lane: { nominative: 'переулок', genitive: 'переулка', dative: 'переулку' },
  avenue: { nominative: 'проспект', genitive: 'проспекта', dative: 'проспекту' },
  boulevard: { nominative: 'бульвар', genitive: 'бульвара', dative: 'бульвару' },
  embankment: { nominative: 'набережная', genitive: 'набережной', dative: 'набережной' },
  square: { nominative: 'площадь', genitive: 'площади', dative: 'площади' },
};

/** Only lanes agree in the masculine: "Речном" gives "Речного", "Речному". Feminine adjectives share one form. */
function declined(street: Street, wanted: Case): string {
  if (wanted === 'nominative') return street.name.ru;
  if (street.kind !== 'lane' || wanted === 'locative') return street.locative;
  return street.locative.slice(0, -2) + (wanted === 'genitive' ? 'ого' : 'ому');
}

/** "улицы Садовой": the street in a case, with its kind. */
export function fullStreet(street: Street, wanted: Exclude<Case, 'locative'>): string {
  return `${KIND_CASES[street.kind][wanted]} ${declined(street, wanted)}`;
}

/** Streets and avenues are often named bare; a bare lane or square would be taken for a street. */
function canStandBare(street: Street): boolean {
  return street.kind === 'street' || street.kind === 'avenue' || street.kind === 'boulevard';
}

/** "на Садовой", "на улице Садовой", "на ул. Садовая", "в переулке Речном". */
export function onStreet(scene: Scene): string {
  const street = scene.needStreet();
  const draw = scene.random.float();
  if (canStandBare(street) && draw < 0.5) return `на ${street.locative}`;
  if (street.kind === 'street' && draw < 0.72)
    return `на ул. ${draw < 0.6 ? street.locative : street.name.ru}`;
  return `${STREET_KINDS[street.kind].locative} ${street.locative}`;
}

/** "по Садовой", "по улице Садовой", "по переулку Речному". */
export function alongStreet(scene: Scene): string {
  const street = scene.needStreet();
  const draw = scene.random.float();
  if (canStandBare(street) && draw < 0.45) return `по ${street.locative}`;
  if (street.kind === 'street' && draw < 0.7)
    return `по ул. ${draw < 0.58 ? street.locative : street.name.ru}`;
  return `по ${fullStreet(street, 'dative')}`;
}

/** "улица Садовая", "ул. Садовая", "Садовая". */
export function nameStreet(scene: Scene): string {
  const street = scene.needStreet();
  const draw = scene.random.float();
  if (draw < 0.5) return fullStreet(street, 'nominative');
  if (draw < 0.75 || !canStandBare(street)) return `${STREET_KINDS[street.kind].short} ${street.name.ru}`;
  return street.name.ru;
}

export function ofStreet(scene: Scene): string {
  const street = scene.needStreet();
  if (canStandBare(street) && scene.random.chance(0.4)) return street.locative;
  return fullStreet(street, 'genitive');
}

function houseNumber(scene: Scene): string {
  return `${scene.needHouse()}${scene.houseSuffix}`;
}

function settlementPrefix(scene: Scene): string {
  scene.namesSettlement = true;
  const { kind, name } = scene.place.settlement;
  if (kind === 'city' || kind === 'town')
    return `${scene.random.pick(['г. ', 'г.', 'город ', ''])}${name.ru}`;
  if (kind === 'urban village') return `${scene.random.pick(['п. ', 'пос. ', 'посёлок '])}${name.ru}`;
  return `${scene.random.pick(kind === 'village' ? ['с. ', 'село ', 'с.'] : ['д. ', 'деревня ', 'дер. '])}${name.ru}`;
}

/** As an official writes it: "г. Велемск, ул. Садовая, д. 14". */
export function postalAddress(scene: Scene): string {
  const street = scene.needStreet();
  return `${settlementPrefix(scene)}, ${STREET_KINDS[street.kind].short} ${street.name.ru}, д. ${houseNumber(scene)}`;
}

/** "по адресу: ул. Садовая, 14": the house as answers name it. */
export function officialHouse(scene: Scene): string {
  const street = scene.needStreet();
  const number = houseNumber(scene);
  if (scene.random.chance(0.5)) return `у дома ${number} по ${fullStreet(street, 'dative')}`;
  return `по адресу ${STREET_KINDS[street.kind].short} ${street.name.ru}, ${number}`;
}

/** "дом 14 по улице Садовой", "Садовая, 14": the house as a subject. */
export function nameHouse(scene: Scene): string {
  const street = scene.needStreet();
  const number = houseNumber(scene);
  const draw = scene.random.int(6);
  if (draw === 0) return `дом ${number} по ${fullStreet(street, 'dative')}`;
  if (draw === 1) return `дом № ${number} по ${STREET_KINDS[street.kind].short} ${street.name.ru}`;
  if (draw === 2 && canStandBare(street)) return `дом на ${street.locative}, ${number}`;
  if (draw === 3) return `${STREET_KINDS[street.kind].short} ${street.name.ru}, ${number}`;
  if (draw === 4) return `${STREET_KINDS[street.kind].short} ${street.name.ru} ${number}`;
  return `${street.name.ru} ${number}`;
}

/** "дома 14 по Садовой": of the house. */
export function ofHouse(scene: Scene): string {
  const street = scene.needStreet();
  const number = houseNumber(scene);
  const draw = scene.random.int(5);
  if (draw === 0) return `дома ${number} по ${fullStreet(street, 'dative')}`;
  if (draw === 1 && canStandBare(street)) return `дома ${number} по ${street.locative}`;
  if (draw === 2) return `дома № ${number} (${STREET_KINDS[street.kind].short} ${street.name.ru})`;
  if (draw === 3 && canStandBare(street)) return `дома на ${street.locative} ${number}`;
  return `дома ${STREET_KINDS[street.kind].short} ${street.name.ru} ${number}`;
}

/** "на Садовой 14", "у дома 14 по Садовой", "по адресу: …": a spot with a house. */
export function atHouse(scene: Scene): string {
  const street = scene.needStreet();
  const number = houseNumber(scene);
  const { short, locative } = STREET_KINDS[street.kind];
  switch (scene.random.int(11)) {
    case 0:
      return `по адресу ${short} ${street.name.ru}, ${number}`;
    case 1:
      return `по адресу: ${postalAddress(scene)}`;
    case 2:
      return `у дома ${number} по ${fullStreet(street, 'dative')}`;
    case 3:
      return `возле дома ${short} ${street.name.ru} ${number}`;
    case 4:
      return `напротив дома ${number} ${canStandBare(street) ? `на ${street.locative}` : `${locative} ${street.locative}`}`;
    case 5:
      return `${locative} ${street.locative}, дом ${number}`;
    case 6:
      return `${locative} ${street.locative} ${number}`;
    case 7:
      return `в районе дома ${number} по ${fullStreet(street, 'dative')}`;
    default:
      return canStandBare(street)
        ? `на ${street.locative} ${number}`
        : `${locative} ${street.locative}, ${number}`;
  }
}

/** "во дворе дома 14 по Садовой". */
export function inYard(scene: Scene): string {
  const { random } = scene;
  if (random.chance(0.25)) return `${random.pick(['у нас во дворе', 'в нашем дворе'])} (${nameHouse(scene)})`;
  return `во дворе ${ofHouse(scene)}`;
}

/** "на перекрёстке Садовой и Мира": a second street of the same place, streets with bare names only. */
export function atCrossing(scene: Scene): string {
  const street = scene.needStreet();
  const other = scene.random.pick(scene.place.streets);
  if (other === street || !canStandBare(other) || !canStandBare(street)) return onStreet(scene);
  return `${scene.random.pick(['на перекрёстке', 'на пересечении', 'на углу'])} ${street.locative} и ${other.locative}`;
}

/** English spots are simpler: "at 14 Sadovaya Street". */
export function englishStreet(scene: Scene): string {
  const street = scene.needStreet();
  return `${street.name.en} ${STREET_KINDS[street.kind].en}`;
}

export function englishHouse(scene: Scene): string {
  const number = scene.needHouse();
  return `${number} ${englishStreet(scene)}`;
}
