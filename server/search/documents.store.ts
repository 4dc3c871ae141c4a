import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from '../platform/row-columns.ts';

/** The texts of a case as they are now; what anybody may have read stands apart. */
export interface CaseTexts {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly place: string | null;
  readonly areaId: string | null;
  readonly publicTexts: readonly string[];
  readonly internalTexts: readonly string[];
}

/** Case by case along the keys: as one join of all, it is sometimes planned as a look at every text for every case. */
export function textsOf(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<CaseTexts[]> {
  return tx.all(
    sql<CaseTexts>`
    select c.id as "caseId", c.number, c.title, c.place ->> 'text' as place, c.area_id as "areaId",
      coalesce(t.public, '{}') as "publicTexts", coalesce(t.internal, '{}') as "internalTexts"
    from cases c cross join lateral (
      select array_agg(texts.text) filter (where texts.public) as public,
        array_agg(texts.text) filter (where not texts.public) as internal
      from (
        select coalesce(v.text, concat_ws(' ', m.title, m.text)) as text, not m.private as public
        from case_messages cm
        join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
        left join lateral (select text from message_versions mv where mv.realm_id = m.realm_id and mv.message_id = m.id
          order by version desc limit 1) v on true
        where cm.realm_id = c.realm_id and cm.case_id = c.id
        union all
        select concat_ws(' ', text, what_resident_can_do), state = 'published' from answers
        where realm_id = c.realm_id and case_id = c.id
        union all
        select text, false from case_notes where realm_id = c.realm_id and case_id = c.id
      ) texts
    ) t
    where c.realm_id = ${realmId} and c.id = any(${plainArray(caseIds)}::uuid[])`,
    'texts-of-cases',
  );
}

export interface Words {
  readonly caseId: string;
  readonly publicWords: readonly string[];
  readonly words: readonly string[];
}

/** Between the words of a document on its way: no word holds a control character. */
const between = '\u001f';
const document: readonly Column<keyof Words>[] = columnsOf({
  caseId: 'uuid',
  publicWords: 'text',
  words: 'text',
});
const writing = `
  insert into search_documents (realm_id, case_id, state, severity, topic_id, centre_id, area_id, authority_id,
    executor_id, opened_at, public_words, words)
  select c.realm_id, c.id, c.state, c.severity, c.topic_id, c.centre_id, c.area_id, c.authority_id, c.executor_id,
    c.opened_at, array_to_tsvector(string_to_array(d.public_words, '${between}')),
    array_to_tsvector(string_to_array(d.words, '${between}'))
  from ${rowsFrom(document, 2)} d
  join cases c on c.realm_id = $1 and c.id = d.case_id
  on conflict (realm_id, case_id) do update set state = excluded.state, severity = excluded.severity,
    topic_id = excluded.topic_id, centre_id = excluded.centre_id, area_id = excluded.area_id,
    authority_id = excluded.authority_id, executor_id = excluded.executor_id, opened_at = excluded.opened_at,
    public_words = excluded.public_words, words = excluded.words`;

/** Writes documents whole; the fields of the case are read again, so the newest writer is right whatever the order. */
export async function writeDocuments(tx: Tx, realmId: string, documents: readonly Words[]): Promise<void> {
  const rows = documents.map(({ caseId, publicWords, words }) => ({
    caseId,
    publicWords: publicWords.join(between),
    words: words.join(between),
  }));
  await tx.named('write-documents', writing, [realmId, ...valuesOf(document, rows)]);
}

/** Takes over what filters ask, where no text has changed. */
export async function renewFields(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<void> {
  await tx.run(sql`
    update search_documents d set state = c.state, severity = c.severity, topic_id = c.topic_id,
      centre_id = c.centre_id, area_id = c.area_id, authority_id = c.authority_id, executor_id = c.executor_id
    from cases c
    where d.realm_id = ${realmId} and d.case_id = any(${[...caseIds]}::uuid[]) and c.realm_id = d.realm_id and c.id = d.case_id
      and (d.state, d.severity, d.topic_id, d.centre_id, d.area_id, d.authority_id, d.executor_id)
        is distinct from (c.state, c.severity, c.topic_id, c.centre_id, c.area_id, c.authority_id, c.executor_id)`);
}

export async function addWords(tx: Tx, realmId: string, lexemes: readonly string[]): Promise<void> {
  await tx.run(sql`insert into search_words (realm_id, lexeme)
    select ${realmId}, lexeme from unnest(${[...lexemes]}::text[]) as w (lexeme) on conflict do nothing`);
}

/** Words of this realm that look like one, the most alike first. */
export function closeWords(tx: Tx, lexeme: string): Promise<{ lexeme: string }[]> {
  return tx.all(sql<{ lexeme: string }>`select lexeme from search_close_words(${lexeme})`);
}

/** The cases of these messages. */
export async function casesOfMessages(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select distinct case_id as id from case_messages
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])`);
  return rows.map(({ id }) => id);
}
