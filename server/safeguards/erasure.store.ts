import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** The message and what its author added to the case by the same private link. */
export async function messagesOfLink(tx: Tx, realmId: string, messageId: string): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select m.id from case_messages own
    join case_messages other on other.realm_id = own.realm_id and other.case_id = own.case_id
    join messages m on m.realm_id = other.realm_id and m.id = other.message_id
    where own.realm_id = ${realmId} and own.message_id = ${messageId} and m.thread_id = ${threadOfLink(messageId)}`);
  return [messageId, ...rows.map(({ id }) => id)];
}

/** What messages added by a private link name as their thread. */
export function threadOfLink(messageId: string): string {
  return `link:${messageId}`;
}

/** The author's row goes; whatever pointed to it points nowhere. */
export async function eraseAuthors(tx: Tx, realmId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`delete from vault v using messages m where v.realm_id = ${realmId} and m.realm_id = ${realmId}
    and m.id = any(${[...ids]}::uuid[]) and v.id = m.author_id`);
}

/** Words, address, pseudonym, versions; the message itself stays, empty, so that counts and stories stay true. */
export async function eraseWords(tx: Tx, realmId: string, ids: readonly string[], at: Date): Promise<void> {
  const these = sql`realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[])`;
  await tx.run(sql`update messages set text = '', title = null, url = null, place = null, author_id = null,
      pseudonym = null, thread_id = null, parent_external_id = null
    where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
  await tx.run(sql`update message_versions set text = '' where ${these}`);
  await tx.run(sql`insert into message_versions (realm_id, message_id, version, text, edited_at, deleted)
    select ${realmId}, id, 1 + coalesce((select max(version) from message_versions v
      where v.realm_id = ${realmId} and v.message_id = id), 0), '', ${at}, true
    from unnest(${[...ids]}::uuid[]) as erased (id)`);
  await tx.run(sql`delete from awaited_files where ${these}`);
  await tx.run(sql`update outgoing set text = '',
      state = case when state = 'waiting' then 'cancelled' else state end where ${these}`);
}

/**
 * What triage keeps: signatures, proposals with the words they rest on. The window of near-duplicates is read anew by
 * whoever holds it, without them; what people chose stays, as ids. Examples are read from the messages themselves.
 */
export async function eraseFromTriage(tx: Tx, realmId: string, ids: readonly string[]): Promise<void> {
  const these = sql`realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[])`;
  await tx.run(sql`delete from signatures where ${these}`);
  await tx.run(sql`update near_windows set holder = ${newId()} where realm_id = ${realmId}`);
  await tx.run(sql`delete from proposals where ${these}`);
  await tx.run(
    sql`delete from corrections where ${these} and field not in ('topic', 'area', 'authority', 'severity', 'type')`,
  );
}

/** @returns the digests of files that came with these messages and that nothing else refers to */
export async function eraseFiles(tx: Tx, realmId: string, ids: readonly string[]): Promise<Buffer[]> {
  const came = await tx.all(sql<{ fileId: string }>`delete from message_files
    where realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[]) returning file_id as "fileId"`);
  return eraseLooseFiles(
    tx,
    realmId,
    came.map(({ fileId }) => fileId),
  );
}

/** @returns the digests of those of these files that nothing refers to any more */
export async function eraseLooseFiles(
  tx: Tx,
  realmId: string,
  fileIds: readonly string[],
): Promise<Buffer[]> {
  const these = sql`${[...fileIds]}::uuid[]`;
  await tx.run(sql`delete from assignment_files where realm_id = ${realmId} and file_id = any(${these})`);
  const rows = await tx.all(sql<{ sha256: Buffer }>`delete from files f
    where f.realm_id = ${realmId} and f.id = any(${these})
      and not exists (select from message_files mf where mf.realm_id = f.realm_id and mf.file_id = f.id)
      and not exists (select from answer_files af where af.realm_id = f.realm_id and af.file_id = f.id)
    returning sha256`);
  return rows.map(({ sha256 }) => sha256);
}

/** Cases these messages opened. */
export async function casesOpenedBy(tx: Tx, realmId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ caseId: string }>`select distinct case_id as "caseId" from case_messages
    where realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[]) and role = 'opened'`);
  return rows.map(({ caseId }) => caseId);
}

/**
 * A case's title and place are taken from the words that opened it: the topic's name stands in for the title, and the
 * same is written into the story, so that replaying it still gives the case.
 */
export async function eraseFromCases(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<void> {
  const these = sql`c.realm_id = ${realmId} and c.id = any(${[...caseIds]}::uuid[])`;
  await tx.run(sql`update cases c set title = coalesce(t.name->>r.language, t.code), place = null
    from topics t, realms r where ${these} and t.realm_id = c.realm_id and t.id = c.topic_id and r.id = c.realm_id`);
  for (const part of ['changes', 'before']) {
    await tx.run(sql`update events e set data = told.data || jsonb_build_object(${part}::text, told.part
        || case when told.part ? 'title' then jsonb_build_object('title', told.title) else '{}' end
        || case when told.part ? 'place' then '{"place": null}'::jsonb else '{}' end)
      from (
        select realm_id, e.id, title, data::jsonb, data::jsonb->${part} as part
        from cases c join events e using (realm_id) where ${these} and e.stream_id = c.id
      ) told
      where e.realm_id = told.realm_id and e.id = told.id and told.part is not null`);
  }
  await tx.run(sql`update verdicts c set comment = null
    where c.realm_id = ${realmId} and c.case_id = any(${[...caseIds]}::uuid[])`);
}

/**
 * The words of these cases' search documents, and of the realm's list of words those that stand in no other document; the
 * documents are made anew when the erasure is told of.
 */
export async function eraseFromSearch(tx: Tx, realmId: string, ids: readonly string[]): Promise<void> {
  const touched = sql`select cm.case_id from case_messages cm
    where cm.realm_id = ${realmId} and cm.message_id = any(${[...ids]}::uuid[])`;
  await tx.run(sql`delete from search_words w where w.realm_id = ${realmId}
    and w.lexeme in (select unnest(tsvector_to_array(d.words)) from search_documents d
      where d.realm_id = ${realmId} and d.case_id in (${touched}))
    and not exists (select from search_documents d where d.realm_id = ${realmId} and d.case_id not in (${touched})
      and d.words @@ array_to_tsvector(array[w.lexeme])::text::tsquery)`);
  await tx.run(sql`update search_documents d set words = '', public_words = ''
    where d.realm_id = ${realmId} and d.case_id in (${touched})`);
}

/** The version each message ended with. */
export function lastVersions(
  tx: Tx,
  realmId: string,
  ids: readonly string[],
): Promise<{ messageId: string; version: number }[]> {
  return tx.all(sql<{ messageId: string; version: number }>`
    select message_id as "messageId", max(version) as version from message_versions
    where realm_id = ${realmId} and message_id = any(${[...ids]}::uuid[]) group by 1`);
}

/** @returns those that were not erased before */
export async function noteErasures(
  tx: Tx,
  realmId: string,
  ids: readonly string[],
  askedBy: string,
  at: Date,
): Promise<string[]> {
  const rows = await tx.all(sql<{
    id: string;
  }>`insert into erasures (realm_id, message_id, asked_by, erased_at)
    select ${realmId}, id, ${askedBy}, ${at} from unnest(${[...ids]}::uuid[]) as e (id)
    on conflict do nothing returning message_id as id`);
  return rows.map(({ id }) => id);
}
