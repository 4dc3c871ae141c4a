/** Where a reason stands in the message's text, when it stands there: UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why something was proposed: a code of the catalogue (`reason.<code>`), what to fill into it, and where it stands. */
export interface Reason extends Partial<Span> {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface TopicGuess {
  readonly topicId: string;
  /** Calibrated, 0–1. */
  readonly probability: number;
  /** The words that decided, for (positive) and against. */
  readonly fragments: readonly (Span & { readonly text: string; readonly weight: number })[];
}

export interface PlaceGuess {
  readonly areaId: string | null;
  readonly settlementId: string | null;
  readonly streetId: string | null;
  readonly landmarkId: string | null;
  readonly house: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** The words of the message it was read from. */
  readonly text: string | null;
  readonly confidence: number;
  readonly ambiguous: boolean;
  /** Other readings, the likeliest first. */
  readonly candidates: readonly { readonly areaId: string | null; readonly label: string }[];
  readonly mentions: readonly (Span & { readonly text: string; readonly kind: string })[];
}

export interface DuplicateGuess {
  readonly messageId: string;
  readonly similarity: number;
  readonly relation: 'same message' | 'same problem';
  readonly reasons: readonly Reason[];
}

/** A watch the message fulfils, and the words that did; nothing of who wrote it. */
export interface WatchMatch {
  readonly watchId: string;
  /** `text` is the part of the rule found there. */
  readonly highlights: readonly (Span & { readonly text: string })[];
}

/** Everything proposed about a message, each part with its reasons. Nothing here has been decided. */
export interface ProposalDetail {
  readonly language: { readonly value: string; readonly confidence: number };
  /** At most three, the likeliest first. */
  readonly topics: readonly TopicGuess[];
  readonly place: PlaceGuess;
  readonly severity: { readonly value: number; readonly reasons: readonly Reason[] };
  readonly type: { readonly value: 'solve' | 'explain'; readonly reasons: readonly Reason[] };
  readonly setAside: {
    readonly reason: string;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  } | null;
  readonly emergency: readonly Reason[];
  readonly formalAppeal: readonly Reason[];
  readonly duplicates: readonly DuplicateGuess[];
  /** Absent where no watch was fulfilled. */
  readonly watches?: readonly WatchMatch[];
  /** Whether the topic's passport lets it be handed over without a person at this certainty, and why not. */
  readonly automatic: { readonly allowed: boolean; readonly reasons: readonly Reason[] };
}

export interface Proposal {
  readonly messageId: string;
  readonly attempt: number;
  /** What made it, with versions: "model 3", "passport words". */
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly topicId: string | null;
  readonly topicProbability: number | null;
  readonly areaId: string | null;
  readonly authorityId: string | null;
  readonly severity: number;
  readonly type: 'solve' | 'explain';
  readonly emergency: boolean;
  readonly formalAppeal: boolean;
  readonly setAside: string | null;
  readonly duplicateMessageId: string | null;
  readonly duplicateCaseId: string | null;
  readonly language: string;
  readonly detail: ProposalDetail;
}
