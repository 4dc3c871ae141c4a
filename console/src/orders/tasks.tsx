import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SettleTask } from '../cases/work/settle-task.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import { DaysLeft } from './days-left.tsx';
import { type Task, tasksQuery } from './orders.api.ts';

/** Parts of the work on others' cases that my authority was asked for, and those my centre asked for. */
export function TaskList() {
  const { t, name } = useWords();
  const { authority } = useDirectory();
  const asked = useQuery(tasksQuery);
  const [settling, setSettling] = useState<Task>();
  return (
    <>
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="check" title={t('task.none')}>
              {t('task.noneHow')}
            </Saying>
          ) : (
            <ListTable
              rows={rows}
              idOf={({ id }) => id}
              minWidth={640}
              columns={[
                { name: t('task.due'), width: 180, cell: ({ dueOn }) => <DaysLeft on={dueOn} /> },
                {
                  name: t('task.text'),
                  cell: (task) => (
                    <>
                      {task.text}
                      <Text size="xs" c="dimmed">
                        <Link to="/cases/{-$caseId}" params={{ caseId: task.caseId }} className={tables.link}>
                          {`${spoken(task.caseNumber)} · ${task.caseTitle}`}
                        </Link>
                      </Text>
                    </>
                  ),
                },
                {
                  name: t('order.whom'),
                  width: 170,
                  cell: ({ authorityId }) => name(authority.get(authorityId)?.shortName),
                },
                {
                  name: '',
                  width: 120,
                  cell: (task) => (
                    <ActButton size="compact-sm" onClick={() => setSettling(task)}>
                      {t('task.done')}
                    </ActButton>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      {settling && <SettleTask task={settling} close={() => setSettling(undefined)} />}
    </>
  );
}
