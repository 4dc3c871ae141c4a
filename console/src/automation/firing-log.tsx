import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import classes from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Firings, firingsQuery } from './rules.api.ts';

type Outcome = Firings['items'][number]['outcomes'][number];

/** What rules did lately, and what they could not do and why. */
export function FiringLog() {
  const { t, code } = useWords();
  const dates = useDates();
  const asked = useQuery(firingsQuery);
  return (
    <section>
      <Title order={2} mb="sm">
        {t('automation.log')}
      </Title>
      <Shown of={asked} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('automation.logEmpty')}
            </Text>
          ) : (
            <ListTable
              rows={items}
              idOf={({ id }) => id}
              columns={[
                { name: t('automation.at'), width: 150, cell: ({ at }) => dates.moment(at) },
                {
                  name: t('automation.name'),
                  width: 220,
                  cell: ({ ruleName, eventType }) => (
                    <>
                      {ruleName}
                      <Text size="xs" c="dimmed">
                        {code('event', eventType)}
                      </Text>
                    </>
                  ),
                },
                {
                  name: t('automation.case'),
                  cell: ({ caseId, title }) => (
                    <Link to="/cases/{-$caseId}" params={{ caseId }} className={classes.link}>
                      {title}
                    </Link>
                  ),
                },
                {
                  name: t('automation.did'),
                  width: 260,
                  cell: ({ outcomes }) => <Outcomes outcomes={outcomes} />,
                },
              ]}
            />
          )
        }
      </Shown>
    </section>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t, code, said } = useWords();
  return outcomes.map(({ kind, done, why }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was done stands in its order for ever
    <Text key={place} size="sm" c={done ? 'inherit' : 'dimmed'}>
      {done
        ? [code('ruleAction', kind), why && said('error', why)].filter(Boolean).join('. ')
        : t('automation.notDone', { action: code('ruleAction', kind), why: said('error', why ?? '') })}
    </Text>
  ));
}
