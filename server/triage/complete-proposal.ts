import { type Directory, factsOf, inSeason, type Route, routerOf } from '../territory/index.ts';
import type { StoredMessage } from './messages.store.ts';
import type { Proposal, ProposalDetail, Reason } from './proposal.types.ts';
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
  const { authorityId, effects } = routeOf(directory, message, draft);
  const [duplicate] = read.duplicates;
  const inCase = read.duplicates.find(({ messageId: other }) => caseOf.has(other));
  const hindrances = whyNotAutomatic(directory, draft, { authorityId, from: effects.automaticFrom }, at);
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

type Routed = Pick<StoredMessage, 'centreId' | 'channelId' | 'source' | 'receivedAt' | 'reach' | 'text'>;
type Told = Pick<ProposalDetail, 'topics' | 'place' | 'severity' | 'language' | 'type'>;

/** Whose a case opened from this proposal would be, and why. */
export function routeOf(directory: Directory, message: Routed, told: Told): Route {
  const topicId = told.topics[0]?.topicId ?? null;
  const { areaId } = told.place;
  const facts = factsOf(directory, {
    topicId,
    areaId,
    centreId: (areaId && directory.areas.get(areaId)?.centreId) || message.centreId,
    channelId: message.channelId,
    source: message.source,
    language: told.language.value,
    type: told.type.value,
    severity: told.severity.value,
    reach: message.reach,
    messages: 1,
    tags: [],
    text: message.text,
    registeredAt: message.receivedAt,
  });
  return routerOf(directory)(facts);
}

/**
 * Handing over without a person: only at the certainty the routing rule or else the topic's passport asks for, to a known authority, and never
 * what a person has to see whatever the topic (an emergency, a formal appeal, a repeat, what may be set aside).
 */
function whyNotAutomatic(
  directory: Directory,
  draft: Draft,
  route: { authorityId: string | null; from: number | null },
  at: Date,
): Reason[] {
  const [topic] = draft.topics;
  const from = route.from ?? directory.topics.get(topic?.topicId ?? '')?.passport.automaticFrom ?? null;
  const reasons: Reason[] = [];
  const because = (holds: boolean, code: string, params: Reason['params'] = {}) => {
    if (holds) reasons.push({ code, params });
  };
  because(from === null, 'automatic-off');
  because(from !== null && (topic?.probability ?? 0) < from, 'automatic-unsure', {
    probability: topic?.probability ?? 0,
    from: from ?? 1,
  });
  // Snow in July is likelier misread than there.
  because(topic !== undefined && !inSeason(directory, topic.topicId, at), 'automatic-off-season');
  because(route.authorityId === null, 'automatic-no-authority');
  because(draft.emergency.length > 0, 'automatic-emergency');
  because(draft.formalAppeal.length > 0, 'automatic-formal-appeal');
  because(draft.setAside !== null, 'automatic-set-aside');
  because(draft.duplicates.length > 0, 'automatic-duplicate');
  return reasons;
}
