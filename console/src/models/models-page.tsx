import { Badge, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import tables from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { ModelFigures } from './model-figures.tsx';
import { correctionsQuery, type Model, modelsQuery, trainingQuery, useTrain } from './models.api.ts';
import { TopicTable } from './topic-table.tsx';
import { TrainingLine } from './training-line.tsx';

/** How well topics are proposed: each version as it was judged before it was used, and a way to train the next. */
export function ModelsPage() {
  const { t } = useWords();
  usePageTitle(t('page.models'));
  const { modelId } = useParams({ from: '/models/{-$modelId}' });
  const asked = useQuery(modelsQuery);
  return (
    <Page title={t('page.models')} acts={<Train />}>
      <TrainingLine />
      <Corrections />
      <Shown of={asked}>
        {(models) => {
          const shown =
            models.find(({ id }) => id === modelId) ?? models.find(({ active }) => active) ?? models[0];
          return shown ? (
            <>
              <OneModel model={shown} />
              <Versions models={models} />
            </>
          ) : (
            <Saying icon="brain" title={t('models.none')}>
              {t('models.noneHow')}
            </Saying>
          );
        }}
      </Shown>
    </Page>
  );
}

function Train() {
  const { t } = useWords();
  const { data: training } = useQuery(trainingQuery);
  const train = useTrain();
  const underWay = training?.state === 'waiting' || training?.state === 'running';
  return (
    <ActButton onClick={() => train.mutate()} loading={train.isPending} disabled={underWay}>
      {t('models.train')}
    </ActButton>
  );
}

function Corrections() {
  const { t } = useWords();
  const { data } = useQuery(correctionsQuery);
  if (!data) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('models.corrections', { waiting: data.waiting })}
    </Text>
  );
}

function OneModel({ model }: { model: Model }) {
  const { t } = useWords();
  return (
    <Stack gap="md" component="section">
      <Title order={2}>
        {t('models.version', { version: model.version })}{' '}
        {model.active && <Badge>{t('models.active')}</Badge>}
      </Title>
      <ModelFigures model={model} />
      <Title order={3}>{t('models.byTopic')}</Title>
      <TopicTable topics={model.metrics.topics} />
    </Stack>
  );
}

function Versions({ models }: { models: readonly Model[] }) {
  const { t, percent } = useWords();
  const dates = useDates();
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('models.versions')}</Title>
      <ListTable
        rows={models}
        idOf={({ id }) => id}
        columns={[
          {
            name: t('models.versionColumn'),
            cell: (model) => (
              <Link to="/models/{-$modelId}" params={{ modelId: model.id }} className={tables.link}>
                {model.version}
              </Link>
            ),
          },
          { name: t('models.trained'), cell: ({ trainedAt }) => dates.moment(trainedAt) },
          {
            name: t('models.kind'),
            cell: ({ id, baseId }) => t(id === baseId ? 'models.trainedKind' : 'models.learntKind'),
          },
          {
            name: t('models.accuracy'),
            figures: true,
            cell: ({ metrics }) => percent(metrics.labels.topic?.accuracy ?? 0),
          },
          {
            name: t('models.inUse'),
            cell: ({ active }) => (active ? <Badge>{t('models.active')}</Badge> : null),
          },
        ]}
      />
    </Stack>
  );
}
