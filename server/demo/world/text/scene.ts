/** The circumstances of one message, which fill the slots of its templates. */
import type { Random } from '../random.ts';
import type { Landmark, LandmarkKind, Street } from '../world.types.ts';
import type { Gazetteer, Place } from './gazetteer.ts';

export type Gender = 'f' | 'm';

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
  /** Local time as if it were UTC, for dates in words. */
  readonly localTime: number;
  street: Street | undefined;
  house: number | undefined;
  houseSuffix = '';
  landmark: Landmark | undefined;
  route: string | undefined;
  namesSettlement = false;

  constructor(
    gazetteer: Gazetteer,
    place: Place,
    language: 'ru' | 'en',
    gender: Gender,
    localTime: number,
    random: Random,
  ) {
    this.gazetteer = gazetteer;
    this.place = place;
    this.language = language;
    this.gender = gender;
    this.localTime = localTime;
    this.random = random;
  }

  needStreet(): Street {
    this.street ??= this.random.pick(this.place.streets);
    return this.street;
  }

  needHouse(): number {
    if (this.house === undefined) {
      const { first, last } = this.needStreet().houses;
      this.house = this.random.between(first, last);
      const draw = this.random.float();
      if (draw < 0.08) this.houseSuffix = this.random.pick(['а', 'А', 'б', 'в']);
      else if (draw < 0.12) this.houseSuffix = `/${this.random.between(1, 4)}`;
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
}
