import type { TopicGuess } from '../proposal.types.ts';
import type {
  Draft,
  Ground,
  KnownProblem,
  MessageToRead,
  StoredSignature,
  TopicModel,
  WatchChange,
} from './reader.types.ts';

/** What the reading thread can be asked, and what it answers. */
export interface Calls {
  stand: { ask: { ground: Ground }; answer: null };
  use: { ask: { realmId: string; model: TopicModel | undefined }; answer: null };
  recall: {
    /** `begin` forgets what was filed before: another process has gone on in between. */
    ask: {
      realmId: string;
      begin: boolean;
      signatures: readonly StoredSignature[];
      problems: readonly KnownProblem[];
    };
    answer: null;
  };
  watch: { ask: { realmId: string; change: WatchChange }; answer: null };
  read: { ask: { realmId: string; messages: readonly MessageToRead[] }; answer: Draft[] };
  explain: {
    ask: { realmId: string; text: string; topicIds: readonly string[] };
    answer: TopicGuess['fragments'][];
  };
}

export type CallName = keyof Calls;

export type Call = { [N in CallName]: { readonly id: number; readonly name: N } & Calls[N]['ask'] }[CallName];

export interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}
