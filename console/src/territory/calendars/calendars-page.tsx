import { Button, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDuty } from '../../access/duties.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../parts/page.tsx';
import { Saying, Shown } from '../../parts/screens.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useDates } from '../../words/dates.ts';
import { daysInWords } from '../../words/days-of-week.ts';
import { useWords } from '../../words/use-words.ts';
import { useDirectory } from '../directory.ts';
import tables from '../tables.module.css';
import { CalendarDrawer } from './calendar-drawer.tsx';
import { type Calendar, calendarsQuery } from './calendars.api.ts';
import { hoursInWords } from './hours.ts';

/** When centres and authorities work: terms are counted by it. */
export function CalendarsPage() {
  const { t } = useWords();
  usePageTitle(t('calendars.title'));
  const mayChange = useDuty('changeTopics');
  const asked = useQuery(calendarsQuery);
  const [edited, setEdited] = useState<string>();
  return (
    <Page
      title={t('calendars.title')}
      acts={
        <>
          <Button component={Link} to="/recounts" variant="default">
            {t('recounts.title')}
          </Button>
          {mayChange && <ActButton onClick={() => setEdited('new')}>{t('calendars.add')}</ActButton>}
        </>
      }
    >
      <Shown of={asked} rows={3}>
        {(rows) => (
          <>
            {rows.length === 0 ? (
              <Saying icon="clock" title={t('calendars.none')} />
            ) : (
              <List rows={rows} choose={setEdited} />
            )}
            {edited && (
              <CalendarDrawer
                key={edited}
                calendar={rows.find(({ id }) => id === edited)}
                close={() => setEdited(undefined)}
              />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

const shownDays = 3;

function List({ rows, choose }: { rows: readonly Calendar[]; choose: (id: string) => void }) {
  const words = useWords();
  const { t } = words;
  const dates = useDates();
  const { authorities } = useDirectory();
  const today = dates.today();
  return (
    <ListTable
      minWidth={680}
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('calendars.name'),
          cell: ({ id, name }) => (
            <>
              <UnstyledButton className={tables.link} onClick={() => choose(id)}>
                {words.name(name)}
              </UnstyledButton>
              <Text size="xs" c="dimmed">
                {t('calendars.users', {
                  count: authorities.filter(({ calendarId }) => calendarId === id).length,
                })}
              </Text>
            </>
          ),
        },
        {
          name: t('calendars.week'),
          cell: ({ data }) => {
            const byHours = Map.groupBy(
              data.week.flatMap((spans, day) => (spans.length > 0 ? [{ day: day + 1, spans }] : [])),
              ({ spans }) => hoursInWords(spans),
            );
            return (
              <>
                {[...byHours].map(([hours, days]) => (
                  <Text key={hours} size="sm">
                    {`${daysInWords(
                      days.map(({ day }) => day),
                      t,
                    )} · ${hours}`}
                  </Text>
                ))}
                <Text size="xs" c="dimmed">
                  {data.timeZone}
                </Text>
              </>
            );
          },
        },
        {
          name: t('calendars.next'),
          cell: ({ data }) =>
            data.exceptions
              .filter(({ date }) => date >= today)
              .toSorted((a, b) => (a.date < b.date ? -1 : 1))
              .slice(0, shownDays)
              .map(({ date, name, intervals }) => (
                <Text key={date} size="sm">
                  {[dates.dayMonth(date), name, hoursInWords(intervals) || t('calendars.off')]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              )),
        },
      ]}
    />
  );
}
