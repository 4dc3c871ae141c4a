import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { RoutingEffects } from '../../territory/index.ts';
import type { Case } from '../case.types.ts';
import type { CaseContext } from '../change-case.ts';
import { gather } from '../mass/gather.ts';
import { matches } from '../mass/mass.rules.ts';
import { openMassOn } from '../mass/mass.store.ts';

/** A case just opened and what the rule that decided on it wants besides. */
export interface Routed {
  readonly row: Case;
  readonly effects: RoutingEffects;
}

const actor = system('routing');

/**
 * Tags, followers and the mass problem of cases just opened, whoever opened them: a rule acts in its own name.
 * @returns the cases as they are then, in order
 */
export async function applyEffects(tx: Tx, context: CaseContext, routed: readonly Routed[]): Promise<Case[]> {
  const byRule = { ...context, actor };
  await tagAll(tx, byRule, routed);
  await followAll(tx, byRule, routed);
  const joined = await joinAll(
    tx,
    byRule,
    routed.filter(({ effects }) => effects.joinsMassProblem),
  );
  return routed.map(({ row }) => joined.get(row.id) ?? row);
}

async function tagAll(tx: Tx, context: CaseContext, routed: readonly Routed[]): Promise<void> {
  const pairs = routed.flatMap(({ row, effects }) => effects.tags.map((tag) => ({ caseId: row.id, tag })));
  if (pairs.length === 0) return;
  await tx.run(sql`insert into case_tags (realm_id, case_id, tag, set_at)
    select ${context.realmId}, case_id, tag, ${context.at}
    from unnest(${pairs.map(({ caseId }) => caseId)}::uuid[], ${pairs.map(({ tag }) => tag)}::text[]) as t (case_id, tag)
    on conflict do nothing`);
  const told = pairs.map(({ caseId, tag }) => ({
    event: { type: 'case.tagged' as const, data: { tag, on: true } },
    streamId: caseId,
  }));
  await emit(tx, context, told);
}

/** Whoever has left the realm since the rule was written follows nothing. */
async function followAll(tx: Tx, { realmId, at }: CaseContext, routed: readonly Routed[]): Promise<void> {
  const pairs = routed.flatMap(({ row, effects }) => effects.watcherIds.map((id) => [row.id, id] as const));
  if (pairs.length === 0) return;
  await tx.run(sql`insert into case_followers (realm_id, case_id, account_id, since)
    select ${realmId}, case_id, account_id, ${at}
    from unnest(${pairs.map(([caseId]) => caseId)}::uuid[], ${pairs.map(([, id]) => id)}::uuid[]) as t (case_id, account_id)
    where exists (select from grants g join accounts a on a.id = g.account_id
      where g.realm_id = ${realmId} and g.account_id = t.account_id and a.disabled_at is null
        and g.valid_from <= ${at} and (g.valid_until is null or g.valid_until > ${at}))
    on conflict do nothing`);
}

/** Only one that a person has taken up, and whose answer is not on its way. */
async function joinAll(tx: Tx, context: CaseContext, routed: readonly Routed[]): Promise<Map<string, Case>> {
  const joined = new Map<string, Case>();
  if (routed.length === 0) return joined;
  const topics = [...new Set(routed.map(({ row }) => row.topicId))];
  const open = (await openMassOn(tx, context.realmId, topics)).filter(
    ({ state, answerState }) =>
      state === 'open' && answerState !== 'publishing' && answerState !== 'published',
  );
  for (const { row } of routed) {
    const problem = open.find((one) => one.centreId === row.centreId && matches(one, row));
    const decision = { state: 'confirmed' as const, reason: null };
    if (problem) joined.set(row.id, await gather(tx, context, problem, row, decision));
  }
  return joined;
}
