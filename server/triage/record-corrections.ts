import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** What a person chose beside what was proposed; equal means confirmed, which teaches as well. */
export interface Choice {
  readonly field: 'topic' | 'area' | 'authority' | 'severity' | 'type' | 'duplicate' | 'set aside';
  readonly proposed: string | null;
  readonly chosen: string | null;
}

/** Keeps every choice as a training example, and tells of those that differ. */
export async function recordCorrections(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date },
  messageId: string,
  choices: readonly Choice[],
): Promise<void> {
  const { realmId, actor, at } = context;
  await tx.run(sql`insert into corrections (realm_id, id, message_id, field, proposed, chosen, made_by, made_at)
    select ${realmId}, id, ${messageId}, field, proposed, chosen, ${actor.id}, ${at}
    from unnest(${choices.map(() => newId())}::uuid[], ${choices.map(({ field }) => field)}::text[],
      ${choices.map(({ proposed }) => proposed)}::text[], ${choices.map(({ chosen }) => chosen)}::text[])
      as c (id, field, proposed, chosen)`);
  const differing = choices.filter(({ proposed, chosen }) => proposed !== chosen);
  await emit(
    tx,
    context,
    differing.map((choice) => ({
      event: { type: 'proposal.corrected' as const, data: choice },
      streamId: messageId,
    })),
  );
}
