import type { Static } from 'typebox';
import { type Directory, riskOf } from '../territory/index.ts';
import type { Arrival, Proposal as ProposalView } from './arrival.schema.ts';
import type { ArrivalRow } from './arrivals.store.ts';
import { routeOf } from './complete-proposal.ts';
import type { Proposal, Reason, TopicGuess } from './proposal.types.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const copies = (reasons: readonly Reason[]) =>
  reasons.map((reason) => ({ ...reason, params: { ...reason.params } }));

/** An arrival as the console shows it; authors only by the short form of their pseudonym. */
export function arrivalView(
  directory: Directory,
  row: ArrivalRow,
  proposal: Proposal | undefined,
  caseOf: ReadonlyMap<string, string>,
): Static<typeof Arrival> {
  const { danger: _, receivedAt, publishedAt, editedAt, deletedAt, ...rest } = row;
  return {
    ...rest,
    receivedAt: receivedAt.toISOString(),
    publishedAt: iso(publishedAt),
    editedAt: iso(editedAt),
    deletedAt: iso(deletedAt),
    language: proposal?.language ?? null,
    proposal: proposal ? proposalView(directory, row, proposal, caseOf) : null,
  };
}

function proposalView(
  directory: Directory,
  row: ArrivalRow,
  proposal: Proposal,
  caseOf: ReadonlyMap<string, string>,
): Static<typeof ProposalView> {
  const { detail } = proposal;
  const { severity, type, setAside, place } = detail;
  return {
    attempt: proposal.attempt,
    madeBy: proposal.madeBy,
    madeAt: new Date(proposal.madeAt).toISOString(),
    language: { ...detail.language },
    topics: detail.topics.map(topicView),
    place: {
      ...place,
      candidates: place.candidates.map((one) => ({ ...one })),
      mentions: place.mentions.map((one) => ({ ...one })),
    },
    severity: { value: severity.value, risk: riskOf(severity.value), reasons: copies(severity.reasons) },
    authority: { authorityId: proposal.authorityId, reason: routeOf(directory, row, detail).reason },
    type: { value: type.value, reasons: copies(type.reasons) },
    setAside: setAside ? { ...setAside, reasons: copies(setAside.reasons) } : null,
    emergency: proposal.emergency,
    emergencyReasons: copies(detail.emergency),
    formalAppeal: proposal.formalAppeal,
    formalAppealReasons: copies(detail.formalAppeal),
    duplicates: detail.duplicates.map((one) => ({
      ...one,
      caseId: caseOf.get(one.messageId) ?? null,
      reasons: copies(one.reasons),
    })),
    watches: (detail.watches ?? []).map(({ watchId, highlights }) => ({
      watchId,
      highlights: highlights.map((one) => ({ ...one })),
    })),
    automatic: { allowed: detail.automatic.allowed, reasons: copies(detail.automatic.reasons) },
  };
}

function topicView({ topicId, probability, fragments }: TopicGuess) {
  return { topicId, probability, fragments: fragments.map((one) => ({ ...one })) };
}
