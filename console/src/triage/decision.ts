import type { Decision, Proposal } from './arrivals.api.ts';

/** What stands in the form: the proposal until somebody changes it. */
export interface Choice {
  readonly topicId: string | null;
  readonly areaId: string | null;
  readonly placeText: string;
  readonly severity: number | null;
  readonly severityReason: string;
  readonly type: 'solve' | 'explain';
  /** Undefined: whoever the routing rules name. */
  readonly authorityId: string | null | undefined;
}

export function choiceOf(proposal: Proposal | null): Choice {
  return {
    topicId: proposal?.topics[0]?.topicId ?? null,
    areaId: proposal?.place.areaId ?? null,
    placeText: proposal?.place.text ?? '',
    severity: proposal?.severity.value ?? null,
    severityReason: '',
    type: proposal?.type.value ?? 'solve',
    authorityId: undefined,
  };
}

export function severityChanged(choice: Choice, proposal: Proposal | null): boolean {
  return proposal !== null && choice.severity !== null && choice.severity !== proposal.severity.value;
}

/** Only what differs from the proposal is sent: the rest is confirmed. */
export function decisionOf(choice: Choice, proposal: Proposal | null): Decision {
  const proposed = choiceOf(proposal);
  return {
    ...(choice.topicId !== null && choice.topicId !== proposed.topicId ? { topicId: choice.topicId } : {}),
    ...(choice.areaId === proposed.areaId ? {} : { areaId: choice.areaId }),
    ...(choice.placeText === proposed.placeText ? {} : { place: { text: choice.placeText.trim() || null } }),
    ...(choice.severity !== null && choice.severity !== proposed.severity
      ? { severity: choice.severity, severityReason: choice.severityReason.trim() }
      : {}),
    ...(choice.type === proposed.type && proposal !== null ? {} : { type: choice.type }),
    ...(choice.authorityId === undefined ? {} : { authorityId: choice.authorityId }),
  };
}

/** A topic there must be, and a reason for a severity set by hand. */
export function mayAccept(choice: Choice, proposal: Proposal | null): boolean {
  return (
    choice.topicId !== null && (!severityChanged(choice, proposal) || choice.severityReason.trim() !== '')
  );
}
