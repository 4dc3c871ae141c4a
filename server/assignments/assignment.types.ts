import type { AssignmentState, LetterKind, Purpose, Side } from './assignment.rules.ts';
import type { Letter, PublicDocument } from './letters.schema.ts';

export type Names = Readonly<Record<string, string>>;

/** One side's row of a case passed to another centre. */
export interface Assignment {
  readonly id: string;
  readonly side: Side;
  readonly version: number;
  readonly state: AssignmentState;
  readonly purpose: Purpose;
  readonly binding: boolean;
  readonly centreId: string;
  readonly partnerRealmId: string;
  readonly partnerCentreId: string;
  readonly partnerName: Names;
  readonly caseId: string | null;
  readonly document: PublicDocument;
  readonly contactId: string | null;
  readonly partnerNumber: string | null;
  /** By when it is to be accepted, and then answered; counted from `dueFrom`. */
  readonly dueFrom: Date | null;
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
  readonly lateAt: Date | null;
  readonly passedAt: Date;
}

export interface StoredLetter {
  readonly id: string;
  readonly assignmentId: string;
  readonly side: Side;
  readonly kind: LetterKind;
  readonly writtenBy: Side;
  readonly at: Date;
  readonly data: unknown;
  readonly late: boolean;
  /** This side's answer it tells of or became; it does not cross. */
  readonly answerId: string | null;
}

/** A letter of the other side, as it was taken in. */
export interface Heard {
  readonly realmId: string;
  /** This side's row, as the letter left it. */
  readonly row: Assignment;
  readonly before: Assignment;
  readonly letter: Letter;
  readonly letterId: string;
  readonly at: Date;
}
