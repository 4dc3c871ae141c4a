import { useMemo } from 'react';
import { ListTable } from '../parts/list-table.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import type { Model } from './models.api.ts';

type TopicFigures = Model['metrics']['topics'][number];

/** Each topic's figures, those with most messages first: where a share is worth something it stands first. */
export function TopicTable({ topics }: { topics: readonly TopicFigures[] }) {
  const { t, name, percent } = useWords();
  const { topic } = useDirectory();
  const rows = useMemo(
    () => topics.filter(({ support }) => support > 0).toSorted((a, b) => b.support - a.support),
    [topics],
  );
  const share = (measure: 'precision' | 'recall' | 'f1' | 'coverageAt95') => ({
    name: t(`models.${measure}`),
    figures: true,
    cell: (row: TopicFigures) => percent(row[measure]),
  });
  return (
    <ListTable
      rows={rows}
      minWidth={640}
      idOf={({ topicId }) => topicId}
      columns={[
        { name: t('field.topic'), cell: ({ topicId }) => name(topic.get(topicId)?.name) },
        { name: t('models.support'), figures: true, cell: ({ support }) => support },
        share('precision'),
        share('recall'),
        share('f1'),
        share('coverageAt95'),
      ]}
    />
  );
}
