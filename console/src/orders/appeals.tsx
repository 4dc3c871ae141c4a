import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SettleAppeal } from '../cases/work/settle-appeal.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import { DaysLeft } from './days-left.tsx';
import { type Appeal, appealsQuery } from './orders.api.ts';

/** Messages under the law on appeals that wait for their written answer. */
export function AppealList() {
  const { t, name } = useWords();
  const { authority } = useDirectory();
  const asked = useQuery(appealsQuery);
  const [settling, setSettling] = useState<Appeal>();
  return (
    <>
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="check" title={t('appeal.none')}>
              {t('appeal.noneHow')}
            </Saying>
          ) : (
            <ListTable
              rows={rows}
              idOf={({ caseId }) => caseId}
              minWidth={640}
              columns={[
                { name: t('order.dueOn'), width: 180, cell: ({ dueAt }) => <DaysLeft on={dueAt} /> },
                {
                  name: t('appeal.title'),
                  cell: (appeal) => (
                    <Link to="/cases/{-$caseId}" params={{ caseId: appeal.caseId }} className={tables.link}>
                      {`${spoken(appeal.caseNumber)} · ${appeal.caseTitle}`}
                    </Link>
                  ),
                },
                {
                  name: t('appeal.office'),
                  width: 170,
                  cell: ({ officeId }) =>
                    officeId ? name(authority.get(officeId)?.shortName) : t('appeal.centre'),
                },
                {
                  name: '',
                  width: 140,
                  cell: (appeal) => (
                    <ActButton size="compact-sm" onClick={() => setSettling(appeal)}>
                      {t('appeal.settle')}
                    </ActButton>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      {settling && <SettleAppeal caseId={settling.caseId} close={() => setSettling(undefined)} />}
    </>
  );
}
