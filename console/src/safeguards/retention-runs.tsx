import { Text, Title } from '@mantine/core';
import { ListTable } from '../parts/list-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Report, Retention } from './safeguards.api.ts';

export function WouldGo({ report }: { report: Report }) {
  const { t } = useWords();
  return (
    <Notice kind="plain" title={t('retention.wouldGo')}>
      <ReportLines report={report} />
    </Notice>
  );
}

/** Only the kinds something goes of. */
export function ReportLines({ report }: { report: Report }) {
  const { t, code, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const going = report.filter(({ rows }) => rows > 0);
  if (going.length === 0) return <Text size="sm">{t('retention.nothing')}</Text>;
  return going.map(({ kind, rows }) => (
    <Text size="sm" key={kind}>
      {number.format(rows)} · {code('retention', kind)}
    </Text>
  ));
}

export function RetentionRuns({ runs }: { runs: Retention['runs'] }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <section aria-label={t('retention.runs')}>
      <Title order={2} mb="sm">
        {t('retention.runs')}
      </Title>
      {runs.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('retention.noRuns')}
        </Text>
      ) : (
        <ListTable
          rows={runs}
          idOf={({ at }) => at}
          minWidth={480}
          onlyRead
          columns={[
            { name: t('actLog.when'), width: 130, cell: ({ at }) => dates.moment(at) },
            {
              name: t('actLog.act'),
              width: 140,
              cell: ({ dry }) => t(dry ? 'retention.dry' : 'retention.real'),
            },
            { name: t('actLog.what'), cell: ({ report }) => <ReportLines report={report} /> },
          ]}
        />
      )}
    </section>
  );
}
