import { loadModel, type Model } from '../../../engines/classify/index.ts';
import { readSigns } from '../../../engines/severity/index.ts';
import { learnInGroups } from '../learn-in-groups.ts';
import type { TopicGuess } from '../proposal.types.ts';
import { nearWindow } from './near-window.ts';
import { placeReader } from './place-reader.ts';
import { readBatch, termsOf } from './read-batch.ts';
import type {
  Draft,
  Ground,
  KnownProblem,
  MessageToRead,
  StoredSignature,
  TopicModel,
  WatchChange,
} from './reader.types.ts';
import { recentProblems } from './recent-problems.ts';
import { topicReader } from './topic-reader.ts';
import { watchReader } from './watch-reader.ts';

/** Reads the messages of one realm. All in memory; what it knows is handed to it. */
export interface RealmReader {
  /** The directory as it now is. */
  stand(ground: Ground): void;
  /** The model in force; none: the passports' words. */
  use(model: TopicModel | undefined): void;
  /** Empties the window, to be filled by `recall`. */
  forget(): void;
  /** Earlier messages, oldest first. */
  recall(signatures: readonly StoredSignature[], problems: readonly KnownProblem[]): void;
  watch(change: WatchChange): void;
  read(messages: readonly MessageToRead[]): Draft[];
  explain(text: string, topicIds: readonly string[]): TopicGuess['fragments'][];
}

export function realmReader(first: Ground): RealmReader {
  let window = nearWindow();
  let ground = first;
  let topics = new Map(ground.topics.map((topic) => [topic.id, topic]));
  const groupOf = (topicId: string) => topics.get(topicId)?.groupId;
  let problems = recentProblems(groupOf);
  let places = placeReader(ground);
  let base: { id: string; settled: Model } | undefined;
  let trained: { version: number; model: Model } | undefined;
  let topicsOf = topicReader(ground.topics, undefined);
  const watches = watchReader(ground);

  /** What full groups have taught is kept: the next version goes on from there. */
  function teach({ version, baseId, bytes, lessons }: TopicModel): { version: number; model: Model } {
    const from = bytes ? loadModel(bytes) : base?.id === baseId ? base.settled : undefined;
    if (!from) throw new Error(`base ${baseId} has not been handed over`);
    const { settled, model } = learnInGroups(from, lessons);
    base = { id: baseId, settled };
    return { version, model };
  }

  return {
    stand(next) {
      ground = next;
      topics = new Map(ground.topics.map((topic) => [topic.id, topic]));
      places = placeReader(ground);
      topicsOf = topicReader(ground.topics, trained);
      watches.stand(ground);
    },
    use(next) {
      trained = next && teach(next);
      topicsOf = topicReader(ground.topics, trained);
    },
    forget() {
      window = nearWindow();
      problems = recentProblems(groupOf);
    },
    recall(signatures, known) {
      window.file(signatures);
      for (const { messageId, at, topicId, place, text } of known)
        problems.add(messageId, at, topicId, place, termsOf(readSigns(text)));
    },
    watch: (change) => watches.change(change),
    read: (messages) => readBatch({ ground, topics, topicsOf, places, window, problems, watches }, messages),
    explain: (text, topicIds) => topicsOf.explain(text, topicIds),
  };
}
