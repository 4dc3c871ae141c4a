import { Badge, Stack, Text, Title } from '@mantine/core';
import figures from '../../intake/imports.module.css';
import { ListTable } from '../../parts/list-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useWords } from '../../words/use-words.ts';
import type { BoundaryImportView, BoundaryReport } from './boundaries.api.ts';

const listedCentres = 8;

export function Figures({ report, isDone }: { report: BoundaryReport; isDone: boolean }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const shown = ['features', 'made', 'changed', 'same', 'leftOut', 'untouched'] as const;
  const { centres } = report;
  const more = centres.length - listedCentres;
  const names = [
    ...centres.slice(0, listedCentres),
    ...(more > 0 ? [t('boundaries.andMore', { count: more })] : []),
  ];
  return (
    <Stack gap="sm">
      <dl className={figures.figures}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{t(`boundaries.${name}`)}</dt>
            <dd>{number.format(report[name])}</dd>
          </div>
        ))}
      </dl>
      {centres.length > 0 && (
        <Text size="sm">
          {t(isDone ? 'boundaries.centresDone' : 'boundaries.centresMade', {
            count: centres.length,
            names: names.join(', '),
          })}
        </Text>
      )}
    </Stack>
  );
}

/** What is wrong with which feature, and what to do about it. */
export function ProblemsTable({ report }: { report: BoundaryReport }) {
  const { t, said } = useWords();
  const { problems, problemsInAll, leftOut } = report;
  if (problems.length === 0) return <Notice kind="plain">{t('boundaries.problemsNone')}</Notice>;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('boundaries.problems')}</Title>
      {leftOut > 0 && <Notice kind="soon">{t('boundaries.errors', { count: leftOut })}</Notice>}
      {problemsInAll > problems.length && (
        <Text size="sm" c="dimmed">
          {t('boundaries.problemsShown', { shown: problems.length, all: problemsInAll })}
        </Text>
      )}
      <ListTable
        onlyRead
        rows={problems.map((problem, place) => ({ ...problem, place }))}
        idOf={({ place }) => String(place)}
        columns={[
          { name: t('boundaries.area'), width: 260, cell: ({ name }) => name ?? t('boundaries.file') },
          {
            name: t('boundaries.what'),
            cell: ({ code, severity, params }) => (
              <>
                {severity === 'error' && <Badge mr="xs">{t('boundaries.leftOut')}</Badge>}
                {said('boundaries.problem', code, params)}
              </>
            ),
          },
        ]}
      />
    </Stack>
  );
}

export function ChangesTable({ changes }: { changes: BoundaryImportView['changes'] }) {
  const words = useWords();
  const { t, code } = words;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('boundaries.changes')}</Title>
      {changes.length >= 500 && (
        <Text size="sm" c="dimmed">
          {t('boundaries.changesShown', { count: changes.length })}
        </Text>
      )}
      <ListTable
        onlyRead
        rows={changes}
        idOf={(row) => row.code}
        columns={[
          { name: t('boundaries.area'), cell: ({ name }) => words.name(name) },
          { name: t('boundaries.centre'), cell: ({ centre }) => words.name(centre) },
          {
            name: t('boundaries.what'),
            cell: ({ kind, parts }) =>
              kind === 'made'
                ? code('areaChange', 'made')
                : parts.map((part) => code('areaPart', part)).join(', '),
          },
          { name: t('boundaries.code'), cell: (row) => row.code },
        ]}
      />
    </Stack>
  );
}
