import { sql, type Tx } from '../platform/database.ts';
import { idFloor, newId } from '../platform/ids.ts';

export interface Candidate {
  readonly messageId: string;
  readonly centreId: string;
  readonly reason: string;
  readonly setAsideBy: string | null;
}

/** What was set aside since then, still is, and was not drawn before. */
export function candidatesSince(tx: Tx, realmId: string, since: Date): Promise<Candidate[]> {
  return tx.all(sql<Candidate>`
    select distinct on (s.message_id) s.message_id as "messageId", s.centre_id as "centreId",
      s.set_aside_reason as reason, e.actor_id as "setAsideBy"
    from events e join message_states s on s.realm_id = e.realm_id and s.message_id = e.stream_id
    where e.realm_id = ${realmId} and e.id > ${idFloor(since)} and e.at > ${since} and e.type = 'message.set-aside'
      and s.disposition = 'set aside'
      and not exists (select from second_looks l where l.realm_id = s.realm_id and l.message_id = s.message_id)
    order by s.message_id, e.id desc`);
}

export async function insertLooks(
  tx: Tx,
  realmId: string,
  drawn: readonly Candidate[],
  at: Date,
): Promise<void> {
  for (const { messageId, centreId, reason, setAsideBy } of drawn)
    await tx.run(sql`insert into second_looks (realm_id, id, message_id, centre_id, reason, set_aside_by, drawn_at)
      values (${realmId}, ${newId()}, ${messageId}, ${centreId}, ${reason}, ${setAsideBy}, ${at})
      on conflict (realm_id, message_id) do nothing`);
}

export interface WaitingLook {
  readonly id: string;
  readonly messageId: string;
  readonly reason: string;
  readonly drawnAt: Date;
  readonly text: string;
  readonly title: string | null;
  readonly receivedAt: Date;
}

/** Those of these centres that somebody else set aside, the longest waiting first. */
export function waitingLooks(
  tx: Tx,
  realmId: string,
  centreIds: readonly string[],
  personId: string,
  after: string | undefined,
  limit: number,
): Promise<WaitingLook[]> {
  return tx.all(sql<WaitingLook>`
    select l.id, l.message_id as "messageId", l.reason, l.drawn_at as "drawnAt", m.text, m.title,
      m.received_at as "receivedAt"
    from second_looks l join messages m on m.realm_id = l.realm_id and m.id = l.message_id
    join message_states s on s.realm_id = l.realm_id and s.message_id = l.message_id
    where l.realm_id = ${realmId} and l.verdict is null and s.disposition = 'set aside'
      and l.centre_id = any(${[...centreIds]}::uuid[]) and l.set_aside_by is distinct from ${personId}
      ${after ? sql`and l.id > ${after}` : sql``}
    order by l.id limit ${limit}`);
}

export interface Look {
  readonly id: string;
  readonly messageId: string;
  readonly centreId: string;
  readonly setAsideBy: string | null;
  readonly verdict: string | null;
}

export function lockLook(tx: Tx, realmId: string, id: string): Promise<Look | undefined> {
  return tx.maybe(sql<Look>`select id, message_id as "messageId", centre_id as "centreId",
      set_aside_by as "setAsideBy", verdict
    from second_looks where realm_id = ${realmId} and id = ${id} for update`);
}

export async function settleLook(
  tx: Tx,
  realmId: string,
  id: string,
  by: string,
  verdict: LookVerdict,
  at: Date,
): Promise<void> {
  await tx.run(sql`update second_looks set verdict = ${verdict}, looked_by = ${by}, looked_at = ${at}
    where realm_id = ${realmId} and id = ${id}`);
}

export type LookVerdict = 'confirmed' | 'restored';

export interface Agreement {
  readonly confirmed: number;
  readonly restored: number;
}

/** How often the second person agreed, over the looks since then. */
export function agreementSince(tx: Tx, realmId: string, since: Date): Promise<Agreement> {
  return tx.one(sql<Agreement>`select count(*) filter (where verdict = 'confirmed') as confirmed,
      count(*) filter (where verdict = 'restored') as restored
    from second_looks where realm_id = ${realmId} and looked_at > ${since}`);
}

export interface SetAsideShare {
  readonly received: number;
  readonly setAside: number;
}

/** Messages since then, and how many of them are set aside. */
export function setAsideSince(tx: Tx, realmId: string, since: Date): Promise<SetAsideShare> {
  return tx.one(sql<SetAsideShare>`select count(*) as received,
      count(*) filter (where disposition = 'set aside') as "setAside"
    from message_states where realm_id = ${realmId} and message_id > ${idFloor(since)} and received_at > ${since}`);
}
