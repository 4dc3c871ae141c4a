import { sql, type Tx } from '../platform/database.ts';
import type { Case } from './case.types.ts';
import { caseColumns, casesQueued } from './cases.store.ts';
import { inSight, type Sight } from './sight.ts';

/** PRODUCT.md §10: the same place and topic within this long of closing is a repeat. */
const repeatDays = 90;

/** Of the cases somebody sees the same topic in the same area lately, nearest first: repeats, and what was promised then. */
export function nearbyCases(tx: Tx, realmId: string, sight: Sight, row: Case, now: Date): Promise<Case[]> {
  const since = new Date(now.getTime() - repeatDays * 86_400_000);
  return tx.all(
    sql<Case>`
    select ${caseColumns} from ${casesQueued}
    where c.realm_id = ${realmId} and c.topic_id = ${row.topicId} and c.area_id is not distinct from ${row.areaId}::uuid
      and c.id <> ${row.id} and c.opened_at > ${since} and ${inSight(sight)}
    order by
      (c.place->>'streetId' is not distinct from ${row.place?.streetId ?? null}) desc,
      (c.place->>'house' is not distinct from ${row.place?.house ?? null}) desc,
      c.opened_at desc
    limit 10`,
    'nearby-cases',
  );
}
