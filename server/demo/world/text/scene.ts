/** The circumstances of one message, which fill the slots of its templates. */
import type { Random } from '../random.ts';
import type { Authority, Landmark, LandmarkKind, Person, Street } from '../world.types.ts';
import type { Gazetteer, Place } from './gazetteer.ts';

export type Gender = 'f' | 'm';

/** Who answers and when, for the slots only answers use. */
export type Reply = {
  readonly at: number;
  readonly due: number;
  readonly authority: Authority;
  readonly executor: Person;
};

export type SceneOptions = {
  readonly gazetteer: Gazetteer;
  readonly place: Place;
  readonly language: 'ru' | 'en';
  readonly gender: Gender;
  /** Local time as if it were UTC, for dates in words. */
  readonly localTime: number;
  readonly random: Random;
  /** Streets to choose from instead of all of the place: the quarter an outbreak hits. */
  readonly streets?: readonly Street[];
  /** The author's own address, which about half of the messages are about. */
  readonly home?: { readonly street: Street; readonly house: number; readonly suffix: string };
};

const HOME_SHARE = 0.55;

/**
 * Street, house and landmark are drawn when a template first asks for them and stay the same to the end of the
 * text; what was never asked for is not part of the message's truth.
 */
export class Scene {
  readonly random: Random;
  readonly gazetteer: Gazetteer;
  readonly place: Place;
  readonly language: 'ru' | 'en';
  readonly gender: Gender;
  readonly localTime: number;
  readonly #streets: readonly Street[];
  readonly #home: SceneOptions['home'];
  street: Street | undefined;
  house: number | undefined;
  houseSuffix = '';
  landmark: Landmark | undefined;
  route: string | undefined;
  namesSettlement = false;
  reply: Reply | undefined;
  /** A word of the topic, for messages too short to say more. */
  word = '';
  /** The topic's name as answers quote it. */
  topic = '';
  /** How an answer addresses the author. */
  addressee = '';

  constructor(options: SceneOptions) {
    this.gazetteer = options.gazetteer;
    this.place = options.place;
    this.language = options.language;
    this.gender = options.gender;
    this.localTime = options.localTime;
    this.random = options.random;
    this.#streets = options.streets ?? options.place.streets;
    this.#home = options.home;
  }

  needStreet(): Street {
    if (this.street) return this.street;
    const home = this.#home;
    if (home && this.random.chance(HOME_SHARE)) {
      this.street = home.street;
      this.house = home.house;
      this.houseSuffix = home.suffix;
      return home.street;
    }
    this.street = this.random.pick(this.#streets);
    return this.street;
  }

  needHouse(): number {
    const street = this.needStreet();
    if (this.house === undefined) {
      this.house = this.random.between(street.houses.first, street.houses.last);
      this.houseSuffix = houseSuffix(this.random);
    }
    return this.house;
  }

  /** A landmark of the kind here, or in the municipality's seat, or in the capital. */
  needLandmark(kind: LandmarkKind): Landmark {
    if (this.landmark?.kind === kind) return this.landmark;
    const { place, gazetteer } = this;
    const list = place.landmarks[kind] ?? place.seat.landmarks[kind] ?? gazetteer.capital.landmarks[kind];
    if (!list) throw new Error(`there is no landmark of kind ${kind}`);
    const found = this.random.pick(list);
    this.landmark ??= found;
    return found;
  }

  needRoute(): string {
    this.route ??= this.random.pick(this.place.busRoutes);
    return this.route;
  }

  needReply(): Reply {
    if (!this.reply) throw new Error('this slot belongs to answers only');
    return this.reply;
  }
}

/** "14а", "14/2": now and then a number carries a letter or a fraction. */
export function houseSuffix(random: Random): string {
  const draw = random.float();
  if (draw < 0.08) return random.pick(['а', 'А', 'б', 'в']);
  return draw < 0.12 ? `/${random.between(1, 4)}` : '';
}
