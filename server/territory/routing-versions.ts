import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import type { RoutingRule } from './directory.types.ts';
import { insertRouting } from './set-up.store.ts';
import { mayChangeRouting } from './territory.policies.ts';

/** The whole set as it was in force. */
export interface RoutingVersion {
  readonly version: number;
  readonly madeAt: Date;
  readonly madeByName: string | null;
  readonly rules: readonly RoutingRule[];
}

/** Keeps the set of rules as it stands now; every change of a rule ends with this. */
export async function keepRoutingVersion(tx: Tx, person: Person, at: Date): Promise<number> {
  const { realmId } = person;
  const row = await tx.one(sql<{ version: number }>`
    insert into routing_versions (realm_id, version, rules, made_by, made_at)
    select ${realmId}, coalesce((select max(version) from routing_versions where realm_id = ${realmId}), 0) + 1,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'position', position, 'conditions', conditions,
        'authorityId', authority_id, 'executorId', executor_id, 'note', note, 'version', version,
        'tags', tags, 'watcherIds', watcher_ids, 'joinsMassProblem', joins_mass_problem, 'automaticFrom', automatic_from)
        order by position, id) from routing_rules where realm_id = ${realmId}), '[]'),
      ${person.id}, ${at}
    returning version`);
  return row.version;
}

/** The newest first. @throws Refusal `forbidden` */
export function routingVersions(parts: { database: Database }, person: Person): Promise<RoutingVersion[]> {
  const { realmId } = person;
  authorise(mayChangeRouting, person, { realmId });
  return parts.database.inRealm(realmId, (tx) =>
    tx.all(sql<RoutingVersion>`select v.version, v.made_at as "madeAt", a.name as "madeByName", v.rules
      from routing_versions v left join accounts a on a.id = v.made_by
      where v.realm_id = ${realmId} order by v.version desc limit 50`),
  );
}

/**
 * Puts an earlier set of rules in force again, as a version of its own.
 * @throws Refusal `forbidden`, `rule-unknown` when there is no such version
 */
export function restoreRouting(
  parts: { database: Database; clock: Clock },
  person: Person,
  version: number,
): Promise<{ version: number }> {
  const { realmId } = person;
  authorise(mayChangeRouting, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const kept = await tx.maybe(sql<{ rules: RoutingRule[] }>`select rules from routing_versions
      where realm_id = ${realmId} and version = ${version}`);
    if (!kept) throw new Refusal('rule-unknown');
    const at = parts.clock.now();
    // Whoever changes the rules at the same moment waits here, and then finds them as this left them.
    await moveStamp(tx, realmId);
    await tx.run(sql`delete from routing_rules where realm_id = ${realmId}`);
    await insertRouting(tx, realmId, kept.rules, at);
    const made = await keepRoutingVersion(tx, person, at);
    const context = { realmId, actor: person, at };
    const events = kept.rules.map(({ id }) => ({
      event: { type: 'routing.changed' as const, data: { ruleId: id } },
      streamId: id,
    }));
    await emit(tx, context, events);
    const data = { version: made, restored: version };
    await recordOutwardAct(tx, context, { act: 'change routing', subjectId: realmId, data });
    return { version: made };
  });
}
