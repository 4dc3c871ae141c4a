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
  | 'rule fired';

/** `urgent` comes through quiet hours; nobody can switch it off. */
export type Urgency = 'low' | 'normal' | 'high' | 'urgent';

export type NoticeParams = Readonly<Record<string, string | number | null>>;

/** One thing to be told, before it is known to whom. */
export interface Telling {
  readonly realmId: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly causeId: string;
  readonly at: Date;
  readonly caseId: string;
  readonly params: NoticeParams;
  /** Whoever did it knows already. */
  readonly actorId: string | null;
}

/** A person it is told to, perhaps for somebody who is away. */
export interface Listener {
  readonly accountId: string;
  readonly standsInFor: string | null;
}
