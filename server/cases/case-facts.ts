import type { Facts } from '../conditions/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { Directory } from '../territory/index.ts';
import { riskOf } from './case.rules.ts';
import type { Case } from './case.types.ts';

/** What conditions may ask of cases as they are now, by the case. */
export async function factsOfCases(
  tx: Tx,
  realmId: string,
  directory: Directory,
  cases: readonly Case[],
): Promise<Map<string, Facts>> {
  const ids = cases.map(({ id }) => id);
  const openings = new Map((await openingsOf(tx, realmId, ids)).map((row) => [row.caseId, row]));
  return new Map(cases.map((row) => [row.id, factsOf(directory, row, openings.get(row.id))]));
}

function factsOf(directory: Directory, row: Case, opening: Opening | undefined): Facts {
  return {
    named: {
      topic: row.topicId,
      group: directory.topics.get(row.topicId)?.groupId ?? null,
      area: row.areaId,
      centre: row.centreId,
      channel: opening?.channelId ?? null,
      language: row.language,
      type: row.type,
      risk: riskOf(row.severity),
    },
    numbers: { severity: row.severity, reach: row.reach, messages: row.messageCount },
    text: `${row.title}\n${opening?.text ?? ''}`,
  };
}

interface Opening {
  readonly caseId: string;
  readonly channelId: string;
  readonly text: string;
}

/** The messages these cases were opened by. */
function openingsOf(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<Opening[]> {
  return tx.all(sql<Opening>`
    select cm.case_id as "caseId", m.channel_id as "channelId", m.text from case_messages cm
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    where cm.realm_id = ${realmId} and cm.case_id = any(${[...caseIds]}::uuid[]) and cm.role = 'opened'`);
}
