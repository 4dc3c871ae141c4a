import type { Person } from '../platform/actor.ts';
import { type Query, sql } from '../platform/database.ts';

/** What a person's grants let them see: cases of these centres, or of these authorities. */
export interface Sight {
  readonly centreIds: readonly string[];
  readonly authorityIds: readonly string[];
}

/** The roles that see the cases of a centre and of an authority: the same as `mayReadCase` says one by one. */
export function sightOf(person: Person): Sight {
  const centre = new Set(['operator', 'curator', 'leader', 'analyst', 'administrator']);
  return {
    centreIds: person.grants.flatMap(({ role, centreIds }) => (centre.has(role) ? centreIds : [])),
    authorityIds: person.grants.flatMap(({ role, authorityId }) =>
      authorityId && (role === 'executor' || role === 'head') ? [authorityId] : [],
    ),
  };
}

/** Of the cases named `c`, those in somebody's sight; of one text whatever they see, so that it may be kept by a name. */
export const inSight = ({ centreIds, authorityIds }: Sight): Query<unknown> =>
  sql`(c.centre_id = any(${[...centreIds]}::uuid[]) or c.authority_id = any(${[...authorityIds]}::uuid[]))`;
