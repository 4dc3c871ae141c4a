import { lockState, mayBecome } from '../intake/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { wordsIn } from '../platform/words.ts';
import type { Directory } from '../territory/index.ts';
import { type Choice, latestProposals, type Proposal, recordCorrections } from '../triage/index.ts';
import type { CaseParts } from './act.ts';
import { mayAcceptMessages } from './case.policies.ts';
import type { Case, CasePlace } from './case.types.ts';
import { type CaseContext, requireCase } from './change-case.ts';
import { joinMessage } from './join-message.ts';
import { type Opening, openCases } from './open-cases.ts';
import { openingOf, readMessagesToOpen } from './opening-of.ts';

/** What a person decided about a message, where it differs from the proposal or there was none. */
export interface Decision {
  readonly topicId?: string | undefined;
  readonly areaId?: string | null | undefined;
  readonly place?: CasePlace | null | undefined;
  readonly severity?: number | undefined;
  readonly severityReason?: string | undefined;
  readonly type?: 'solve' | 'explain' | undefined;
  readonly authorityId?: string | null | undefined;
  /** Joins this open case instead of opening one. */
  readonly joinCaseId?: string | undefined;
}

/**
 * Accepts a message: opens a case as proposed and corrected, or joins an open one. What was chosen beside what was
 * proposed is kept.
 * @throws Refusal `message-unknown`, `forbidden`, `changed-meanwhile`, `already-decided`, `topic-unknown`, `reason-missing`
 */
export function acceptMessage(
  parts: CaseParts,
  person: Person,
  messageId: string,
  seen: number | undefined,
  decision: Decision,
): Promise<Case> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const state = await lockState(tx, realmId, messageId);
    if (!state) throw new Refusal('message-unknown');
    authorise(mayAcceptMessages, person, { realmId, centreId: state.centreId });
    if (seen !== undefined) requireVersion(seen, state.version);
    const undecided = state.disposition === 'received' || state.disposition === 'proposed';
    // Who names no version has not seen it decided: a colleague's decision stands.
    if (seen === undefined ? !undecided : !mayBecome(state.disposition, 'accepted'))
      throw new Refusal('already-decided', { state: state.disposition });
    const directory = await parts.directories.of(tx, realmId);
    const context = { realmId, actor: person, at: parts.clock.now() };
    const [proposal] = await latestProposals(tx, realmId, [messageId]);
    const row = await decide(tx, context, directory, messageId, proposal, decision);
    await recordCorrections(tx, context, messageId, choicesOf(proposal, decision, row));
    return row;
  });
}

async function decide(
  tx: Tx,
  context: CaseContext,
  directory: Directory,
  messageId: string,
  proposal: Proposal | undefined,
  decision: Decision,
): Promise<Case> {
  const [message] = await readMessagesToOpen(tx, context.realmId, [messageId]);
  if (!message) throw new Refusal('message-unknown');
  if (decision.joinCaseId) {
    const target = await requireCase(tx, context.realmId, decision.joinCaseId);
    return joinMessage(tx, context, target, { messageId, reach: message.reach });
  }
  const proposed = proposal && openingOf(message, proposal, (id) => directory.areas.get(id)?.centreId);
  const topic = directory.topics.get(decision.topicId ?? proposed?.topicId ?? '');
  if (!topic) throw new Refusal('topic-unknown');
  const base: Opening = proposed ?? {
    ...message,
    language: proposal?.language ?? directory.language,
    topicId: topic.id,
    type: topic.passport.type,
    severity: topic.passport.severity,
    severityReason: null,
    areaId: null,
    place: null,
    lon: null,
    lat: null,
    registeredAt: message.receivedAt,
  };
  const [row] = await openCases(tx, context, directory, [decided(base, decision, topic.id, directory)]);
  if (!row) throw new Error('a case was not opened');
  return row;
}

function decided(base: Opening, decision: Decision, topicId: string, directory: Directory): Opening {
  const areaId = decision.areaId === undefined ? base.areaId : decision.areaId;
  const severity = decision.severity ?? base.severity;
  const byHand = severity !== base.severity;
  if (byHand && !decision.severityReason?.trim()) throw new Refusal('reason-missing');
  return {
    ...base,
    topicId,
    areaId,
    centreId: (areaId && directory.areas.get(areaId)?.centreId) || base.centreId,
    place: decision.place === undefined ? base.place : decision.place,
    type: decision.type ?? base.type,
    severity,
    severityReason: byHand ? (decision.severityReason ?? null) : base.severityReason,
    authorityId: decision.authorityId,
  };
}

function choicesOf(proposal: Proposal | undefined, decision: Decision, row: Case): Choice[] {
  if (decision.joinCaseId) {
    return [{ field: 'duplicate', proposed: proposal?.duplicateCaseId ?? null, chosen: row.id }];
  }
  return [
    { field: 'topic', proposed: proposal?.topicId ?? null, chosen: row.topicId },
    { field: 'area', proposed: proposal?.areaId ?? null, chosen: row.areaId },
    { field: 'authority', proposed: proposal?.authorityId ?? null, chosen: row.authorityId },
    {
      field: 'severity',
      proposed: proposal ? String(proposal.severity) : null,
      chosen: String(row.severity),
    },
    { field: 'type', proposed: proposal?.type ?? null, chosen: row.type },
  ];
}

/** `detail` says why in the person's language. */
interface NotAccepted {
  readonly messageId: string;
  readonly code: string;
  readonly detail: string;
}

/** Accepts several as proposed; those that cannot be are named with the reason, and do not hold up the others. */
export async function acceptMany(
  parts: CaseParts,
  person: Person,
  messageIds: readonly string[],
): Promise<{ accepted: string[]; refused: NotAccepted[] }> {
  const accepted: string[] = [];
  const refused: NotAccepted[] = [];
  for (const messageId of messageIds) {
    try {
      await acceptMessage(parts, person, messageId, undefined, {});
      accepted.push(messageId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, params } = error;
      refused.push({ messageId, code, detail: wordsIn(person.language)(`error.${code}`, params) });
    }
  }
  return { accepted, refused };
}
