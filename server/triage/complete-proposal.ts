import type { Facts } from '../conditions/index.ts';
import { type Directory, routerOf } from '../territory/index.ts';
import type { StoredMessage } from './messages.store.ts';
import type { Proposal, Reason } from './proposal.types.ts';
import type { Draft } from './reader/reader.types.ts';

/** What was read of a message, completed by what the directory says: whose it is, and whether it may go by itself. */
export function completeProposal(
  directory: Directory,
  message: StoredMessage,
  draft: Draft,
  caseOf: ReadonlyMap<string, string>,
  at: Date,
): Omit<Proposal, 'attempt'> {
  const { signature: _, messageId, madeBy, ...read } = draft;
  const [topic] = read.topics;
  const { authorityId } = routerOf(directory)(factsOf(directory, message, draft));
  const [duplicate] = read.duplicates;
  const inCase = read.duplicates.find(({ messageId: other }) => caseOf.has(other));
  const hindrances = whyNotAutomatic(directory, draft, authorityId);
  return {
    messageId,
    madeBy,
    madeAt: at,
    topicId: topic?.topicId ?? null,
    topicProbability: topic?.probability ?? null,
    areaId: read.place.areaId,
    authorityId,
    severity: read.severity.value,
    type: read.type.value,
    emergency: read.emergency.length > 0,
    formalAppeal: read.formalAppeal.length > 0,
    setAside: read.setAside?.reason ?? null,
    duplicateMessageId: duplicate?.messageId ?? null,
    duplicateCaseId: (inCase && caseOf.get(inCase.messageId)) ?? null,
    language: read.language.value,
    detail: { ...read, automatic: { allowed: hindrances.length === 0, reasons: hindrances } },
  };
}

/** The facts a case opened from this proposal would be routed by. */
function factsOf(directory: Directory, message: StoredMessage, draft: Draft): Facts {
  const topicId = draft.topics[0]?.topicId ?? null;
  const { areaId } = draft.place;
  const severity = draft.severity.value;
  return {
    named: {
      topic: topicId,
      group: directory.topics.get(topicId ?? '')?.groupId ?? null,
      area: areaId,
      centre: (areaId && directory.areas.get(areaId)?.centreId) || message.centreId,
      channel: message.channelId,
      language: draft.language.value,
      type: draft.type.value,
      risk: severity >= 5 ? 'critical' : severity === 4 ? 'heightened' : 'ordinary',
    },
    numbers: { severity, reach: message.reach, messages: 1 },
    text: message.text,
  };
}

/**
 * Handing over without a person: only at the certainty the topic's passport asks for, to a known authority, and never
 * what a person has to see whatever the topic (an emergency, a formal appeal, a repeat, what may be set aside).
 */
function whyNotAutomatic(directory: Directory, draft: Draft, authorityId: string | null): Reason[] {
  const [topic] = draft.topics;
  const from = directory.topics.get(topic?.topicId ?? '')?.passport.automaticFrom ?? null;
  const reasons: Reason[] = [];
  const because = (holds: boolean, code: string, params: Reason['params'] = {}) => {
    if (holds) reasons.push({ code, params });
  };
  because(from === null, 'automatic-off');
  because(from !== null && (topic?.probability ?? 0) < from, 'automatic-unsure', {
    probability: topic?.probability ?? 0,
    from: from ?? 1,
  });
  because(authorityId === null, 'automatic-no-authority');
  because(draft.emergency.length > 0, 'automatic-emergency');
  because(draft.formalAppeal.length > 0, 'automatic-formal-appeal');
  because(draft.setAside !== null, 'automatic-set-aside');
  because(draft.duplicates.length > 0, 'automatic-duplicate');
  return reasons;
}
