import { sql, type Tx } from '../platform/database.ts';
import type { KnownProblem, StoredSignature } from './reader/reader.types.ts';

/** Rows read at a time: some 4 MB. */
const pageSize = 20_000;
const problemHours = 72;
const mostProblems = 20_000;

/** Who filed the newest signatures of the realm. */
export async function readHolder(tx: Tx, realmId: string): Promise<string | undefined> {
  const row = await tx.maybe(
    sql<{ holder: string }>`select holder from near_windows where realm_id = ${realmId}`,
  );
  return row?.holder;
}

/** The newest `size` signatures, oldest first, in pages. */
export async function* windowOf(tx: Tx, realmId: string, size: number): AsyncGenerator<StoredSignature[]> {
  let after = await tx.maybe(sql<{
    at: Date;
    messageId: string;
  }>`select at, message_id as "messageId" from signatures
    where realm_id = ${realmId} order by at desc offset ${size} limit 1`);
  for (;;) {
    const behind = after ? sql`and (at, message_id) > (${after.at}, ${after.messageId}::uuid)` : sql``;
    const rows: { at: Date; messageId: string; signature: Buffer }[] = await tx.all(sql<{
      at: Date;
      messageId: string;
      signature: Buffer;
    }>`select at, message_id as "messageId", signature from signatures
      where realm_id = ${realmId} ${behind} order by at, message_id limit ${pageSize}`);
    if (rows.length === 0) return;
    yield rows.map(({ messageId, at, signature }) => ({ messageId, at: at.getTime(), signature }));
    after = rows.at(-1);
  }
}

/** What was proposed in the last days, oldest first, with the words it was told in. */
export async function recentProblemsOf(tx: Tx, realmId: string): Promise<KnownProblem[]> {
  const rows = await tx.all(sql<Omit<KnownProblem, 'at'> & { at: Date }>`
    select p.message_id as "messageId", m.received_at as at, p.topic_id as "topicId", p.detail->'place' as place, m.text
    from proposals p join messages m on m.realm_id = p.realm_id and m.id = p.message_id
    where p.realm_id = ${realmId} and p.topic_id is not null
      and p.made_at > (select max(made_at) from proposals where realm_id = ${realmId}) - make_interval(hours => ${problemHours})
    order by p.made_at desc limit ${mostProblems}`);
  return rows.map((row) => ({ ...row, at: row.at.getTime() })).reverse();
}
