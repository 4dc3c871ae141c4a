import type { Case, CaseParts } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directory } from '../territory/index.ts';
import { mayPass } from './agreements/agreement.rules.ts';
import { agreementsInForce, givenTo } from './agreements/agreements.store.ts';
import type { Names } from './assignment.types.ts';
import { assignmentsOfCases } from './assignments.store.ts';
import { centresOf, realmTree } from './realm-tree.store.ts';

export interface Destination {
  readonly realmId: string;
  readonly centreId: string;
  readonly realm: Names;
  readonly centre: Names;
  /** Whether an agreement lets the contact of whoever wrote go along. */
  readonly personal: boolean;
}

/** Where a case may be passed: other centres of its realm, and of realms that an agreement covers for its topic. */
export async function destinationsOf(
  parts: CaseParts,
  tx: Tx,
  directory: Directory,
  row: Case,
): Promise<Destination[]> {
  const { realmId } = directory;
  const day = parts.clock.now().toISOString().slice(0, 10);
  const code = directory.topics.get(row.topicId)?.code ?? '';
  const agreed = await agreementsInForce(tx, realmId, 'given');
  const byPartner = Map.groupBy(agreed, ({ partnerId }) => partnerId);
  const partners = [...byPartner].filter(([, ones]) => mayPass(ones, code, false, day)).map(([id]) => id);
  const { tree, centres } = await parts.database.acrossRealms(async (across) => ({
    tree: await realmTree(across),
    centres: await centresOf(across, [realmId, ...partners]),
  }));
  const from = new Set(
    (await assignmentsOfCases(tx, realmId, [row.id])).flatMap(({ side, partnerCentreId }) =>
      side === 'taken' ? partnerCentreId : [],
    ),
  );
  return centres
    .filter(({ id }) => id !== row.centreId && !from.has(id))
    .map((centre) => ({
      realmId: centre.realmId,
      centreId: centre.id,
      realm: tree.get(centre.realmId)?.name ?? {},
      centre: centre.name,
      personal: mayPass(byPartner.get(centre.realmId) ?? [], code, true, day),
    }));
}

/** @throws Refusal `destination-same`, `destination-unknown`, `no-agreement` */
export async function requireDestination(
  parts: CaseParts,
  tx: Tx,
  directory: Directory,
  row: Case,
  wanted: { realmId: string; centreId: string; withContact: boolean },
): Promise<Destination> {
  if (wanted.centreId === row.centreId) throw new Refusal('destination-same');
  const found = (await destinationsOf(parts, tx, directory, row)).find(
    ({ realmId, centreId }) => realmId === wanted.realmId && centreId === wanted.centreId,
  );
  if (!found) {
    const inOurs = wanted.realmId === directory.realmId;
    throw new Refusal(inOurs ? 'destination-unknown' : 'no-agreement');
  }
  if (wanted.withContact && !found.personal) throw new Refusal('no-agreement');
  return found;
}

/** The same question where a letter is about to cross. */
export async function isCovered(
  tx: Tx,
  realmId: string,
  partnerId: string,
  topicCode: string,
  personal: boolean,
  day: string,
): Promise<boolean> {
  return realmId === partnerId || mayPass(await givenTo(tx, realmId, partnerId), topicCode, personal, day);
}

/** What another centre is told of who passes the case. */
export async function fromNames(tx: Tx, person: Pick<Person, 'realmId'>, directory: Directory, row: Case) {
  const realm = (await realmTree(tx)).get(person.realmId)?.name ?? {};
  return { realm, centre: directory.centres.get(row.centreId)?.name ?? {} };
}
