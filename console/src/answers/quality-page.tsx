import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { type CriterionRow, qualityReportQuery, sampleQuery } from './quality.api.ts';
import { ScoreForm } from './score-form.tsx';

/** A second look at published answers, and what all such looks say together. */
export function QualityPage() {
  const { t } = useWords();
  usePageTitle(t('page.quality'));
  const next = useQuery(sampleQuery);
  const report = useQuery(qualityReportQuery);
  return (
    <Page title={t('page.quality')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('quality.how')}
      </Text>
      <Shown of={next}>
        {(sample) =>
          sample === null ? (
            <Saying icon="check" title={t('quality.none')}>
              {t('quality.noneHow')}
            </Saying>
          ) : (
            <ScoreForm key={sample.id} sample={sample} />
          )
        }
      </Shown>
      <Shown of={report}>{(rows) => <Report rows={rows} />}</Shown>
    </Page>
  );
}

function Report({ rows }: { rows: readonly CriterionRow[] }) {
  const { t, code, percent, language } = useWords();
  if (rows.every(({ scored }) => scored === 0)) return null;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <section aria-label={t('quality.report')}>
      <Text fw={600}>{t('quality.report')}</Text>
      <ListTable
        rows={rows}
        onlyRead
        idOf={({ criterion }) => criterion}
        columns={[
          { name: '', cell: ({ criterion }) => code('criterion', criterion) },
          {
            name: t('quality.mean'),
            width: 90,
            cell: ({ mean }) => (mean === null ? '—' : percent(mean)),
          },
          { name: t('quality.scored'), width: 90, cell: ({ scored }) => number.format(scored) },
          {
            name: t('quality.same'),
            width: 90,
            cell: ({ pairs, same }) => (pairs === 0 ? '—' : percent(same)),
          },
          {
            name: t('quality.pi'),
            width: 90,
            cell: ({ pi }) => (pi === null ? '—' : number.format(pi)),
          },
        ]}
      />
      <Text size="xs" c="dimmed">
        {t('quality.piHow')}
      </Text>
    </section>
  );
}
