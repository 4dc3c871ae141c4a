/** What a burst was seen by. */
export interface Burst {
  readonly messages: number;
  /** How many of its kind come in as many hours on an ordinary day. */
  readonly usual: number;
  readonly hours: number;
  /** How many of them triage takes for one another's repeats. */
  readonly alike: number;
}

export type MassState = 'proposed' | 'open' | 'dismissed' | 'ended';
export type MassAnswerState = 'draft' | 'in review' | 'sent back' | 'publishing' | 'published';
export type MemberState = 'proposed' | 'confirmed' | 'refused' | 'excepted';

export interface MassProblem {
  readonly id: string;
  readonly version: number;
  readonly state: MassState;
  readonly title: string;
  /** Null: made of the names of its topic and place; whoever reads it gets them in their language. */
  readonly titleLanguage: string | null;
  readonly topicId: string;
  readonly centreId: string;
  readonly areaId: string | null;
  readonly since: Date;
  readonly burst: Burst | null;
  readonly reason: string | null;
  readonly declaredBy: string | null;
  readonly declaredAt: Date;
  readonly endedAt: Date | null;
  /** Kept as it was written; `answers` knows its shape. */
  readonly answer: unknown;
  readonly answerState: MassAnswerState | null;
  /** What the detector found in it; `answers` knows their shape. */
  readonly answerFindings: readonly unknown[];
  readonly answerReason: string | null;
  readonly draftedBy: string | null;
  readonly draftedAt: Date | null;
  readonly sentToReviewAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export interface Member {
  readonly caseId: string;
  readonly state: MemberState;
  readonly reason: string | null;
  readonly answerId: string | null;
  readonly sampled: boolean;
}
