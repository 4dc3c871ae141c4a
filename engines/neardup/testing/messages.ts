import { CLOSINGS, DEMANDS, FAMILIES, type Family, GREETINGS, STREETS, TOWNS } from './phrases.ts';
import type { Random } from './random.ts';

/** A word of a message; `fixed` ones belong to an address or a number that matters, and no edit may touch them. */
export interface Word {
  text: string;
  fixed: boolean;
}

/** What fills the slots: two messages with other places are two messages, however alike their words. */
export interface Places {
  street: string;
  street2: string;
  house: string;
  flat: number;
  route: number;
  school: number;
  sum: number;
  town: string;
  date: string;
}

/** A message as its frame and its places, so that the same frame can be told of another address. */
export interface Draft {
  family: number;
  frame: string;
  style: number;
  places: Places;
}

/** `invented`: streets with made-up names and large numbers, so that millions of messages tell of millions of places. */
export function draw(random: Random, invented = false): Draft {
  const family = random.below(FAMILIES.length);
  return {
    family,
    frame: frameOf(FAMILIES[family]!, random),
    style: random.below(6),
    places: places(random, invented),
  };
}

function frameOf(family: Family, random: Random): string {
  const details = shuffled(family.detail, random).slice(0, 1 + random.below(3));
  const demands = shuffled(DEMANDS, random).slice(0, random.below(3));
  return [random.pick(GREETINGS), random.pick(family.problem), ...details, ...demands, random.pick(CLOSINGS)]
    .filter(Boolean)
    .join(' ');
}

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
];

export function places(random: Random, invented = false): Places {
  const street = invented ? inventedStreet(random) : random.pick(STREETS);
  return {
    street,
    street2: invented ? inventedStreet(random) : random.pick(STREETS),
    house: `${1 + random.below(150)}${random.chance(0.2) ? random.pick(['а', 'Б', 'в', 'Г']) : ''}`,
    flat: 1 + random.below(200),
    route: 1 + random.below(invented ? 30_000 : 90),
    school: 1 + random.below(invented ? 30_000 : 120),
    sum: 500 + random.below(invented ? 300_000 : 30_000),
    town: invented ? inventedStreet(random).replace(/..$/, 'во') : random.pick(TOWNS),
    date: `${1 + random.below(28)} ${random.pick(MONTHS)}`,
  };
}

const SYLLABLES =
  'ба бо ве ви га го да де до жу за зи ка ко ку ла ле ло лу ма ми мо на не но па пе ро ру са се со та те ту фе ха че ша'.split(
    ' ',
  );
const ENDINGS = ['ская', 'нова', 'лина', 'рева', 'тная', 'цкого'];

function inventedStreet(random: Random): string {
  const stem = random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(SYLLABLES);
  return stem.slice(0, 1).toUpperCase() + stem.slice(1) + random.pick(ENDINGS);
}

const STYLES: ((p: Places) => string)[] = [
  (p) => `на улице ${p.street}, дом ${p.house}`,
  (p) => `по адресу ул. ${p.street}, ${p.house}`,
  (p) => `во дворе дома ${p.house} по улице ${p.street}`,
  (p) => `возле ${p.street} ${p.house}`,
  (p) => `(${p.street}, д. ${p.house}, кв. ${p.flat})`,
  (p) => `в городе ${p.town}, улица ${p.street}, ${p.house}`,
];

/** What stands in the slots of a frame. */
const SLOTS: Record<string, (p: Places, style: number) => string> = {
  at: (p, style) => STYLES[style]!(p),
  corner: (p) => `улиц ${p.street} и ${p.street2 === p.street ? 'Объездная' : p.street2}`,
  route: (p) => `№ ${p.route}`,
  school: (p) => `№ ${p.school}`,
  sum: (p) => `${p.sum}`,
  town: (p) => p.town,
  date: (p) => p.date,
};

/** The words of a draft in order; slots filled, their words fixed. */
export function wordsOf(draft: Draft): Word[] {
  const words: Word[] = [];
  for (const piece of draft.frame.split(/(\{\w+\}[.,!?]?)/)) {
    const slot = /^\{(\w+)\}(.?)$/.exec(piece);
    const text = slot ? `${SLOTS[slot[1]!]!(draft.places, draft.style)}${slot[2]}` : piece;
    for (const word of text.split(/\s+/).filter(Boolean)) words.push({ text: word, fixed: slot !== null });
  }
  return words;
}

/** The text of a draft, as `shown` gives it of its words, in a fraction of the time. */
export function textOf({ frame, places: p, style }: Draft): string {
  return frame.replace(/\{(\w+)\}/g, (_, slot: string) => SLOTS[slot]!(p, style));
}

/** Two drafts with one such key tell of one place: the flat, and the order of two streets at a corner, do not part them. */
export function placeKey(draft: Draft): string {
  const { places: p, frame, family } = draft;
  const slot = (name: string, value: string) => (frame.includes(`{${name}}`) ? value : '');
  const corner = [p.street, p.street2].sort().join('/');
  return [
    family,
    slot('at', `${p.street} ${p.house.toLowerCase()}`),
    slot('corner', corner),
    slot('route', `${p.route}`),
    slot('school', `${p.school}`),
    slot('sum', `${p.sum}`),
    slot('town', `${p.town} ${p.date}`),
  ].join('|');
}

export function shown(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  const list = [...from];
  for (let i = list.length - 1; i > 0; i--) {
    const k = random.below(i + 1);
    [list[i], list[k]] = [list[k]!, list[i]!];
  }
  return list;
}
