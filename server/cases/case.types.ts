import type { CaseState } from './case.rules.ts';

export interface CasePlace {
  readonly settlementId?: string | null;
  readonly streetId?: string | null;
  readonly house?: string | null;
  readonly landmarkId?: string | null;
  /** The words it was read from, or typed by a person. */
  readonly text?: string | null;
}

/** The earliest running due time staff answer for: what queues are sorted by; all null when nothing is due. */
export interface NextDue {
  readonly nextDueAt: Date | null;
  readonly nextDueClock: string | null;
  /** What its time left is counted in. */
  readonly nextDueUnit: 'working' | 'elapsed' | null;
}

/** A case as stored. Times are null where they are unknown or have not come. */
export interface Case extends NextDue {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
  readonly type: 'solve' | 'explain';
  readonly title: string;
  readonly language: string;
  readonly topicId: string;
  /** The topic's code in the realm's list and in the national one, as mapped on the day it was accepted. */
  readonly topicCode: string | null;
  readonly nationalCode: string | null;
  readonly passportVersion: number;
  readonly severity: number;
  readonly severityReason: string | null;
  readonly centreId: string;
  readonly areaId: string | null;
  readonly place: CasePlace | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly authorityId: string | null;
  readonly executorId: string | null;
  readonly routeReason: unknown;
  readonly reach: number;
  readonly messageCount: number;
  readonly mergedInto: string | null;
  readonly massProblemId: string | null;
  readonly registeredAt: Date | null;
  readonly openedAt: Date;
  readonly assignedAt: Date | null;
  readonly firstAnsweredAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly objectionUntil: Date | null;
  readonly outcome: string | null;
  readonly solved: boolean | null;
  readonly forwardedCount: number;
  readonly reopenedCount: number;
  readonly imported: boolean;
}

/** Fields a change may write; the store turns them into columns, and the event carries them as they are. */
export type CaseChanges = Partial<Omit<Case, 'id' | 'number' | 'version'>>;
