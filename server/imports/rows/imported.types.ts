import type { Case, CaseState, ClockName } from '../../cases/index.ts';

/** A message as a row of a file has it. What the file does not say is null. */
export interface ImportedMessage {
  /** Its natural key: the same row gives the same one, whenever and from whichever file it comes. */
  readonly externalId: string;
  readonly text: string;
  readonly title: string | null;
  readonly publishedAt: Date | null;
  /** When the centre had it; null: now. */
  readonly receivedAt: Date | null;
  readonly url: string | null;
  readonly author: {
    readonly address: string;
    readonly name: string | null;
    readonly contact: string | null;
  } | null;
  /** What the file says of the place, in the words of the file. */
  readonly area: string | null;
  readonly address: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly reach: Readonly<Record<string, number>> | null;
  /** Where it was written: `vk`, `ok`, a host name; null when unknown. */
  readonly platform: string | null;
}

export interface ImportedAnswer {
  readonly kind: 'interim' | 'final';
  readonly text: string;
  readonly outcome: string | null;
  readonly draftedByName: string | null;
  readonly sentToReviewAt: Date | null;
  readonly decidedAt: Date | null;
  readonly publishedAt: Date | null;
}

/** What became of a message, as far as the file says. */
export interface ImportedCase {
  readonly state: CaseState;
  /** Null: as the topic's passport says. */
  readonly type: Case['type'] | null;
  readonly topic: string;
  readonly topicGroup: string | null;
  /** Names of the authority, the nearest to the work first. */
  readonly authorities: readonly string[];
  readonly outcome: string | null;
  readonly house: string | null;
  readonly reach: number;
  readonly registeredAt: Date | null;
  readonly assignedAt: Date | null;
  readonly firstAnsweredAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly answers: readonly ImportedAnswer[];
  readonly clocks: readonly {
    readonly clock: ClockName;
    readonly startedAt: Date | null;
    readonly stoppedAt: Date | null;
  }[];
  readonly verdict: { readonly solved: boolean | null; readonly rating: number | null } | null;
}

export interface ImportedRow {
  readonly message: ImportedMessage;
  /** Null: the message goes the way of triage. */
  readonly handled: ImportedCase | null;
}
