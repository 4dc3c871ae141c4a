/** What stands in angle brackets in the templates of messages. The language of the scene decides the words. */
import type { LandmarkKind } from '../world.types.ts';
import {
  alongStreet,
  atCrossing,
  atHouse,
  englishHouse,
  englishStreet,
  inYard,
  nameHouse,
  nameStreet,
  ofHouse,
  ofStreet,
  onStreet,
  postalAddress,
} from './addresses.ts';
import type { Scene } from './scene.ts';
import type { Slot, Slots } from './template.ts';
import { clockTime, lasting, lastingHours, pastDate, pastMonth, since } from './time-words.ts';

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
    return `${Math.round(value / 100) / 10} тыс.`.replace('.', ',').replace('тыс,', 'тыс.');
  return `${value} ${scene.random.pick(['рублей', 'руб.', 'р.', 'руб'])}`;
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

/** "у школы № 5": whatever is well known nearby. */
function near(scene: Scene): string {
  const kinds = NEAR.filter((kind) => scene.place.landmarks[kind]);
  const { genitive, name } = scene.needLandmark(scene.random.pick(kinds.length > 0 ? kinds : NEAR));
  if (scene.language === 'en') return `near ${name.en}`;
  return `${scene.random.pick(['у', 'возле', 'около', 'рядом с', 'напротив', 'в районе'])} ${genitive}`.replace(
    'рядом с',
    'недалеко от',
  );
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
};
