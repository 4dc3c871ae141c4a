import { type Case, riskOf } from '../../cases/index.ts';
import type { Facts } from '../../conditions/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { Directory } from '../../territory/index.ts';
import { type Opening, openingsOf } from './rules.store.ts';

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
