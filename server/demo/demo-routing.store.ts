import { sql, type Tx } from '../platform/database.ts';
import { moveStamp } from '../territory/index.ts';

const tag = 'дорожная сеть';

/**
 * The first routing rule marks its cases, lets the curator follow them and joins the declared mass problem; the second
 * hands over by itself at its own certainty. What the first did before Heed began stands on its newest open cases.
 */
export async function addDemoRouting(
  tx: Tx,
  { realmId, curatorId }: { realmId: string; curatorId: string },
  at: Date,
): Promise<void> {
  await tx.run(sql`update routing_rules set tags = array[${tag}], watcher_ids = array[${curatorId}::uuid],
      joins_mass_problem = true
    where realm_id = ${realmId} and position = 10`);
  await tx.run(
    sql`update routing_rules set automatic_from = 0.97 where realm_id = ${realmId} and position = 20`,
  );
  await moveStamp(tx, realmId);
  const marked = await tx.all(sql<{ id: string }>`
    select c.id from cases c join routing_rules r on r.realm_id = c.realm_id and r.position = 10
    where c.realm_id = ${realmId} and c.authority_id = r.authority_id
      and c.state in ('accepted', 'assigned', 'in work', 'reopened') order by c.opened_at desc, c.id limit 12`);
  const ids = marked.map(({ id }) => id);
  await tx.run(sql`insert into case_tags (realm_id, case_id, tag, set_at)
    select ${realmId}, id, ${tag}, ${at} from unnest(${ids}::uuid[]) id on conflict do nothing`);
  await tx.run(sql`insert into case_followers (realm_id, case_id, account_id, since)
    select ${realmId}, id, ${curatorId}, ${at} from unnest(${ids}::uuid[]) id on conflict do nothing`);
}
