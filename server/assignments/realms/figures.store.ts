import { sql, type Tx } from '../../platform/database.ts';
import {
  periodWeeks,
  type RealmCounts,
  type RealmFigures,
  type Standing,
  standings,
} from './figures.rules.ts';

const weekMs = 7 * 86_400_000;

/** Counts within the realm the transaction is fenced to. */
export async function countRealm(tx: Tx, realmId: string, now: Date, weeks: number): Promise<RealmCounts> {
  const since = new Date(now.getTime() - periodWeeks * weekMs);
  const { medianDays } = await tx.one(sql<{ medianDays: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from answered_at - registered_at) / 86400)
      as "medianDays"
    from cases where realm_id = ${realmId} and opened_at > ${since} and answered_at is not null
      and registered_at is not null`);
  const ratings = await tx.one(sql<RealmCounts['ratings']>`
    select count(*) filter (where rating >= 4) as good, count(*) filter (where rating < 4) as other
    from verdicts where realm_id = ${realmId} and given_at > ${since} and rating is not null`);
  const messages = await tx.one(sql<RealmCounts['messages']>`
    select count(*) filter (where disposition = 'set aside') as "setAside",
      count(*) filter (where disposition <> 'set aside') as other
    from message_states where realm_id = ${realmId} and received_at > ${since}`);
  const passed = await tx.one(sql<{ passedIn: number; passedOut: number }>`
    select count(*) filter (where side = 'taken') as "passedIn", count(*) filter (where side = 'given') as "passedOut"
    from assignments where realm_id = ${realmId} and passed_at > ${since} and partner_realm_id <> ${realmId}`);
  return { weeks: await countWeeks(tx, realmId, now, weeks), medianDays, ratings, messages, ...passed };
}

async function countWeeks(
  tx: Tx,
  realmId: string,
  now: Date,
  weeks: number,
): Promise<Record<Standing, number>[]> {
  const rows = await tx.all(sql<{ week: number; standing: Standing; cases: number }>`
    select floor(extract(epoch from ${now}::timestamptz - c.opened_at) / 604800)::int as week,
      case when c.state in ('accepted', 'assigned', 'in work', 'clarifying', 'reopened')
          then case when q.due_at < ${now} then 'overdue' else 'open' end
        when k.stopped_at <= k.due_at then 'in time' else 'not in time' end as standing,
      count(*) as cases
    from cases c
    left join case_queue q on q.realm_id = c.realm_id and q.case_id = c.id
    left join case_clocks k on k.realm_id = c.realm_id and k.case_id = c.id and k.clock = 'resolution' and k.round = 1
    where c.realm_id = ${realmId} and c.state <> 'merged' and c.opened_at <= ${now}
      and c.opened_at > ${new Date(now.getTime() - weeks * weekMs)}
    group by 1, 2`);
  return Array.from({ length: weeks }, (_, week) => {
    const of = (standing: Standing) =>
      rows.find((row) => row.week === week && row.standing === standing)?.cases ?? 0;
    return Object.fromEntries(standings.map((name) => [name, of(name)])) as Record<Standing, number>;
  });
}

export async function writeFigures(
  tx: Tx,
  realmIds: readonly string[],
  aboutId: string,
  at: Date,
  figures: RealmFigures,
): Promise<void> {
  await tx.run(sql`insert into realm_figures (realm_id, about_id, counted_at, figures)
    select id, ${aboutId}, ${at}, ${JSON.stringify(figures)} from unnest(${[...realmIds]}::uuid[]) as r (id)
    on conflict (realm_id, about_id) do update set counted_at = excluded.counted_at, figures = excluded.figures`);
}

export interface StoredFigures {
  readonly aboutId: string;
  readonly countedAt: Date;
  readonly figures: RealmFigures;
}

export function readFigures(tx: Tx, realmId: string): Promise<StoredFigures[]> {
  return tx.all(sql<StoredFigures>`select about_id as "aboutId", counted_at as "countedAt", figures
    from realm_figures where realm_id = ${realmId}`);
}
