import { Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { toastRefused } from '../parts/toast.tsx';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import type { Mass } from './mass.api.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Member = Mass['members'][number];
type Decided = 'confirmed' | 'refused' | 'excepted';

/** The cases of a mass problem: those proposed wait for a yes or a no, exceptions are answered by themselves. */
export function MassCases({ mass }: { mass: Mass }) {
  const { t, code } = useWords();
  const write = useWorkWrite();
  const [excepting, setExcepting] = useState<string>();
  const may = mass.mayDecide && mass.state === 'open' && mass.answerState !== 'publishing';
  const decide = (state: Decided, caseIds: readonly string[], reason?: string) =>
    write.mutate(
      {
        path: `/api/mass-problems/${mass.id}/cases`,
        version: mass.version,
        body: { decisions: caseIds.map((caseId) => ({ caseId, state, ...(reason ? { reason } : {}) })) },
      },
      {
        onError: (error) => toastRefused(t('problem.notDone'), error),
        onSuccess: () => setExcepting(undefined),
      },
    );
  const waiting = mass.members.filter(({ state }) => state === 'proposed').map(({ row }) => row.id);
  const shown = mass.members.filter(({ state }) => state !== 'refused');
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>
          {t('mass.cases')} <Text component="span">{shown.length}</Text>
        </Title>
        {may && waiting.length > 0 && (
          <ActButton loading={write.isPending} onClick={() => decide('confirmed', waiting)}>
            {t('mass.confirmAll', { count: waiting.length })}
          </ActButton>
        )}
      </Group>
      <ListTable
        rows={shown}
        idOf={({ row }) => row.id}
        minWidth={620}
        plain
        columns={[
          { name: 'case', cell: (member) => <CaseCell member={member} /> },
          { name: 'state', width: 150, cell: ({ state }) => code('memberState', state) },
          {
            name: 'acts',
            width: 290,
            cell: ({ state, row, answered }) =>
              may &&
              !answered && (
                <Group gap="xs" wrap="nowrap" justify="flex-end">
                  {state !== 'confirmed' && (
                    <ActButton size="compact-sm" onClick={() => decide('confirmed', [row.id])}>
                      {t('mass.confirm')}
                    </ActButton>
                  )}
                  {state === 'confirmed' && (
                    <ActButton size="compact-sm" onClick={() => setExcepting(row.id)}>
                      {t('mass.except')}
                    </ActButton>
                  )}
                  <ActButton size="compact-sm" onClick={() => decide('refused', [row.id])}>
                    {t('mass.refuse')}
                  </ActButton>
                </Group>
              ),
          },
        ]}
      />
      {excepting && (
        <ReasonDialog
          title={t('mass.except')}
          busy={write.isPending}
          onSubmit={(reason) => decide('excepted', [excepting], reason)}
          close={() => setExcepting(undefined)}
        />
      )}
    </section>
  );
}

function CaseCell({ member: { row, reason } }: { member: Member }) {
  const { code } = useWords();
  return (
    <>
      <Link to="/cases/{-$caseId}" params={{ caseId: row.id }} className={tables.link} lang={row.language}>
        {row.title}
      </Link>
      <Text size="xs" c="dimmed">
        {[spoken(row.number), code('state', row.state), row.placeLabel, reason].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
