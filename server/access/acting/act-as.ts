import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recognise } from '../recognise.ts';
import { deleteSession, insertSession } from '../sessions.store.ts';
import { hashToken, newToken, readToken } from '../tokens.ts';
import { actAs, findOwnSession, type Place, placesOf } from './places.store.ts';

/** What a person may choose from. Whoever came by a realm's provider stays in that realm. */
export async function myPlaces(parts: Platform, person: Person, token: string): Promise<Place[]> {
  return parts.database.acrossRealms(async (tx) => {
    const read = readToken(token);
    const session = read && (await findOwnSession(tx, read.realmId, read.hash));
    const places = await placesOf(tx, person.id, parts.clock.now());
    return places.filter(({ realmId }) => !session?.providerId || realmId === person.realmId);
  });
}

export interface Choice {
  readonly realmId: string;
  /** Null: everything one may be there. */
  readonly grantId: string | null;
}

/**
 * Works on as something one may be, here or in another realm, without signing out: what is seen and done is narrowed to
 * it. Another realm means another session: the old one ends.
 * @returns who one is now, and the session's token, which is new in another realm
 * @throws Refusal `not-found` when it is not theirs to choose
 */
export async function chooseActing(
  parts: Platform,
  person: Person,
  token: string,
  choice: Choice,
): Promise<{ person: Person; token: string }> {
  const offered = await myPlaces(parts, person, token);
  const theirs = offered.some(
    ({ realmId, grantId }) =>
      realmId === choice.realmId && (choice.grantId === null || grantId === choice.grantId),
  );
  if (!theirs) throw new Refusal('not-found');
  const kept = await parts.database.acrossRealms(async (tx) => {
    const moved = choice.realmId === person.realmId ? token : await moveTo(tx, parts, person, token, choice);
    await actAs(tx, choice.realmId, hashToken(moved), choice.grantId);
    return moved;
  });
  const now = await recognise(parts, kept);
  if (!now) throw new Refusal('not-signed-in');
  return { person: now, token: kept };
}

async function moveTo(
  tx: Tx,
  { clock }: Platform,
  person: Person,
  token: string,
  { realmId }: Choice,
): Promise<string> {
  const session = await findOwnSession(tx, person.realmId, hashToken(token));
  if (!session) throw new Refusal('not-signed-in');
  const at = clock.now();
  const moved = newToken(realmId);
  const { device, providerId, expiresAt } = session;
  await insertSession(tx, realmId, hashToken(moved), {
    ...{ accountId: person.id, at, expiresAt, device, providerId },
    newDevice: false,
    provedAt: null,
  });
  await deleteSession(tx, person.realmId, hashToken(token));
  return moved;
}
