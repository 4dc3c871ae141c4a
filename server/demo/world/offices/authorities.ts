/** Authorities with their people, and the rule of which one answers where. */
import { REGION } from '../land/municipalities.ts';
import { freshName } from '../people/person.ts';
import { Random } from '../random.ts';
import type { Authority, Duty, Person, StaffRole, Words } from '../world.types.ts';
import { AGENCIES } from './agencies.ts';
import type { AuthoritySeed } from './authority-seed.ts';
import { MINISTRIES } from './ministries.ts';
import { DEPARTMENTS, TOWN_HALLS } from './town-halls.ts';
import { UTILITIES } from './utilities.ts';

const SEEDS = [...MINISTRIES, ...AGENCIES, ...UTILITIES, ...DEPARTMENTS, ...TOWN_HALLS];

const HEADS: Readonly<Record<AuthoritySeed['kind'], Words>> = {
  ministry: { ru: 'Министр', en: 'Minister' },
  agency: { ru: 'Руководитель', en: 'Head' },
  inspectorate: { ru: 'Начальник инспекции', en: 'Chief Inspector' },
  utility: { ru: 'Генеральный директор', en: 'Chief Executive' },
  department: { ru: 'Директор департамента', en: 'Director of Department' },
  'town hall': { ru: 'Глава администрации', en: 'Head of Administration' },
};

const EXECUTORS: readonly Words[] = [
  { ru: 'Начальник отдела', en: 'Head of Section' },
  { ru: 'Главный специалист', en: 'Chief Specialist' },
  { ru: 'Ведущий специалист', en: 'Leading Specialist' },
  { ru: 'Инженер', en: 'Engineer' },
  { ru: 'Консультант', en: 'Consultant' },
];

/** 8 000 is not a code of any operator: nobody can be called by mistake. */
function phoneOf(random: Random): string {
  const digits = String(random.between(1000000, 9999999));
  return `8 (000) ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}

function employ(
  seed: AuthoritySeed,
  role: StaffRole,
  position: Words,
  n: number,
  random: Random,
  taken: Set<string>,
): Person {
  const { name, gender } = freshName(random, taken);
  const id = `${seed.code}-${role}${n}`;
  return {
    id,
    role,
    name,
    gender,
    position,
    email: `${id}@velemsk.example`,
    centreAreaId: null,
    authorityCode: seed.code,
  };
}

/** All authorities and everyone who works in them; `taken` collects names already given. */
export function buildAuthorities(
  seed: string,
  taken: Set<string>,
): { authorities: Authority[]; people: Person[] } {
  const people: Person[] = [];
  const authorities = SEEDS.map((one): Authority => {
    const random = new Random(`${seed}|authority|${one.code}`);
    const head = employ(one, 'head', HEADS[one.kind], 1, random, taken);
    const executors = Array.from({ length: one.executors }, (_, i) =>
      employ(one, 'executor', EXECUTORS[i % EXECUTORS.length]!, i + 1, random, taken),
    );
    people.push(head, ...executors);
    const { code, kind, name, shortName, duties, hours, municipalityId } = one;
    return {
      code,
      kind,
      name,
      shortName,
      level: municipalityId ? 'municipal' : 'regional',
      areaId: municipalityId ?? REGION.id,
      duties,
      phone: phoneOf(random),
      email: `${code}@velemsk.example`,
      hours,
      headId: head.id,
      executorIds: executors.map((person) => person.id),
    };
  });
  return { authorities, people };
}

/**
 * Who carries a duty in a municipality: its own department or utility, else its town hall, else the region's.
 * City transport outside the capital is the ministry's. Throws when nobody does, which is a gap in the lists.
 */
export function responsible(authorities: readonly Authority[], duty: Duty, areaId: string): Authority {
  const own = authorities.filter((one) => one.areaId === areaId && one.duties.includes(duty));
  const found =
    own.find((one) => one.kind !== 'town hall') ??
    own[0] ??
    authorities.find((one) => one.level === 'regional' && one.duties.includes(duty)) ??
    (duty === 'city transport'
      ? authorities.find((one) => one.duties.includes('regional transport'))
      : undefined);
  if (!found) throw new Error(`no authority carries "${duty}" in ${areaId}`);
  return found;
}
