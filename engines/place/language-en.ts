import type { PlaceLanguage } from './language.ts';

const words = (list: string) => list.trim().split(/\s+/);

/** English: street and settlement words, prepositions. Romanised Russian street words are here too. */
export const english: PlaceLanguage = {
  code: 'en',
  streetKinds: {
    street: words('street st str ulitsa ul'),
    avenue: words('avenue ave av prospekt prospect'),
    lane: words('lane ln pereulok'),
    drive: words('drive dr proezd proyezd passage'),
    boulevard: words('boulevard blvd bulvar'),
    embankment: words('embankment naberezhnaya quay'),
    highway: words('highway hwy shosse'),
    square: words('square sq ploshad'),
    'dead-end': words('tupik'),
    road: words('road rd trakt'),
    alley: words('alley'),
    line: words('line liniya'),
    quarter: words('quarter kvartal'),
    microdistrict: words('microdistrict neighbourhood neighborhood mikrorayon mkr'),
  },
  settlementKinds: {
    city: words('city gorod'),
    town: words('town township'),
    village: words('village selo derevnya'),
    settlement: words('settlement poselok'),
    station: words('station'),
    hamlet: words('hamlet'),
  },
  areaKinds: {
    district: words('district rayon raion county'),
    okrug: words('okrug municipality'),
    any: words('municipal urban area'),
  },
  words: {
    in: words('in inside within'),
    on: words('on along down'),
    from: words('from of'),
    to: words('to towards toward into'),
    near: words('near at by beside opposite outside around behind'),
    between: words('between'),
    and: words('and'),
    crossing: words('corner crossing intersection crossroads junction'),
    house: words('house home no number bldg building'),
    houses: words('houses numbers nos buildings'),
    building: words('block korpus wing bldg building'),
    structure: words('structure'),
    letter: words('letter'),
    flat: words('flat apartment apt unit room entrance floor suite'),
    unit: words(
      'year years month months week weeks day days hour hours minute minutes min time times people persons percent metres meters km m am pm degrees floors flats rubles roubles children cars dogs o',
    ),
    month: words('january february march april may june july august september october november december'),
    title: words('mr mrs ms dr doctor director mayor governor minister teacher officer comrade president'),
    numbered: words(
      'bus route tram trolleybus school kindergarten clinic hospital office room entrance floor flat apartment apt line',
    ),
    silent: words('the'),
    wide: words('region oblast krai kray republic territory'),
  },
  commonWords: words(
    'peace victory freedom labour labor may march spring summer winter central north northern south southern east eastern west western new old upper lower big small green white red garden forest field school park lake river hill bridge sunny bright young factory mill market square center centre st street line',
  ),
  plainAdjectives: words('new old big small main central wide quiet dark first upper lower'),
  sameWord: {},
  ordinals: words('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'),
  inflect: (word) => [{ text: word, weak: false }],
  isAdjective: () => false,
  continuesPhrase: () => false,
  isPersonal: () => false,
  isDestination: () => false,
};
