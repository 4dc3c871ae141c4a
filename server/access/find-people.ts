import type { Person } from '../platform/actor.ts';
import { roles } from '../platform/actor.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import type { Platform } from '../platform/module.ts';
import { authorise, centresWhere } from '../platform/policy.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import { mayManagePeople, mayReadPeople } from './access.policies.ts';
import { findIn, type ListedPerson, type Wanted } from './people.store.ts';

export interface Sought {
  /** Words of a name, an address or a role, in any order. */
  readonly q?: string | undefined;
  /** Just these, separated by commas. */
  readonly ids?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * Staff with a role in the asker's centres, by name.
 * @throws Refusal `forbidden`, `invalid` for a cursor that is none
 */
export async function findPeople(
  { database, clock }: Platform,
  asker: Person,
  { q = '', ids, cursor, limit = 50 }: Sought,
): Promise<{ items: ListedPerson[]; next: string | null }> {
  const { realmId } = asker;
  authorise(mayReadPeople, asker, { realmId });
  const where = { realmId, centreIds: centresWhere(mayManagePeople, asker), at: clock.now() };
  const after = cursor === undefined ? undefined : readCursor(cursor, ['text', 'id']);
  const wanted = { words: wordsSought(q), ids: ids?.split(',') };
  // Addresses of accounts are beyond the realm's fence: this one query asks for the realm itself.
  const rows = await database.acrossRealms((tx) => findIn(tx, where, wanted, { after, limit: limit + 1 }));
  return page(rows, limit, ({ name, id }) => [name, id]);
}

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Each word with the roles it may be meant to name, in any language Heed speaks. */
function wordsSought(q: string): Wanted['words'] {
  return fold(q)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      word,
      roles: roles.filter((role) => namesOf(role).some((name) => name.includes(word))),
    }));
}

const namesOf = (role: string) =>
  knownLanguages().map((language) => fold(wordsIn(language)(`word.role.${role}`)));
