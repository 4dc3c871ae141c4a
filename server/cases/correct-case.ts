import type { Person } from '../platform/actor.ts';
import { requireVersion } from '../platform/http/version.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Directory, topicCodesAt } from '../territory/index.ts';
import type { CaseParts } from './act.ts';
import { moveClocks } from './act-on-case.ts';
import { mayDecideOnCase } from './case.policies.ts';
import { isOpen } from './case.rules.ts';
import type { Case, CaseChanges, CasePlace } from './case.types.ts';
import { changeCase, requireCase } from './change-case.ts';
import { whenCorrected } from './clock-effects.rules.ts';

export interface Correction {
  readonly topicId?: string | undefined;
  readonly areaId?: string | null | undefined;
  readonly place?: CasePlace | null | undefined;
  readonly severity?: number | undefined;
  readonly severityReason?: string | undefined;
  readonly type?: 'solve' | 'explain' | undefined;
}

/**
 * Puts right what a case is about. Running clocks get the terms that hold now, from when they began; what was before
 * stays in the story.
 * @throws Refusal `case-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `topic-unknown`, `reason-missing`
 */
export function correctCase(
  parts: CaseParts,
  person: Person,
  caseId: string,
  seen: number,
  correction: Correction,
): Promise<Case> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    requireVersion(seen, row.version);
    if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'correct', state: row.state });
    const directory = await parts.directories.of(tx, realmId);
    const changes = changesOf(row, correction, directory);
    if (Object.keys(changes).length === 0) return row;
    const context = { realmId, actor: person, at: parts.clock.now(), directory };
    const due = await moveClocks(tx, context, { ...row, ...changes }, whenCorrected);
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, row[field as keyof Case]]));
    const told = { type: 'case.corrected' as const, data: { before }, reason: correction.severityReason };
    return changeCase(tx, context, row, { ...changes, ...due }, told);
  });
}

/** Only what differs. Severity set by hand needs its reason (PRODUCT.md §2). */
function changesOf(row: Case, correction: Correction, directory: Directory): CaseChanges {
  const { topicId, areaId, place, severity, type } = correction;
  const reason = correction.severityReason?.trim();
  if (severity !== undefined && severity !== row.severity && !reason) throw new Refusal('reason-missing');
  const passportVersion =
    topicId === undefined ? row.passportVersion : directory.topics.get(topicId)?.passport.version;
  if (passportVersion === undefined) throw new Refusal('topic-unknown');
  return {
    ...(topicId !== undefined && topicId !== row.topicId
      ? { topicId, passportVersion, ...topicCodesAt(directory, topicId, row.openedAt) }
      : {}),
    ...(areaId !== undefined && areaId !== row.areaId ? { areaId } : {}),
    ...(place !== undefined ? { place } : {}),
    ...(severity !== undefined && severity !== row.severity
      ? { severity, severityReason: reason ?? null }
      : {}),
    ...(type !== undefined && type !== row.type ? { type } : {}),
  };
}
