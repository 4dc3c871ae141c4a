import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { Count, Share, Weeks } from './figures.tsx';
import { type RealmRow, type RealmTable, realmsQuery } from './realms.api.ts';

/** Every region below, by the same figures; what is about too few people stays in its region. */
export function RealmsPage() {
  const { t } = useWords();
  const dates = useDates();
  usePageTitle(t('realms.title'));
  const asked = useQuery(realmsQuery);
  return (
    <Page title={t('realms.title')}>
      <Shown of={asked}>
        {(table) =>
          table.countedAt === null ? (
            <Saying icon="globe" title={t('realms.notYet')}>
              {t('realms.notYetHow')}
            </Saying>
          ) : (
            <>
              <Text size="sm" c="dimmed" maw={680}>
                {t('realms.how', { weeks: table.weeks })}{' '}
                {t('realms.counted', { at: dates.moment(table.countedAt) })}
              </Text>
              <Compared table={table} />
              {table.items.length === 1 && (
                <Text size="sm" c="dimmed">
                  {t('realms.none')}
                </Text>
              )}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function Compared({ table }: { table: RealmTable }) {
  return (
    <ListTable
      rows={[...table.items, { realmId: 'total', total: table.total }]}
      idOf={({ realmId }) => realmId}
      columns={useColumnsOf(table)}
      minWidth={980}
      onlyRead
    />
  );
}

/** What is shown, summed; what is not shown is in no sum. */
type Line = RealmRow | { readonly realmId: 'total'; readonly total: RealmTable['total'] };

type Figures = NonNullable<RealmRow['figures']>;
type Pick = (figures: Figures) => number | null;

function useColumnsOf(table: RealmTable): Column<Line>[] {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const of = (row: Line, shown: (figures: Figures) => ReactNode) =>
    'figures' in row && row.figures ? shown(row.figures) : null;
  const count = (name: 'opened' | 'ended', width: number): Column<Line> => ({
    name: t(`realms.${name}`),
    width,
    figures: true,
    cell: (row) => ('total' in row ? <Sum {...row.total[name]} /> : <Count value={row.figures?.[name]} />),
  });
  const share = (name: string, pick: Pick, how: string): Column<Line> => ({
    name,
    width: 100,
    cell: (row) => of(row, (figures) => <Share value={pick(figures)} how={how} />),
  });
  return [
    { name: t('realms.realm'), cell: (row) => <RealmName row={row} /> },
    {
      name: t('realms.weeks'),
      width: 120,
      cell: (row) => of(row, ({ weeks }) => <Weeks weeks={weeks} recent={table.weeks} />),
    },
    count('opened', 90),
    count('ended', 90),
    {
      name: t('realms.open'),
      width: 120,
      figures: true,
      cell: (row) => <OpenCases row={row} />,
    },
    {
      name: t('realms.inTime'),
      width: 120,
      cell: (row) =>
        of(row, ({ inTimeShare, medianDays }) => (
          <>
            <Share value={inTimeShare} how={t('realms.inTimeHow')} />
            {medianDays !== null && (
              <Text size="xs" c="dimmed" title={t('realms.medianHow')}>
                {t('realms.median', { days: number.format(medianDays) })}
              </Text>
            )}
          </>
        )),
    },
    share(t('realms.good'), ({ goodShare }) => goodShare, t('realms.good')),
    share(t('realms.setAside'), ({ setAsideShare }) => setAsideShare, t('realms.setAsideHow')),
    {
      name: t('realms.passedBoth'),
      width: 110,
      figures: true,
      cell: (row) =>
        of(row, ({ passedIn, passedOut }) => (
          <span title={t('realms.passedBothHow')}>
            <Count value={passedIn} /> / <Count value={passedOut} />
          </span>
        )),
    },
  ];
}

/** What is being worked on, and below it how much of that is late. */
function OpenCases({ row }: { row: Line }) {
  const { t } = useWords();
  const [open, overdue] =
    'total' in row
      ? [<Sum key="open" {...row.total.open} />, <Sum key="overdue" {...row.total.overdue} />]
      : [
          <Count key="open" value={row.figures?.open} />,
          <Count key="overdue" value={row.figures?.overdue} />,
        ];
  return (
    <>
      {open}
      <Text size="xs" c="dimmed">
        {t('realms.overdue')}: {overdue}
      </Text>
    </>
  );
}

/** "≥": something was left out of it. */
function Sum({ sum, partial }: { sum: number; partial: boolean }) {
  const { t, language } = useWords();
  if (partial && sum === 0) return <Count value={null} />;
  const shown = new Intl.NumberFormat(language).format(sum);
  return partial ? t('realms.atLeast', { sum: shown }) : shown;
}

function RealmName({ row }: { row: Line }) {
  const { t, name } = useWords();
  if ('total' in row) return t('realms.total');
  return (
    <>
      {name(row.name)}
      <Text size="xs" c="dimmed">
        {row.own && t('realms.own')}
        {!row.own && row.casesOpen && (
          <Anchor component={Link} to={`/realms/${row.realmId}`} size="xs">
            {t('realms.cases')}
          </Anchor>
        )}
        {!row.own && !row.casesOpen && `${t('realms.cases')}: ${t('realms.noCases')}`}
      </Text>
    </>
  );
}
