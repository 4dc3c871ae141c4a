import type { AnswerKind, AnswerState, Outcome } from './answer.rules.ts';

/** Something the reviewer should look at; the words are `finding.<code>`. */
export interface Finding {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the text it was seen; UTF-16 offsets. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** What whoever drafts fills in: each part the reviewer looks for has a field of its own. */
export interface AnswerText {
  readonly kind: AnswerKind;
  readonly outcome: Outcome | null;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly promisedOn: string | null;
  readonly responsible: string | null;
  readonly whatResidentCanDo: string | null;
}

export interface Answer extends AnswerText {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly state: AnswerState;
  readonly draftedBy: string | null;
  readonly draftedByName: string | null;
  /** A model wrote the words it was begun with; it stays so, whoever changes them. */
  readonly draftedByAi: boolean;
  readonly aiModel?: string | null;
  /** Who asked the model: none of them is the second person. */
  readonly aiAskedBy?: readonly string[];
  /** Published answers to similar cases it was begun from. */
  readonly sourceIds?: readonly string[];
  readonly findings: readonly Finding[];
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly sentToReviewAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  /** Approved, and to go out at this hour; absent or null: at once. */
  readonly publishAt?: Date | null;
  readonly publishedAt: Date | null;
  /** The published answer this one corrects; absent or null: an answer of its own. */
  readonly corrects?: string | null;
}
