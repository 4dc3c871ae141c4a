import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { useWords } from '../words/use-words.ts';
import { ChecklistDrawer } from './checklist-drawer.tsx';
import { type Checklist, checklistsQuery } from './checklists.api.ts';

/** What has to be seen to on every case of a topic. */
export function ChecklistsPage() {
  const { t } = useWords();
  usePageTitle(t('checklists.title'));
  const asked = useQuery(checklistsQuery);
  const mayChange = useDuty('changeChecklists');
  const [open, setOpen] = useState<Checklist | 'new'>();
  const columns = useColumns(setOpen);
  return (
    <Page
      title={t('checklists.title')}
      acts={
        mayChange && (
          <ActButton variant="filled" onClick={() => setOpen('new')}>
            {t('checklists.add')}
          </ActButton>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('checklists.how')}
      </Text>
      <Shown of={asked}>
        {(lists) => {
          const filled = lists.filter(({ items }) => items.length > 0);
          return (
            <>
              {filled.length === 0 ? (
                <Saying icon="check" title={t('checklists.none')}>
                  {t('checklists.noneHow')}
                </Saying>
              ) : (
                <ListTable rows={filled} idOf={({ topicId }) => topicId} columns={columns} />
              )}
              {open && (
                <ChecklistDrawer
                  list={open === 'new' ? undefined : lists.find(({ topicId }) => topicId === open.topicId)}
                  taken={filled.map(({ topicId }) => topicId)}
                  close={() => setOpen(undefined)}
                />
              )}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function useColumns(open: (list: Checklist) => void) {
  const { t, name } = useWords();
  const { topic } = useDirectory();
  return [
    {
      name: t('checklists.topic'),
      width: 220,
      cell: (list: Checklist) => (
        <UnstyledButton className={tables.link} onClick={() => open(list)}>
          {name(topic.get(list.topicId)?.name)}
        </UnstyledButton>
      ),
    },
    {
      name: t('checklists.items'),
      cell: ({ items }: Checklist) => (
        <>
          {items.map((item) => name(item.text)).join(' · ')}
          <Text size="xs" c="dimmed">
            {t('checklists.required', { count: items.filter(({ required }) => required).length })}
          </Text>
        </>
      ),
    },
  ];
}
