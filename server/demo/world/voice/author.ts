/** A resident who writes: drawn from a number, the same person every time. */
import { FEMALE_NAMES, feminine, MALE_NAMES, NICKNAMES, SURNAMES } from '../people/names.ts';
import { toLatin } from '../people/translit.ts';
import { Random } from '../random.ts';
import type { Gazetteer, Place } from '../text/gazetteer.ts';
import { type Gender, houseSuffix } from '../text/scene.ts';
import type { DemoChannelKind, Street } from '../world.types.ts';
import { drawManner, type Manner } from './manner.ts';

export type Author = {
  readonly number: number;
  readonly gender: Gender;
  readonly firstName: string;
  readonly surname: string;
  readonly patronymic: string;
  readonly language: 'ru' | 'en';
  readonly place: Place;
  readonly home: { readonly street: Street; readonly house: number; readonly suffix: string };
  readonly manner: Manner;
};

/** About four messages in a hundred are in English. */
const ENGLISH_SHARE = 0.042;

export function drawAuthor(gazetteer: Gazetteer, seed: string, number: number): Author {
  const random = new Random(`${seed}|author|${number}`);
  const gender = random.chance(0.64) ? 'f' : 'm';
  const base = random.pick(SURNAMES);
  const [maleName, son, daughter] = random.pick(MALE_NAMES);
  const [father] = random.pick(MALE_NAMES);
  const place = gazetteer.places[gazetteer.byPopulation.index(random)]!;
  const street = random.pick(place.streets);
  const house = random.between(street.houses.first, street.houses.last);
  return {
    number,
    gender,
    firstName: gender === 'm' ? maleName : random.pick(FEMALE_NAMES),
    surname: gender === 'm' ? base : feminine(base),
    patronymic: gender === 'm' ? patronymicOf(father, 1, son) : patronymicOf(father, 2, daughter),
    language: random.chance(ENGLISH_SHARE) ? 'en' : 'ru',
    place,
    home: { street, house, suffix: houseSuffix(random) },
    manner: drawManner(random),
  };
}

const FATHERS = new Map(MALE_NAMES.map((names) => [names[0], names]));

function patronymicOf(father: string, part: 1 | 2, fallback: string): string {
  return FATHERS.get(father)?.[part] ?? fallback;
}

/** "Мельникова Анна Сергеевна": as one signs a formal appeal. */
export function fullNameOf({ surname, firstName, patronymic }: Author): string {
  return `${surname} ${firstName} ${patronymic}`;
}

/** The same account on one platform keeps its name: networks show nicknames, desks take full names. */
export function shownName(author: Author, channel: DemoChannelKind): string {
  const { firstName, surname, number } = author;
  if (author.language === 'en') return `${toLatin(firstName)} ${toLatin(surname)}`;
  if (channel === 'portal' || channel === 'email' || channel === 'hotline') return fullNameOf(author);
  const style = number % 20;
  if (style === 0) return NICKNAMES[((number / 20) % NICKNAMES.length) | 0]!;
  if (style === 1) return `${toLatin(firstName)} ${toLatin(surname)}`;
  if (style === 2) return `${firstName} ${surname.charAt(0)}.`;
  if (style === 3) return firstName;
  return `${firstName} ${surname}`;
}
