/** A full fictional name for someone in an office. */
import type { Random } from '../random.ts';
import type { Words } from '../world.types.ts';
import { FEMALE_NAMES, feminine, MALE_NAMES, SURNAMES } from './names.ts';
import { toLatin } from './translit.ts';

export type FullName = { readonly name: Words; readonly gender: 'f' | 'm'; readonly surname: string };

/** "Мельникова Анна Сергеевна" / "Anna Melnikova". */
export function fullName(random: Random): FullName {
  const gender = random.chance(0.62) ? 'f' : 'm';
  const base = random.pick(SURNAMES);
  const surname = gender === 'f' ? feminine(base) : base;
  const [, son, daughter] = random.pick(MALE_NAMES);
  const first = gender === 'f' ? random.pick(FEMALE_NAMES) : random.pick(MALE_NAMES)[0];
  const patronymic = gender === 'f' ? daughter : son;
  const name = { ru: `${surname} ${first} ${patronymic}`, en: `${toLatin(first)} ${toLatin(surname)}` };
  return { name, gender, surname };
}

/** Full names of office staff never repeat within the realm. */
export function freshName(random: Random, taken: Set<string>): FullName {
  for (;;) {
    const found = fullName(random);
    if (taken.has(found.name.ru)) continue;
    taken.add(found.name.ru);
    return found;
  }
}
