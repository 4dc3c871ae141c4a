import type { Example } from '../../../engines/classify/index.ts';
import type { GazetteerEntry } from '../../territory/index.ts';
import type { DuplicateGuess, PlaceGuess, Reason, TopicGuess, WatchMatch } from '../proposal.types.ts';
import type { LaidWatch } from '../watches/watch.types.ts';

/* Plain data between the process and its reading thread: everything here can be cloned. */

type Names = Readonly<Record<string, string>>;

/** What of a realm's directory reading needs. */
export interface Ground {
  readonly realmId: string;
  readonly stamp: number;
  readonly language: string;
  /** Languages messages are expected in, the realm's own first. */
  readonly languages: readonly string[];
  readonly topics: readonly GroundTopic[];
  readonly areas: readonly GroundArea[];
  readonly boundaries: readonly { readonly id: string; readonly boundary: unknown }[];
  readonly gazetteer: readonly GazetteerEntry[];
}

export interface GroundTopic {
  readonly id: string;
  readonly groupId: string;
  readonly severity: number;
  readonly type: 'solve' | 'explain';
  /** Names and passport words in all languages: what speaks for it before there is history. */
  readonly words: readonly string[];
}

export interface GroundArea {
  readonly id: string;
  readonly centreId: string;
  readonly name: Names;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The version in force: a trained base, with the corrections since learnt on top. */
export interface TopicModel {
  readonly version: number;
  readonly baseId: string;
  /** Absent when the thread has this base already, and what full groups of lessons have taught it. */
  readonly bytes: Uint8Array | undefined;
  /** All of them with the bytes; otherwise those behind the full groups. */
  readonly lessons: readonly Example[];
}

export interface MessageToRead {
  readonly messageId: string;
  readonly text: string;
  readonly centreId: string;
  readonly channelId: string;
  /** What kind of channel it came by. */
  readonly source: string;
  /** Received, milliseconds since 1970. */
  readonly at: number;
  /** What the channel itself says of where it is. */
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly address: string | null;
}

/** Everything words, place and likeness say about a message; whose it is, the directory says afterwards. */
export interface Draft {
  readonly messageId: string;
  readonly madeBy: string;
  readonly signature: Uint8Array;
  readonly language: { readonly value: string; readonly confidence: number };
  /** Without fragments: those are computed when a person opens the arrival. */
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
  readonly watches?: readonly WatchMatch[];
}

/** What has changed among the watches at work since they were last laid out. */
export interface WatchChange {
  readonly add: readonly LaidWatch[];
  readonly remove: readonly string[];
  /** What each channel is called. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
}

export interface StoredSignature {
  readonly messageId: string;
  readonly at: number;
  readonly signature: Uint8Array;
}

/** A message proposed on lately, as the search for one problem in other words needs it. */
export interface KnownProblem {
  readonly messageId: string;
  readonly at: number;
  readonly topicId: string;
  readonly place: Pick<PlaceGuess, 'areaId' | 'settlementId' | 'streetId' | 'landmarkId' | 'house'>;
  readonly text: string;
}
