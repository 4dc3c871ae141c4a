import type { Facts } from '../conditions/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { type Directory, factsOf } from '../territory/index.ts';
import type { Case } from './case.types.ts';

/** What conditions may ask of cases as they are now, by the case. */
export async function factsOfCases(
  tx: Tx,
  realmId: string,
  directory: Directory,
  cases: readonly Case[],
): Promise<Map<string, Facts>> {
  const ids = cases.map(({ id }) => id);
  const marks = new Map((await marksOf(tx, realmId, ids)).map((row) => [row.caseId, row]));
  return new Map(
    cases.map((row) => {
      const { channelId = null, source = null, text = '', tags = [] } = marks.get(row.id) ?? {};
      const known = { ...row, messages: row.messageCount, channelId, source, tags };
      return [row.id, factsOf(directory, { ...known, text: `${row.title}\n${text ?? ''}` })];
    }),
  );
}

interface Marks {
  readonly caseId: string;
  readonly tags: readonly string[];
  /** Of the message the case was opened by. */
  readonly channelId: string | null;
  readonly source: string | null;
  readonly text: string | null;
}

function marksOf(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<Marks[]> {
  return tx.all(sql<Marks>`
    select c.id as "caseId", m.channel_id as "channelId", m.source, m.text,
      array(select tag from case_tags t where t.realm_id = ${realmId} and t.case_id = c.id) as tags
    from unnest(${[...caseIds]}::uuid[]) as c (id)
    left join case_messages cm on cm.realm_id = ${realmId} and cm.case_id = c.id and cm.role = 'opened'
    left join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id`);
}
