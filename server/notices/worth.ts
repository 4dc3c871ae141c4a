import type { Instruction, MassProblem } from '../cases/index.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { Audience, StaffMember } from './audience.rules.ts';
import type { NoticeKind, NoticeParams, Subject, Urgency } from './notice.types.ts';

/** What the rows around an event say, read before anybody is told. */
export interface Around {
  /** The realm's. */
  readonly timeZone: string;
  /** Who drafted an answer. */
  readonly drafters: ReadonlyMap<string, string | null>;
  /** Whom a note mentions. */
  readonly mentions: ReadonlyMap<string, readonly string[]>;
  /** Whoever holds a clock of a case: `${caseId} ${clock}`. */
  readonly holders: ReadonlyMap<string, string | null>;
  /** Who follows a case. */
  readonly followers: ReadonlyMap<string, readonly string[]>;
  readonly instructions: ReadonlyMap<string, Instruction>;
  readonly masses: ReadonlyMap<string, MassProblem>;
  /** The authorities whose cases the answer of a mass problem goes to. */
  readonly massAuthorities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly members: readonly StaffMember[];
}

export interface Worth {
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly params: NoticeParams;
  readonly audience: Audience;
}

export type Reader = (event: StoredEvent, row: Subject, around: Around) => Worth | undefined;

/** Whoever works on a case, the nearest first. */
export const workers = ['executor', 'head', 'colleagues'] as const;

export function worth(
  kind: NoticeKind,
  urgency: Urgency,
  audience: Audience,
  params: NoticeParams = {},
): Worth {
  return { kind, urgency, audience, params };
}
