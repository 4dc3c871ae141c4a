import type { InstructionState } from './instruction.rules.ts';

/** A figure an order was given because of; the words are `figure.<code>`. */
export interface Figure {
  readonly code: string;
  readonly value: number;
}

/** A leader's order with a day (PRODUCT.md §2), tied to a case, a mass problem or a figure. */
export interface Instruction {
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly massProblemId: string | null;
  readonly figure: Figure | null;
  readonly authorityId: string;
  readonly centreId: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly extensions: number;
  readonly state: InstructionState;
  readonly report: string | null;
  readonly reason: string | null;
  readonly givenBy: string;
  readonly givenByName: string;
  readonly givenAt: Date;
  readonly late: boolean;
  /** Of the case, to find it again. */
  readonly caseNumber: string | null;
  readonly topicId: string | null;
}
