import { fromKeywords, type Model } from '../../../engines/classify/index.ts';
import type { TopicGuess } from '../proposal.types.ts';
import type { GroundTopic } from './reader.types.ts';

export interface TopicReader {
  /** "model 3" or "passport words". */
  readonly madeBy: string;
  /** For each text the three likeliest topics in force, without fragments; none when nothing speaks for any. */
  guess(texts: readonly string[]): TopicGuess[][];
  /** The fragments for and against each topic; none for a topic it does not know. */
  explain(text: string, topicIds: readonly string[]): TopicGuess['fragments'][];
}

const proposed = 3;
/** Longer texts are judged by their beginning: what they are about stands there. */
const longest = 8_000;
/** How many fragments a person can take in beside a message. */
const mostFragments = 12;

/** By the trained model where there is one; otherwise by the words of the passports. */
export function topicReader(
  topics: readonly GroundTopic[],
  trained: { readonly version: number; readonly model: Model } | undefined,
): TopicReader {
  const model = trained?.model ?? keywordModel(topics);
  if (!model)
    return {
      madeBy: 'passport words',
      guess: (texts) => texts.map(() => []),
      explain: (_, ids) => ids.map(() => []),
    };
  const inForce = new Set(topics.map(({ id }) => id));
  const known = new Set(model.values('topic'));
  const least = trained ? 0 : leastFromWords(known.size);
  return {
    madeBy: trained ? `model ${trained.version}` : 'passport words',
    guess(texts) {
      const predictions = model.predictBatch(
        texts.map((text) => text.slice(0, longest)),
        { labels: ['topic'], top: proposed + 2 },
      );
      return predictions.map(({ topic = [] }) =>
        topic
          .filter(({ value, probability }) => inForce.has(value) && probability > least)
          .slice(0, proposed)
          .map(({ value, probability }) => ({ topicId: value, probability, fragments: [] })),
      );
    },
    explain: (text, topicIds) =>
      topicIds.map((id) =>
        known.has(id)
          ? model.explain(text.slice(0, longest), 'topic', id).fragments.slice(0, mostFragments)
          : [],
      ),
  };
}

/**
 * With words alone, a message that says none of any topic's is told by all topics being equally likely; one that shares
 * just a preposition with a topic's name comes out a little above. `fromKeywords` gives a topic about n^likeness/n.
 */
function leastFromWords(topics: number): number {
  return topics ** 0.15 / topics;
}

function keywordModel(topics: readonly GroundTopic[]): Model | undefined {
  const spoken = topics.filter(({ words }) => words.length > 0);
  if (spoken.length < 2) return undefined;
  return fromKeywords({ topic: Object.fromEntries(spoken.map(({ id, words }) => [id, words])) });
}
