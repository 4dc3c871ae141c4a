import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { paceOf } from './pace-of.ts';
import { type Recount, recountsQuery } from './recounts.api.ts';

/** How far open cases are counted anew after a calendar or a passport changed, and what it came to. */
export function RecountsPage() {
  const { t } = useWords();
  usePageTitle(t('recounts.title'));
  const asked = useQuery(recountsQuery);
  const columns = useColumns();
  return (
    <Page title={t('recounts.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('recounts.how')}
      </Text>
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="check" title={t('recounts.none')} />
          ) : (
            <ListTable rows={rows} idOf={({ id }) => id} columns={columns} onlyRead />
          )
        }
      </Shown>
    </Page>
  );
}

function useColumns(): Column<Recount>[] {
  const { t, name } = useWords();
  const dates = useDates();
  const { topic } = useDirectory();
  return [
    { name: t('recounts.began'), width: 160, cell: ({ startedAt }) => dates.moment(startedAt) },
    {
      name: t('recounts.because'),
      cell: ({ topicId }) =>
        topicId ? t('recounts.passport', { topic: name(topic.get(topicId)?.name) }) : t('recounts.calendar'),
    },
    { name: t('recounts.progress'), width: 280, cell: (row) => <Far row={row} /> },
  ];
}

function Far({ row }: { row: Recount }) {
  const { t, language } = useWords();
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const { casesDone, casesTotal, casesMoved } = row;
  const pace = row.state === 'running' ? paceOf(row, Date.now()) : null;
  const said = t('recounts.far', {
    done: figure.format(casesDone),
    total: figure.format(casesTotal),
    moved: figure.format(casesMoved),
  });
  return (
    <>
      {row.state === 'running' && (
        <Progress
          value={casesTotal === 0 ? 100 : (100 * casesDone) / casesTotal}
          aria-label={t('recounts.progress')}
        />
      )}
      <Text size="sm">{said}</Text>
      {pace && (
        <Text size="xs" c="dimmed">
          {t('recounts.pace', { rate: figure.format(pace.rate), seconds: pace.secondsLeft })}
        </Text>
      )}
    </>
  );
}
