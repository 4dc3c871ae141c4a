/** What stands in angle brackets in the templates of messages. The language of the scene decides the words. */
import type { LandmarkKind, Street } from '../world.types.ts';
import {
  alongStreet,
  atCrossing,
  atHouse,
  englishHouse,
  englishStreet,
  inYard,
  nameHouse,
  nameStreet,
  officialHouse,
  ofHouse,
  ofStreet,
  onStreet,
  postalAddress,
} from './addresses.ts';
import type { Scene } from './scene.ts';
import type { Slot, Slots } from './template.ts';
import {
  clockTime,
  dateInWords,
  lasting,
  lastingHours,
  pastDate,
  pastMonth,
  shortDate,
  since,
} from './time-words.ts';

function either(russian: Slot<Scene>, english: Slot<Scene>): Slot<Scene> {
  return (scene, argument) => (scene.language === 'ru' ? russian : english)(scene, argument);
}

/** `<n:3-12>`: a whole number of the range. */
function number(scene: Scene, argument: string): string {
  const [low = '1', high = low] = argument.split('-');
  return String(scene.random.between(Number(low), Number(high)));
}

/** `<g:писал:писала>`: by the author's gender. */
function gendered(scene: Scene, argument: string): string {
  const cut = argument.indexOf(':');
  return scene.gender === 'm' ? argument.slice(0, cut) : argument.slice(cut + 1);
}

/** `<rub:900-4000>`: "3 480 руб." in one of its spellings. */
function roubles(scene: Scene, argument: string): string {
  const value = Number(number(scene, argument));
  if (scene.language === 'en') return `${value} roubles`;
  if (scene.random.chance(0.3) && value >= 1000)
    return `${Math.round(value / 100) / 10} тыс`.replace('.', ',');
  return `${value} ${scene.random.pick(['рублей', 'руб', 'р', 'рублей'])}`;
}

/** `<year:1-4>`: the year so many years ago. */
function pastYear(scene: Scene, argument: string): string {
  return String(new Date(scene.localTime).getUTCFullYear() - Number(number(scene, argument)));
}

function inSettlement(scene: Scene): string {
  scene.namesSettlement = true;
  const { settlement } = scene.place;
  return scene.language === 'ru' ? settlement.locative : `in ${settlement.name.en}`;
}

function ofSettlement(scene: Scene): string {
  scene.namesSettlement = true;
  const { settlement } = scene.place;
  return scene.language === 'ru' ? settlement.genitive : settlement.name.en;
}

function settlementName(scene: Scene): string {
  scene.namesSettlement = true;
  return scene.place.settlement.name[scene.language];
}

/** Three slots for each kind of landmark: name, of it, in it. */
function landmarkSlots(kind: LandmarkKind): Slots<Scene> {
  return {
    [kind]: (scene) => scene.needLandmark(kind).name[scene.language],
    [`of-${kind}`]: either(
      (scene) => scene.needLandmark(kind).genitive,
      (scene) => scene.needLandmark(kind).name.en,
    ),
    [`in-${kind}`]: either(
      (scene) => scene.needLandmark(kind).locative,
      (scene) => `at ${scene.needLandmark(kind).name.en}`,
    ),
  };
}

const NEAR: readonly LandmarkKind[] = [
  'school',
  'kindergarten',
  'stop',
  'stop',
  'shop',
  'clinic',
  'culture',
  'park',
];

const NEAR_WORDS = ['у', 'возле', 'около', 'недалеко от', 'напротив', 'в районе'];

/** "у школы № 5": whatever is well known nearby. */
function near(scene: Scene): string {
  const kinds = NEAR.filter((kind) => scene.place.landmarks[kind]);
  const { genitive, name } = scene.needLandmark(scene.random.pick(kinds.length > 0 ? kinds : NEAR));
  if (scene.language === 'en') return `near ${name.en}`;
  return `${scene.random.pick(NEAR_WORDS)} ${genitive}`;
}

/** The place as an office names it: the most exact thing the message told. */
function answerPlace(scene: Scene): string {
  const { street, house, landmark, place, language } = scene;
  if (language === 'en')
    return street
      ? `at ${house === undefined ? englishStreet(scene) : englishHouse(scene)}`
      : `in ${place.settlement.name.en}`;
  if (street && house !== undefined) return officialHouse(scene);
  if (street) return `на ${STREETS_IN[street.kind]} ${street.locative}`.replace('на переулке', 'в переулке');
  return landmark ? `у ${landmark.genitive}` : place.settlement.locative;
}

const STREETS_IN: Readonly<Record<Street['kind'], string>> = {
  street: 'улице',
  lane: 'переулке',
  avenue: 'проспекте',
  boulevard: 'бульваре',
  embankment: 'набережной',
  square: 'площади',
};

/** Work is reported a day or two after it was done. */
function answerDate(scene: Scene): string {
  const done = scene.needReply().at - scene.random.int(2) * 86_400_000;
  return scene.language === 'ru' && scene.random.chance(0.4)
    ? shortDate(done)
    : dateInWords(done, scene.language);
}

/** "Мельникова А. С." of a full Russian name; English names stay whole. */
function initials(name: string, language: 'ru' | 'en'): string {
  if (language === 'en') return name;
  const [surname = '', first = '', patronymic = ''] = name.split(' ');
  return `${surname} ${first.charAt(0)}. ${patronymic.charAt(0)}.`;
}

export const SLOTS: Slots<Scene> = {
  at: either(atHouse, (scene) => `at ${englishHouse(scene)}`),
  on: either(onStreet, (scene) => `on ${englishStreet(scene)}`),
  along: either(alongStreet, (scene) => `along ${englishStreet(scene)}`),
  street: either(nameStreet, englishStreet),
  'of-street': either(ofStreet, englishStreet),
  house: either(nameHouse, englishHouse),
  'of-house': either(ofHouse, englishHouse),
  yard: either(inYard, (scene) => `in the yard of ${englishHouse(scene)}`),
  crossing: either(atCrossing, (scene) => `on ${englishStreet(scene)}`),
  postal: either(postalAddress, (scene) => `${englishHouse(scene)}, ${scene.place.settlement.name.en}`),
  in: inSettlement,
  of: ofSettlement,
  town: settlementName,
  near,
  ...landmarkSlots('school'),
  ...landmarkSlots('kindergarten'),
  ...landmarkSlots('clinic'),
  ...landmarkSlots('hospital'),
  ...landmarkSlots('stop'),
  ...landmarkSlots('park'),
  ...landmarkSlots('shop'),
  ...landmarkSlots('culture'),
  ...landmarkSlots('sport'),
  route: (scene) => scene.needRoute(),
  for: lasting,
  hours: lastingHours,
  since,
  date: pastDate,
  month: pastMonth,
  time: (scene) => clockTime(scene.random),
  n: number,
  g: gendered,
  rub: roubles,
  year: pastYear,
  word: (scene) => scene.word,
  topic: (scene) => scene.topic,
  name: (scene) => scene.addressee,
  where: answerPlace,
  when: answerDate,
  due: (scene) => dateInWords(scene.needReply().due, scene.language),
  authority: (scene) => scene.needReply().authority.shortName[scene.language],
  phone: (scene) => scene.needReply().authority.phone,
  executor: (scene) => initials(scene.needReply().executor.name[scene.language], scene.language),
};
