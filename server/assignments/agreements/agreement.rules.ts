/** What one realm lets another have of it. */
export interface Terms {
  /** Codes of the giver's topics; null: all of them. */
  readonly topics: readonly string[] | null;
  /** Whether the contact of whoever wrote may go along with their words. */
  readonly personal: boolean;
  /** Whether people at the top of the partner may open the giver's cases, to read. */
  readonly openCases: boolean;
}

export type AgreementSide = 'given' | 'taken';
export type AgreementState = 'proposed' | 'offered' | 'in force' | 'refused' | 'ended';
export type AgreementAct = 'approve' | 'sign' | 'refuse' | 'end';

interface Step {
  readonly by: readonly AgreementSide[];
  readonly from: readonly AgreementState[];
  readonly to: AgreementState;
}

/** One proposes, a second person of the same realm approves, and the partner signs. Either may end it at any time. */
const steps: Readonly<Record<AgreementAct, Step>> = {
  approve: { by: ['given'], from: ['proposed'], to: 'offered' },
  sign: { by: ['taken'], from: ['offered'], to: 'in force' },
  refuse: { by: ['taken'], from: ['offered'], to: 'refused' },
  end: { by: ['given', 'taken'], from: ['proposed', 'offered', 'in force'], to: 'ended' },
};

export function agreementAfter(
  state: AgreementState,
  act: AgreementAct,
  by: AgreementSide,
): AgreementState | undefined {
  const step = steps[act];
  return step.by.includes(by) && step.from.includes(state) ? step.to : undefined;
}

export interface Agreed {
  readonly state: AgreementState;
  readonly terms: Terms;
  /** YYYY-MM-DD, both included. */
  readonly validFrom: string;
  readonly validUntil: string;
}

export function isInForce(agreed: Agreed, day: string): boolean {
  return agreed.state === 'in force' && agreed.validFrom <= day && day <= agreed.validUntil;
}

/** Whether a case on this topic may be passed, and with the contact of whoever wrote. */
export function mayPass(
  agreed: readonly Agreed[],
  topicCode: string,
  personal: boolean,
  day: string,
): boolean {
  return agreed.some(
    (one) =>
      isInForce(one, day) &&
      (one.terms.topics === null || one.terms.topics.includes(topicCode)) &&
      (!personal || one.terms.personal),
  );
}

export function mayOpenCases(agreed: readonly Agreed[], day: string): boolean {
  return agreed.some((one) => isInForce(one, day) && one.terms.openCases);
}

/** Nothing is agreed for ever: after this it is agreed anew. */
export const longestDays = 2 * 366;
