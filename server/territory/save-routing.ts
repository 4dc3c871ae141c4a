import type { Condition } from '../conditions/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import { keepRoutingVersion } from './routing-versions.ts';
import { insertRouting } from './set-up.store.ts';
import { mayChangeRouting } from './territory.policies.ts';

export interface RoutingInput {
  readonly position: number;
  readonly conditions: Condition;
  readonly authorityId: string;
  readonly executorId: string | null;
  readonly note: string | null;
}

/**
 * Adds a routing rule, changes one, or (with `input` null) removes it.
 * @throws Refusal `forbidden`, `rule-unknown`, `authority-unknown`, `changed-meanwhile`
 */
export async function saveRouting(
  parts: { database: Database; clock: Clock },
  person: Person,
  input: RoutingInput | null,
  change?: { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  authorise(mayChangeRouting, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const id = change?.id ?? newId();
    if (input) {
      const known = await tx.maybe(
        sql`select id from authorities where realm_id = ${realmId} and id = ${input.authorityId}`,
      );
      if (!known) throw new Refusal('authority-unknown');
    }
    let version = 1;
    if (change) {
      const row = await tx.maybe(sql<{ version: number }>`select version from routing_rules
        where realm_id = ${realmId} and id = ${id} for update`);
      if (!row) throw new Refusal('rule-unknown');
      requireVersion(change.seen, row.version);
      version = row.version + 1;
      await tx.run(sql`delete from routing_rules where realm_id = ${realmId} and id = ${id}`);
    }
    if (input) {
      await insertRouting(tx, realmId, [{ ...input, id }], at);
      await tx.run(
        sql`update routing_rules set version = ${version} where realm_id = ${realmId} and id = ${id}`,
      );
    }
    await moveStamp(tx, realmId);
    await keepRoutingVersion(tx, person, at);
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'routing.changed', data: { ruleId: id } }, streamId: id },
    ]);
    const data = { version, removed: input === null };
    await recordOutwardAct(
      tx,
      { realmId, actor: person, at },
      { act: 'change routing', subjectId: id, data },
    );
    return { id, version };
  });
}
