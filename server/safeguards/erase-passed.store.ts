import { sql, type Tx } from '../platform/database.ts';
import { eraseLooseFiles } from './erasure.store.ts';

interface Elsewhere {
  /** Messages that hold the erased words in the realms their cases were passed to. */
  readonly messages: readonly { readonly realmId: string; readonly messageId: string }[];
  readonly files: readonly { readonly realmId: string; readonly sha256: Buffer }[];
}

interface Passed {
  readonly id: string;
  /** The realm it was passed to. */
  readonly partner: string;
  /** One of the messages opened the case. */
  readonly opened: boolean;
}

/**
 * What was passed of these messages to other centres, on both sides: their words and pictures in the public part and in the
 * letters, and the pictures there. Across realms, before the files of the messages themselves are erased.
 * @returns what is left to be erased there as any message is
 */
export async function erasePassed(tx: Tx, realmId: string, ids: readonly string[]): Promise<Elsewhere> {
  const passed = await tx.all(sql<Passed>`
    select a.id, a.partner_realm_id as partner, bool_or(cm.role = 'opened') as opened from assignments a
    join case_messages cm on cm.realm_id = a.realm_id and cm.case_id = a.case_id
    where a.realm_id = ${realmId} and a.side = 'given' and cm.message_id = any(${[...ids]}::uuid[])
    group by a.id, a.partner_realm_id`);
  const fileIds = (
    await tx.all(sql<{ id: string }>`select file_id as id from message_files
      where realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[])`)
  ).map(({ id }) => id);
  const messages: { realmId: string; messageId: string }[] = [];
  const files: { realmId: string; sha256: Buffer }[] = [];
  for (const { id, partner, opened } of passed) {
    for (const realm of new Set([realmId, partner])) {
      await eraseFromPapers(tx, realm, id, ids, fileIds);
      if (opened) await eraseVerdictWords(tx, realm, id);
    }
    messages.push(...(await openedFor(tx, partner, id)));
    if (partner === realmId) continue;
    await tx.run(
      sql`delete from message_files where realm_id = ${partner} and file_id = any(${fileIds}::uuid[])`,
    );
    for (const sha256 of await eraseLooseFiles(tx, partner, fileIds))
      files.push({ realmId: partner, sha256 });
  }
  return { messages, files };
}

/** An assignment's document and letters without these messages' words, and without a title made from them. */
async function eraseFromPapers(
  tx: Tx,
  realmId: string,
  assignmentId: string,
  ids: readonly string[],
  fileIds: readonly string[],
): Promise<void> {
  const without = (list: ReturnType<typeof sql>, key: string, gone: readonly string[]) =>
    sql`coalesce((select jsonb_agg(one) from jsonb_array_elements(${list}) as one
      where not one->>${key}::text = any(${[...gone]}::text[])), '[]')`;
  const bare = (document: ReturnType<typeof sql>) => sql`${document} || jsonb_build_object('title', '',
      'words', ${without(sql`${document}->'words'`, 'message', ids)},
      'attached', ${without(sql`${document}->'attached'`, 'id', fileIds)})`;
  await tx.run(sql`update assignments set document = ${bare(sql`document`)}
    where realm_id = ${realmId} and id = ${assignmentId}`);
  await tx.run(sql`update assignment_letters
    set data = data || jsonb_build_object('document', ${bare(sql`(data->'document')`)})
    where realm_id = ${realmId} and assignment_id = ${assignmentId} and kind = 'passed'`);
  await tx.run(sql`update assignment_letters set data = data || '{"text": "", "attached": []}'
    where realm_id = ${realmId} and assignment_id = ${assignmentId} and kind = 'added'
      and data->>'message' = any(${[...ids]}::text[])`);
}

/** What the resident wrote with a "no", as the verdicts of the cases they opened lose it. */
async function eraseVerdictWords(tx: Tx, realmId: string, assignmentId: string): Promise<void> {
  await tx.run(sql`update assignment_letters set data = data || '{"words": null}'
    where realm_id = ${realmId} and assignment_id = ${assignmentId} and kind = 'reopened'`);
}

function openedFor(tx: Tx, realmId: string, assignmentId: string) {
  return tx.all(sql<{ realmId: string; messageId: string }>`
    select s.realm_id as "realmId", s.message_id as "messageId" from message_states s
    join channels c on c.realm_id = s.realm_id and c.id = s.channel_id and c.config->>'kind' = 'passed'
    where s.realm_id = ${realmId} and s.external_id = ${assignmentId}`);
}
