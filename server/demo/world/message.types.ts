/** What residents of the demo realm wrote and what became of it. All times are milliseconds since the epoch. */
import type { DemoChannelKind, Point, Severity } from './world.types.ts';

/** Why a message is not a problem to solve. */
export type NoiseKind =
  | 'spam'
  | 'off-topic'
  | 'gratitude'
  | 'one word'
  | 'abuse'
  | 'unclear'
  | 'advertisement';

export type DemoReach = {
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
  readonly views: number;
  readonly subscribers: number;
};

export type DemoOutcome = 'solved' | 'explained' | 'planned' | 'not possible' | 'handed on';

export type DemoInterim = {
  readonly text: string;
  readonly at: number;
  /** The date the answer commits to. */
  readonly promisedFor: number;
};

export type DemoFinal = {
  readonly text: string;
  readonly outcome: DemoOutcome;
  readonly quality: 'good' | 'borderline' | 'empty';
  /** First draft sent to review, its decision and the publication. */
  readonly draftedAt: number;
  readonly reviewedAt: number;
  readonly at: number;
  readonly executorId: string;
  readonly reviewerId: string;
  /** A draft the reviewer returned before this one, with the reason. */
  readonly sentBack?: { readonly text: string; readonly at: number; readonly reason: string };
};

export type DemoSatisfaction = {
  readonly rating: 1 | 2 | 3 | 4 | 5;
  readonly solved: boolean;
  readonly comment?: string;
  readonly at: number;
};

/**
 * How the message was handled. Whatever had not happened by the end of the history is left out, so the youngest
 * cases are still open: no `final` means nobody has answered yet.
 */
export type DemoStory = {
  readonly operatorId: string;
  readonly acceptedAt: number;
  readonly assignedAt?: number;
  readonly authorityCode: string;
  readonly executorId: string;
  /** It first went to this authority, which sent it on. */
  readonly forwarded?: { readonly fromAuthorityCode: string; readonly at: number; readonly reason: string };
  readonly clarification?: {
    readonly question: string;
    readonly askedAt: number;
    readonly reply?: string;
    readonly repliedAt?: number;
  };
  readonly interim?: DemoInterim;
  readonly final?: DemoFinal;
  readonly satisfaction?: DemoSatisfaction;
  readonly reopened?: { readonly at: number; readonly text: string; readonly final?: DemoFinal };
  readonly withdrawn?: { readonly at: number; readonly reason: string };
  readonly closedAt?: number;
};

export type DemoMessage = {
  /** Unique within its channel, as a platform would name it. */
  readonly externalId: string;
  readonly channelKey: string;
  readonly channelKind: DemoChannelKind;
  readonly url?: string;
  readonly publishedAt: number;
  /** When the centre registered it: later than published where a watch found it or an operator typed it in. */
  readonly receivedAt: number;
  readonly authorKey: string;
  readonly authorName: string;
  readonly text: string;
  readonly language: 'ru' | 'en';
  /** What it really is about; null for noise. */
  readonly topicCode: string | null;
  /** What the operator recorded: now and then a neighbouring topic, as people do. Null for noise. */
  readonly recordedTopicCode: string | null;
  /** Further problems raised in the same text. */
  readonly alsoTopicCodes: readonly string[];
  readonly areaId: string;
  readonly settlementId: string;
  readonly streetId?: string;
  readonly house?: number;
  readonly landmarkId?: string;
  readonly point?: Point;
  readonly severity: Severity;
  readonly isFormal: boolean;
  readonly isEmergency: boolean;
  readonly reach: DemoReach;
  readonly noise?: NoiseKind;
  /** An earlier message of the same history, as `externalId`, that this one repeats almost word for word. */
  readonly duplicateOf?: string;
  /** An earlier message by the same author about the same unsolved thing. */
  readonly repeatOf?: string;
  /** Messages of one cause share it. */
  readonly outbreakId?: string;
  /** Absent for noise. */
  readonly story?: DemoStory;
};

export type HistoryOptions = {
  readonly seed: string | number;
  /** Half-open interval of publication, milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Exactly so many messages are made. */
  readonly count: number;
};
