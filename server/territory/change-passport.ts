import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import type { Passport, PassportAuthority } from './directory.types.ts';
import { insertPassport } from './set-up.store.ts';
import { mayChangeTopics } from './territory.policies.ts';

/**
 * Puts a new version of a topic's passport in force; open cases are counted anew by it, ended ones keep what they had.
 * @throws Refusal `forbidden`, `topic-unknown`, `changed-meanwhile`, `not-found` for a place or authority
 */
export async function changePassport(
  parts: { database: Database; clock: Clock },
  person: Person,
  input: { topicId: string; seen: number; passport: Omit<Passport, 'version'>; reason: string | null },
): Promise<{ version: number }> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const topic = await tx.maybe(sql<{ version: number; passport: number }>`
      select version, passport_version as passport from topics
      where realm_id = ${realmId} and id = ${input.topicId} for update`);
    if (!topic) throw new Refusal('topic-unknown');
    requireVersion(input.seen, topic.version);
    await requireAuthorities(tx, realmId, input.passport.authorities ?? []);
    const version = topic.passport + 1;
    await insertPassport(
      tx,
      realmId,
      input.topicId,
      { ...input.passport, version },
      person.id,
      at,
      input.reason,
    );
    await tx.run(sql`update topics set passport_version = ${version}, version = version + 1
      where realm_id = ${realmId} and id = ${input.topicId}`);
    await moveStamp(tx, realmId);
    await emit(tx, { realmId, actor: person, at }, [
      {
        event: { type: 'topic.passport-changed', data: { topicId: input.topicId, version } },
        streamId: input.topicId,
      },
    ]);
    const data = { passport: version };
    await recordOutwardAct(
      tx,
      { realmId, actor: person, at },
      { act: 'change passport', subjectId: input.topicId, data },
    );
    return { version: topic.version + 1 };
  });
}

async function requireAuthorities(
  tx: Tx,
  realmId: string,
  authorities: readonly PassportAuthority[],
): Promise<void> {
  const { known } = await tx.one(sql<{ known: boolean }>`
    select not exists (
      select from jsonb_to_recordset(${JSON.stringify(authorities)}::jsonb) as r ("areaId" uuid, "authorityId" uuid)
      where not exists (select from authorities a where a.realm_id = ${realmId} and a.id = r."authorityId")
        or (r."areaId" is not null
          and not exists (select from areas a where a.realm_id = ${realmId} and a.id = r."areaId"))) as known`);
  if (!known) throw new Refusal('not-found');
}
