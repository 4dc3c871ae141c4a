import type { Draft } from '../engines/neardup/testing/messages.ts';
import type { Random } from '../engines/neardup/testing/random.ts';

/* Beyond what `draw` with invented places gives, so that nothing in a window of them can be the same. */
const HOUSES = 150;
const FLATS = 200;
const ROUTES = 30_000;
const SCHOOLS = 30_000;
const SUMS = 300_500;
const SYLLABLES = 'бы жа кю лы мю ню пы рю сё ты хи цы чу шо шу ща эй юз яр'.split(' ');
const ENDINGS = ['ская', 'нова', 'лина', 'рева', 'тная', 'цкого'];

/**
 * The same words told of a place nobody has told of. Half of them keep the street and the town, and only the numbers are
 * others: the harder ones. A corner of two streets or a town on a day has no number that could differ: these get other names.
 */
export function neverTold(draft: Draft, random: Random): Draft {
  const { places } = draft;
  const keep = random.chance(0.5) && !/\{(?:corner|town|date)\}/.test(draft.frame);
  const names = keep ? {} : { street: street(random), street2: street(random), town: town(random) };
  return {
    ...draft,
    places: {
      ...places,
      ...names,
      house: String(HOUSES + 1 + random.below(HOUSES)),
      flat: FLATS + 1 + random.below(FLATS),
      route: ROUTES + 1 + random.below(2000),
      school: SCHOOLS + 1 + random.below(2000),
      sum: SUMS + random.below(20_000),
    },
  };
}

function street(random: Random): string {
  const stem = random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(SYLLABLES);
  return stem.slice(0, 1).toUpperCase() + stem.slice(1) + random.pick(ENDINGS);
}

function town(random: Random): string {
  return street(random).replace(/..$/, 'во');
}
