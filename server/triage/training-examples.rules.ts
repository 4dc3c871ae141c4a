import type { Example } from '../../engines/classify/index.ts';
import type { Topic } from '../territory/index.ts';
import type { HistoryRow } from './history.store.ts';

/** With fewer messages of its own a topic is also taught by its passport's words, or it would never be proposed. */
const enoughOwn = 5;

export function exampleOf({
  text,
  topicId,
  groupId,
}: Pick<HistoryRow, 'text' | 'topicId' | 'groupId'>): Example {
  return { text, labels: { topic: topicId, topic_group: groupId } };
}

/** Examples made of names and passport words, one a language, for topics with little or no history. */
export function passportExamples(topics: Iterable<Topic>, history: readonly HistoryRow[]): Example[] {
  const own = new Map<string, number>();
  for (const { topicId } of history) own.set(topicId, (own.get(topicId) ?? 0) + 1);
  return [...topics].flatMap((topic) => ((own.get(topic.id) ?? 0) < enoughOwn ? sayingsOf(topic) : []));
}

function sayingsOf({ id, groupId, name, passport }: Topic): Example[] {
  return Object.entries(name).map(([language, title]) => {
    const words = passport.words[language] ?? [];
    return exampleOf({ text: [title, ...words].join('. '), topicId: id, groupId });
  });
}
