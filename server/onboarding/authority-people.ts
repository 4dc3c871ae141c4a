import { staffOf } from '../access/index.ts';
import { absencesAmong, deleteAbsence, insertAbsence } from '../notices/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { anywhere, authorise, inItsAuthority, policy } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
}

/** A head says who of theirs is away; so does an administrator, for a head may be away too. */
export const mayChangeAbsences = policy(
  'authority.absences',
  inItsAuthority('head'),
  anywhere('administrator'),
);

export interface AuthorityPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** The absence under way, or else the next. */
  readonly away: {
    readonly id: string;
    readonly from: string;
    readonly until: string;
    readonly deputyName: string | null;
  } | null;
}

/** Who works in an authority, who of them is away, and who stands in. */
export function readAuthorityPeople(
  { database, clock }: Parts,
  realmId: string,
  authorityId: string,
): Promise<AuthorityPerson[]> {
  return database.inRealm(realmId, async (tx) => {
    const at = clock.now();
    const staff = await staffOf(tx, realmId, authorityId, at);
    const absences = await absencesAmong(
      tx,
      realmId,
      staff.map(({ id }) => id),
      at,
    );
    return staff.map((one) => {
      const away = absences.find(({ accountId }) => accountId === one.id);
      return {
        ...one,
        away: away
          ? {
              id: away.id,
              from: away.from.toISOString(),
              until: away.until.toISOString(),
              deputyName: away.deputyName,
            }
          : null,
      };
    });
  });
}

/**
 * Says that somebody of an authority is away, and who of the same authority stands in.
 * @throws Refusal `forbidden`, `not-found` for people who are not of it, `absence-ends-early`
 */
export function addAbsence(
  parts: Parts,
  person: Person,
  absence: { authorityId: string; personId: string; deputyId: string | null; from: string; until: string },
): Promise<AuthorityPerson[]> {
  const { realmId } = person;
  const { authorityId, personId, deputyId } = absence;
  const [from, until] = [new Date(absence.from), new Date(absence.until)] as const;
  return parts.database
    .inRealm(realmId, async (tx) => {
      authorise(mayChangeAbsences, person, { realmId, authorityId });
      const at = parts.clock.now();
      if (until <= from || until <= at) throw new Refusal('absence-ends-early');
      const ids = (await staffOf(tx, realmId, authorityId, at)).map(({ id }) => id);
      const isTheirs = ids.includes(personId) && (deputyId === null || ids.includes(deputyId));
      if (!isTheirs || deputyId === personId) throw new Refusal('not-found');
      await insertAbsence(
        tx,
        realmId,
        { id: newId(), accountId: personId, deputyId, from, until },
        person.id,
        at,
      );
    })
    .then(() => readAuthorityPeople(parts, realmId, authorityId));
}

/**
 * Takes back that somebody of an authority is away: they are told of their cases again at once. What is gone already
 * is no fault.
 * @throws Refusal `forbidden`, `not-found` for people who are not of it
 */
export function removeAbsence(
  parts: Parts,
  person: Person,
  absence: { authorityId: string; personId: string; id: string },
): Promise<AuthorityPerson[]> {
  const { realmId } = person;
  const { authorityId, personId, id } = absence;
  return parts.database
    .inRealm(realmId, async (tx) => {
      authorise(mayChangeAbsences, person, { realmId, authorityId });
      const staff = await staffOf(tx, realmId, authorityId, parts.clock.now());
      if (!staff.some((one) => one.id === personId)) throw new Refusal('not-found');
      await deleteAbsence(tx, realmId, personId, id);
    })
    .then(() => readAuthorityPeople(parts, realmId, authorityId));
}
