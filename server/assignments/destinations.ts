import type { Case, CaseParts } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Directory, dayIn } from '../territory/index.ts';
import { mayPass } from './agreements/agreement.rules.ts';
import { agreementsInForce, givenTo } from './agreements/agreements.store.ts';
import type { Names } from './assignment.types.ts';
import { assignmentsOfCases } from './assignments.store.ts';
import { centresOf, type RealmNode, realmTree } from './realm-tree.store.ts';

export interface Destination {
  readonly realmId: string;
  readonly centreId: string;
  readonly realm: Names;
  readonly centre: Names;
  /** Whether an agreement lets the contact of whoever wrote go along. */
  readonly personal: boolean;
}

/** Realms and centres a case could at all go to: what no transaction within one realm can read. */
export interface Neighbours {
  readonly tree: ReadonlyMap<string, RealmNode>;
  readonly centres: Awaited<ReturnType<typeof centresOf>>;
}

/** Read before the transaction that asks of destinations: a second connection within it may wait for the first for ever. */
export function neighboursOf(parts: CaseParts, realmId: string): Promise<Neighbours> {
  return parts.database.acrossRealms(async (tx) => {
    const partners = (await agreementsInForce(tx, realmId, 'given')).map(({ partnerId }) => partnerId);
    return { tree: await realmTree(tx), centres: await centresOf(tx, [realmId, ...new Set(partners)]) };
  });
}

/** What the question where a case may go is asked with. */
export interface Asking {
  readonly directory: Directory;
  readonly neighbours: Neighbours;
  readonly at: Date;
}

/** Where a case may be passed: other centres of its realm, and of realms that an agreement covers for its topic. */
export async function destinationsOf(tx: Tx, asking: Asking, row: Case): Promise<Destination[]> {
  const { directory, neighbours, at } = asking;
  const { realmId } = directory;
  const day = dayIn(directory.timeZone, at);
  const code = directory.topics.get(row.topicId)?.code ?? '';
  const agreed = await agreementsInForce(tx, realmId, 'given');
  const byPartner = Map.groupBy(agreed, ({ partnerId }) => partnerId);
  const reached = new Set([realmId]);
  for (const [id, ones] of byPartner) if (mayPass(ones, code, false, day)) reached.add(id);
  const from = new Set(
    (await assignmentsOfCases(tx, realmId, [row.id])).flatMap(({ side, partnerCentreId }) =>
      side === 'taken' ? partnerCentreId : [],
    ),
  );
  return neighbours.centres
    .filter((centre) => reached.has(centre.realmId) && centre.id !== row.centreId && !from.has(centre.id))
    .map((centre) => ({
      realmId: centre.realmId,
      centreId: centre.id,
      realm: neighbours.tree.get(centre.realmId)?.name ?? {},
      centre: centre.name,
      personal: mayPass(byPartner.get(centre.realmId) ?? [], code, true, day),
    }));
}

/** @throws Refusal `destination-same`, `destination-unknown`, `no-agreement` */
export async function requireDestination(
  tx: Tx,
  asking: Asking,
  row: Case,
  wanted: { realmId: string; centreId: string; withContact: boolean },
): Promise<Destination> {
  if (wanted.centreId === row.centreId) throw new Refusal('destination-same');
  const found = (await destinationsOf(tx, asking, row)).find(
    ({ realmId, centreId }) => realmId === wanted.realmId && centreId === wanted.centreId,
  );
  if (!found) {
    const inOurs = wanted.realmId === asking.directory.realmId;
    throw new Refusal(inOurs ? 'destination-unknown' : 'no-agreement');
  }
  if (wanted.withContact && !found.personal) throw new Refusal('no-agreement');
  return found;
}

/** The same question where a letter is about to cross; `day` is that of whoever gives. */
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
