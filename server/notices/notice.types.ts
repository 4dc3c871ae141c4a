/** What staff are told of. The words are in the catalogues under `notice.<kind>`. */
export type NoticeKind =
  | 'assigned'
  | 'forwarded again'
  | 'clock warned'
  | 'clock breached'
  | 'escalated'
  | 'sent back'
  | 'reopened'
  | 'question answered'
  | 'mentioned'
  | 'delivery unknown'
  | 'delivery failed'
  | 'promise due'
  | 'promise broken'
  | 'duty call'
  | 'duty unanswered'
  | 'emergency'
  | 'rule fired'
  | 'instructed'
  | 'instruction accepted'
  | 'instruction reported'
  | 'instruction done'
  | 'instruction returned'
  | 'instruction put off'
  | 'instruction withdrawn'
  | 'instruction due'
  | 'instruction late'
  | 'task given'
  | 'task settled'
  | 'task due'
  | 'task late'
  | 'appeal flagged'
  | 'appeal due'
  | 'appeal late'
  | 'question reminded'
  | 'question closed'
  | 'mass proposed'
  | 'mass to review'
  | 'mass sent back'
  | 'passed to us'
  | 'passed answered'
  | 'passed refused'
  | 'passed decided'
  | 'passed withdrawn'
  | 'passed asked'
  | 'passed said'
  | 'passed due'
  | 'passed late'
  | 'left to us'
  | 'followed';

/** `urgent` comes through quiet hours; nobody can switch it off. */
export type Urgency = 'low' | 'normal' | 'high' | 'urgent';

export type NoticeParams = Readonly<Record<string, string | number | null>>;

/** What is told of, as far as it decides whom and how urgently: a case, or what an order or a mass problem stands for. */
export interface Subject {
  readonly caseId: string | null;
  readonly number: string | null;
  readonly topicId: string | null;
  readonly centreId: string;
  readonly authorityId: string | null;
  readonly executorId: string | null;
  readonly severity: number;
}

/** One thing to be told, before it is known to whom. */
export interface Telling {
  readonly realmId: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly causeId: string;
  readonly at: Date;
  readonly caseId: string | null;
  readonly params: NoticeParams;
  /** Whoever did it knows already. */
  readonly actorId: string | null;
}

/** A person it is told to, perhaps for somebody who is away. */
export interface Listener {
  readonly accountId: string;
  readonly standsInFor: string | null;
}
