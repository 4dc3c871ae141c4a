import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import { DaysLeft } from './days-left.tsx';
import { InstructionActs, InstructionState, InstructionText } from './instruction-line.tsx';
import { type Instruction, instructionsQuery } from './orders.api.ts';
import classes from './orders.module.css';

/** What leaders of my centres ordered, and what my authority was ordered. */
export function Instructions() {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const asked = useQuery(instructionsQuery({ over }));
  const columns = useColumns(over);
  return (
    <>
      <Checkbox
        label={t('orders.over')}
        checked={over}
        onChange={(event) => setOver(event.currentTarget.checked)}
      />
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="check" title={t('order.none')}>
              {t('order.noneHow')}
            </Saying>
          ) : (
            <ListTable rows={rows} idOf={({ id }) => id} columns={columns} minWidth={760} />
          )
        }
      </Shown>
    </>
  );
}

function useColumns(over: boolean): Column<Instruction>[] {
  const { t, name } = useWords();
  const { authority } = useDirectory();
  return [
    {
      name: t('order.dueOn'),
      width: 180,
      cell: (order) => <DaysLeft on={order.dueOn} over={over} />,
    },
    { name: t('order.text'), cell: (order) => <InstructionText order={order} /> },
    {
      name: t('order.whom'),
      width: 170,
      cell: ({ authorityId }) => name(authority.get(authorityId)?.shortName),
    },
    {
      name: t('orders.state'),
      width: 220,
      cell: (order) => (
        <>
          <InstructionState order={order} />
          <div className={classes.acts}>
            <InstructionActs order={order} />
          </div>
        </>
      ),
    },
  ];
}
