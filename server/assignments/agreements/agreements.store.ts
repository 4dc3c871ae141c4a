import { sql, type Tx } from '../../platform/database.ts';
import type { Names } from '../assignment.types.ts';
import type { AgreementSide, AgreementState, Terms } from './agreement.rules.ts';

export interface Agreement {
  readonly id: string;
  readonly side: AgreementSide;
  readonly partnerId: string;
  readonly version: number;
  readonly state: AgreementState;
  readonly terms: Terms;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly proposedBy: string | null;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
  readonly endedReason: string | null;
  readonly endedAt: Date | null;
}

const columns = sql`id, side, partner_id as "partnerId", version, state, terms, valid_from as "validFrom",
  valid_until as "validUntil", proposed_by as "proposedBy", proposed_by_name as "proposedByName",
  proposed_at as "proposedAt", approved_by_name as "approvedByName", approved_at as "approvedAt",
  signed_by_name as "signedByName", signed_at as "signedAt", ended_reason as "endedReason", ended_at as "endedAt"`;

export function lockAgreement(tx: Tx, realmId: string, id: string): Promise<Agreement | undefined> {
  return tx.maybe(sql<Agreement>`select ${columns} from agreements
    where realm_id = ${realmId} and id = ${id} for update`);
}

const order = sql`array_position(array['proposed', 'offered', 'in force', 'refused', 'ended'], state)`;

export function listAgreements(tx: Tx, realmId: string): Promise<(Agreement & { partnerName: Names })[]> {
  return tx.all(sql`select a.*, r.name as "partnerName" from (
      select ${columns} from agreements where realm_id = ${realmId}) a
    join realms r on r.id = a."partnerId" order by ${order}, a."proposedAt" desc limit 500`);
}

/** What this realm lets a partner have; whether a day lies in its term is the rules' to say. */
export function givenTo(tx: Tx, realmId: string, partnerId: string): Promise<Agreement[]> {
  return tx.all(sql<Agreement>`select ${columns} from agreements
    where realm_id = ${realmId} and partner_id = ${partnerId} and side = 'given' and state = 'in force'`);
}

export function agreementsInForce(tx: Tx, realmId: string, side: AgreementSide): Promise<Agreement[]> {
  return tx.all(sql<Agreement>`select ${columns} from agreements
    where realm_id = ${realmId} and side = ${side} and state = 'in force'`);
}

export async function insertAgreement(tx: Tx, realmId: string, row: Agreement): Promise<void> {
  await tx.run(sql`insert into agreements (realm_id, id, side, partner_id, version, state, terms, valid_from,
      valid_until, proposed_by, proposed_by_name, proposed_at, approved_by_name, approved_at, signed_by_name, signed_at)
    values (${realmId}, ${row.id}, ${row.side}, ${row.partnerId}, ${row.version}, ${row.state},
      ${JSON.stringify(row.terms)}, ${row.validFrom}, ${row.validUntil}, ${row.proposedBy}, ${row.proposedByName},
      ${row.proposedAt}, ${row.approvedByName}, ${row.approvedAt}, ${row.signedByName}, ${row.signedAt})
    on conflict do nothing`);
}

export async function updateAgreement(
  tx: Tx,
  realmId: string,
  row: Agreement,
  changes: Partial<Agreement>,
): Promise<Agreement> {
  const next: Agreement = { ...row, ...changes, version: row.version + 1 };
  await tx.run(sql`update agreements set version = ${next.version}, state = ${next.state},
      approved_by_name = ${next.approvedByName}, approved_at = ${next.approvedAt},
      signed_by_name = ${next.signedByName}, signed_at = ${next.signedAt}, ended_reason = ${next.endedReason},
      ended_at = ${next.endedAt}
    where realm_id = ${realmId} and id = ${row.id}`);
  return next;
}
