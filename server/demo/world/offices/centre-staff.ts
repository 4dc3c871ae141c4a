/** People of the regional centre and of the twelve municipal ones. */
import { MUNICIPALITIES, REGION } from '../land/municipalities.ts';
import { freshName } from '../people/person.ts';
import { Random } from '../random.ts';
import type { Person, StaffRole, Words } from '../world.types.ts';

const POSITIONS: Readonly<Record<Exclude<StaffRole, 'head' | 'executor'>, Words>> = {
  operator: { ru: 'Оператор', en: 'Operator' },
  curator: { ru: 'Куратор', en: 'Curator' },
  leader: { ru: 'Руководитель', en: 'Leader' },
  analyst: { ru: 'Аналитик', en: 'Analyst' },
  administrator: { ru: 'Администратор', en: 'Administrator' },
  'fact-checker': { ru: 'Редактор проверки фактов', en: 'Fact-checker' },
  'page editor': { ru: 'Редактор официальных страниц', en: 'Page editor' },
  trainer: { ru: 'Методист', en: 'Trainer' },
};

type CentreRole = keyof typeof POSITIONS;

const REGIONAL: Readonly<Record<CentreRole, number>> = {
  operator: 8,
  curator: 4,
  leader: 1,
  analyst: 2,
  administrator: 1,
  'fact-checker': 2,
  'page editor': 1,
  trainer: 1,
};

const LEADERS: Readonly<Record<'region' | 'municipality', Words>> = {
  region: { ru: 'Губернатор', en: 'Governor' },
  municipality: { ru: 'Глава округа', en: 'Mayor' },
};

function municipalStaff(population: number): Partial<Record<CentreRole, number>> {
  const operators = population > 200_000 ? 4 : population > 60_000 ? 2 : 1;
  return {
    operator: operators,
    curator: 1,
    leader: 1,
    ...(population > 60_000 && { analyst: 1, administrator: 1 }),
  };
}

function staffOf(
  areaId: string,
  roles: Partial<Record<CentreRole, number>>,
  seed: string,
  taken: Set<string>,
): Person[] {
  const random = new Random(`${seed}|centre|${areaId}`);
  const isRegion = areaId === REGION.id;
  return (Object.entries(roles) as [CentreRole, number][]).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, i): Person => {
      const { name, gender } = freshName(random, taken);
      const id = `${isRegion ? 'region' : areaId}-${role.replace(' ', '-')}${i + 1}`;
      const position = role === 'leader' ? LEADERS[isRegion ? 'region' : 'municipality'] : POSITIONS[role];
      return {
        id,
        role,
        name,
        gender,
        position,
        email: `${id}@velemsk.example`,
        centreAreaId: areaId,
        authorityCode: null,
      };
    }),
  );
}

export function buildCentreStaff(seed: string, taken: Set<string>): Person[] {
  return [
    ...staffOf(REGION.id, REGIONAL, seed, taken),
    ...MUNICIPALITIES.flatMap(({ id, seat }) => staffOf(id, municipalStaff(seat.population), seed, taken)),
  ];
}
