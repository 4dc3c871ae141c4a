import type { Risk } from '../cases/index.ts';

/** Who has to say yes before an answer is published; nobody ever approves their own. */
export const reviewNeeds = ['second person', 'curator', 'head and curator'] as const;
export type ReviewNeed = (typeof reviewNeeds)[number];

/** One rule: every part that is filled must hold. */
export interface ReviewRule {
  readonly topicIds: readonly string[];
  readonly authorityIds: readonly string[];
  readonly risks: readonly Risk[];
  /** From this share of sent-back answers among the drafter's latest; null: whatever their record. */
  readonly sentBackFrom: number | null;
  readonly needs: ReviewNeed;
  readonly note: string | null;
}

export interface UnderReview {
  readonly topicId: string;
  readonly authorityId: string | null;
  readonly risk: Risk;
  /** Of the drafter's latest answers; null while there are too few to tell. */
  readonly sentBackShare: number | null;
}

export interface Requirement {
  readonly needs: ReviewNeed;
  /** Why: the rule's own words. */
  readonly note: string | null;
}

const anyOf = <T>(wanted: readonly T[], value: T | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

/** The first rule that fits; without one any second person will do. */
export function requirementFor(rules: readonly ReviewRule[], answer: UnderReview): Requirement {
  const rule = rules.find(
    ({ topicIds, authorityIds, risks, sentBackFrom }) =>
      anyOf(topicIds, answer.topicId) &&
      anyOf(authorityIds, answer.authorityId) &&
      anyOf(risks, answer.risk) &&
      (sentBackFrom === null || (answer.sentBackShare !== null && answer.sentBackShare >= sentBackFrom)),
  );
  return rule ? { needs: rule.needs, note: rule.note } : { needs: 'second person', note: null };
}

/** In which capacity somebody approves. */
export interface Approver {
  readonly personId: string;
  readonly asCurator: boolean;
  readonly asHead: boolean;
}

/** Whether this person's yes counts at all. */
export function countsFor(need: ReviewNeed, { asCurator, asHead }: Approver): boolean {
  return need === 'curator' ? asCurator : asCurator || asHead;
}

/** Whether these approvals are enough; a head and a curator are two people. */
export function isEnough(need: ReviewNeed, approvers: readonly Approver[]): boolean {
  if (need !== 'head and curator') return approvers.some((one) => countsFor(need, one));
  return approvers.some(
    (head) => head.asHead && approvers.some((one) => one.asCurator && one.personId !== head.personId),
  );
}

/** Why an answer is sent back: the list reviewers choose from, beside their own words. */
export const sendBackReasons = [
  'empty',
  'no date',
  'no responsible',
  'no proof',
  'off the question',
  'facts wrong',
  'hard to read',
  'tone',
  'personal data',
] as const;
export type SendBackReason = (typeof sendBackReasons)[number];
