import { Paper, Text } from '@mantine/core';
import figures from '../intake/imports.module.css';
import { useWords } from '../words/use-words.ts';
import type { Model } from './models.api.ts';

const measures = ['accuracy', 'top3', 'f1Weighted', 'f1Macro', 'coverageAt95', 'ece'] as const;

/** How a version did on messages kept back from it, beside what it replaced on the same messages. */
export function ModelFigures({ model: { metrics } }: { model: Model }) {
  const { t, code, percent } = useWords();
  const topic = metrics.labels.topic;
  const before = metrics.before?.topic;
  return (
    <Paper>
      <dl className={figures.figures}>
        {topic &&
          measures.map((measure) => (
            <div key={measure}>
              <dt>{t(`models.${measure}`)}</dt>
              <dd>
                {percent(topic[measure], 1)}
                {before && (
                  <Text size="xs" c="dimmed" component="span" display="block">
                    {t('models.before', { figure: percent(before[measure], 1) })}
                  </Text>
                )}
              </dd>
            </div>
          ))}
      </dl>
      <Text size="sm" c="dimmed" mt="md">
        {t('models.learntFrom', { rows: metrics.rows, heldOut: metrics.heldOut })}{' '}
        {metrics.before && t('models.comparedWith', { what: code('madeBy', metrics.before.madeBy) })}
      </Text>
    </Paper>
  );
}
