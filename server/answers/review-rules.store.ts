import { sql, type Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Approver, ReviewRule } from './review-need.rules.ts';

export interface RuleSet {
  readonly version: number;
  readonly rules: readonly ReviewRule[];
}

/** The list in force; version 0 and empty before the first. */
export async function reviewRules(tx: Tx, realmId: string): Promise<RuleSet> {
  const found = await tx.maybe(sql<RuleSet>`select version, rules from review_rule_sets
    where realm_id = ${realmId} order by version desc limit 1`);
  return found ?? { version: 0, rules: [] };
}

/** @throws Refusal `changed-meanwhile` when another list got this version first */
export async function insertRuleSet(
  tx: Tx,
  realmId: string,
  made: RuleSet & { madeBy: string; madeAt: Date },
): Promise<void> {
  const { version, rules, madeBy, madeAt } = made;
  const first = await tx.maybe(sql`insert into review_rule_sets (realm_id, version, rules, made_by, made_at)
    values (${realmId}, ${version}, ${JSON.stringify(rules)}, ${madeBy}, ${madeAt})
    on conflict do nothing returning version`);
  if (!first) throw new Refusal('changed-meanwhile', { seen: version - 1, actual: version });
}

/** A record begins with this many decided answers, and looks no further back than so many. */
const fewestDecided = 5;
const latestDecided = 20;

/** The share of each one's latest decided answers that was ever sent back; nobody who has too few. */
export async function sentBackShares(
  tx: Tx,
  realmId: string,
  drafterIds: readonly string[],
): Promise<Map<string, number>> {
  if (drafterIds.length === 0) return new Map();
  const rows = await tx.all(sql<{ drafterId: string; decided: number; back: number }>`
    select d.id as "drafterId", record.* from unnest(${[...drafterIds]}::uuid[]) as d (id) cross join lateral (
      select count(*)::int as decided, count(*) filter (where back)::int as back from (
        select exists (select from reviews r where r.realm_id = a.realm_id and r.answer_id = a.id
          and r.verdict = 'sent back') as back
        from answers a where a.realm_id = ${realmId} and a.drafted_by = d.id and a.decided_at is not null
        order by a.id desc limit ${latestDecided}
      ) latest
    ) record`);
  const known = rows.filter(({ decided }) => decided >= fewestDecided);
  return new Map(known.map(({ drafterId, decided, back }) => [drafterId, back / decided]));
}

/** The same of one person; null while there are too few. */
export async function sentBackShare(
  tx: Tx,
  realmId: string,
  drafterId: string | null,
): Promise<number | null> {
  if (drafterId === null) return null;
  return (await sentBackShares(tx, realmId, [drafterId])).get(drafterId) ?? null;
}

export type SaidYes = Approver & { readonly name: string; readonly answerId: string };

/** Who has approved the words of each answer that are in review now, in the order they did. */
export function approversOf(tx: Tx, realmId: string, answerIds: readonly string[]): Promise<SaidYes[]> {
  return tx.all(sql<SaidYes>`
    select r.answer_id as "answerId", r.reviewed_by as "personId", r.as_head as "asHead", r.as_curator as "asCurator",
      p.name
    from reviews r join answers a on a.realm_id = r.realm_id and a.id = r.answer_id
    join accounts p on p.id = r.reviewed_by
    where r.realm_id = ${realmId} and r.answer_id = any(${[...answerIds]}::uuid[]) and r.verdict = 'approved'
      and r.reviewed_at >= a.sent_to_review_at order by r.id`);
}
