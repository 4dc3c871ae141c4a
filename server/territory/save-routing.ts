import { requireWorksAt } from '../access/index.ts';
import type { Condition } from '../conditions/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import type { RoutingEffects } from './directory.types.ts';
import { keepRoutingVersion } from './routing-versions.ts';
import { insertRouting } from './set-up.store.ts';
import { mayChangeRouting } from './territory.policies.ts';

export interface RoutingInput extends Partial<RoutingEffects> {
  readonly position: number;
  readonly conditions: Condition;
  readonly authorityId: string;
  readonly executorId: string | null;
  readonly note: string | null;
}

/** Tags as cases carry them: small letters, single spaces, each once. */
function tidy(tags: readonly string[]): string[] {
  const written = tags.map((tag) => tag.toLocaleLowerCase('ru').replace(/\s+/g, ' ').trim());
  return [...new Set(written)].filter((tag) => tag !== '');
}

/** Only people with a role in the realm may follow its cases. @throws Refusal `invalid` */
async function requireWatchers(tx: Tx, realmId: string, watcherIds: readonly string[]): Promise<void> {
  const asked = [...new Set(watcherIds)];
  if (asked.length === 0) return;
  const { known } = await tx.one(sql<{
    known: number;
  }>`select count(distinct account_id)::int as known from grants
    where realm_id = ${realmId} and account_id = any(${asked}::uuid[])`);
  if (known < asked.length) throw new Refusal('invalid', { field: 'watcherIds', problem: 'unknown' });
}

/**
 * Adds a routing rule, changes one, or (with `input` null) removes it.
 * @throws Refusal `forbidden`, `rule-unknown`, `authority-unknown`, `executor-elsewhere`, `invalid`, `changed-meanwhile`
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
    // Whoever changes the rules at the same moment waits here, and then finds them as this left them.
    await moveStamp(tx, realmId);
    if (input) {
      const known = await tx.maybe(
        sql`select id from authorities where realm_id = ${realmId} and id = ${input.authorityId}`,
      );
      if (!known) throw new Refusal('authority-unknown');
      await requireWorksAt(tx, realmId, input, at);
      await requireWatchers(tx, realmId, input.watcherIds ?? []);
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
      await insertRouting(tx, realmId, [{ ...input, tags: tidy(input.tags ?? []), id }], at);
      await tx.run(
        sql`update routing_rules set version = ${version} where realm_id = ${realmId} and id = ${id}`,
      );
    }
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
