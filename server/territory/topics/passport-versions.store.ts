import { sql, type Tx } from '../../platform/database.ts';
import type { Passport } from '../directory.types.ts';

interface PassportVersion extends Passport {
  readonly madeAt: string;
  readonly madeByName: string | null;
  readonly reason: string | null;
}

/** Of one topic, the newest first. */
export function readPassportVersions(tx: Tx, realmId: string, topicId: string): Promise<PassportVersion[]> {
  return tx.all(sql<PassportVersion>`
    select p.version, severity, resolution_amount as "resolutionAmount", resolution_unit as "resolutionUnit",
      reaction_hours as "reactionHours", type, proof,
      visibility, season, objection_days as "objectionDays", words, automatic_from as "automaticFrom", authorities,
      to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", a.name as "madeByName", reason
    from topic_passports p left join accounts a on a.id = p.made_by
    where realm_id = ${realmId} and topic_id = ${topicId} order by p.version desc`);
}
