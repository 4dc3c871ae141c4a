/** Town halls of all municipalities, and the departments the capital's one is large enough to have. */
import { MUNICIPALITIES } from '../land/municipalities.ts';
import { type AuthoritySeed, authority } from './authority-seed.ts';

export const TOWN_HALLS: readonly AuthoritySeed[] = MUNICIPALITIES.map(({ id, name, genitive, seat }) =>
  authority(
    'town hall',
    `${id}-town-hall`,
    `Администрация ${genitive} / Администрация ${seat.genitive}`,
    `Administration of ${name.en} / ${seat.name.en} Town Hall`,
    ['town hall', 'local roads', 'improvement', 'lighting', 'local education'],
    { municipalityId: id, executors: seat.population > 60_000 ? 6 : 4 },
  ),
);

const HERE = { municipalityId: 'velemsk' };

export const DEPARTMENTS: readonly AuthoritySeed[] = [
  authority(
    'department',
    'velemsk-roads',
    'Департамент дорог и благоустройства города Велемска / Департамент дорог Велемска',
    'Velemsk Department of Roads and Improvement / Velemsk Roads',
    ['local roads', 'improvement'],
    { ...HERE, executors: 6, hours: 'round the clock' },
  ),
  authority(
    'department',
    'velemsk-light',
    'МКУ «Велемскгорсвет» / Горсвет',
    'Velemsk City Lighting / City Lighting',
    ['lighting'],
    { ...HERE, executors: 3 },
  ),
  authority(
    'department',
    'velemsk-transport',
    'Департамент транспорта города Велемска / Департамент транспорта Велемска',
    'Velemsk Department of Transport / Velemsk Transport',
    ['city transport'],
    { ...HERE, executors: 5 },
  ),
  authority(
    'department',
    'velemsk-education',
    'Департамент образования города Велемска / Департамент образования Велемска',
    'Velemsk Department of Education / Velemsk Education',
    ['local education'],
    { ...HERE, executors: 5 },
  ),
];
