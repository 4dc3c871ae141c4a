import { ActionIcon, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseFilter } from '../cases/case-filter.ts';
import classes from '../cases/queue-head.module.css';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { KeepViewDialog } from './keep-view-dialog.tsx';
import { sameFilter } from './same-filter.ts';
import { filterOf, savedViewsQuery } from './views.api.ts';

/** Views somebody has kept, beside those everyone has. */
export function SavedViewTabs({ filter }: { filter: CaseFilter }) {
  const { t } = useWords();
  const { data } = useQuery(savedViewsQuery);
  const navigate = useNavigate();
  return data?.items.map((view) => (
    <UnstyledButton
      key={view.id}
      className={classes.view}
      aria-pressed={sameFilter(filterOf(view), filter)}
      title={view.centreId ? t('views.sharedBy', { name: view.ownerName }) : undefined}
      onClick={() => navigate({ to: '/cases/{-$caseId}', params: true, search: filterOf(view) })}
    >
      <Icon name={view.centreId ? 'people' : 'person'} size={13} />
      {view.name}
    </UnstyledButton>
  ));
}

export function KeepViewButton({ filter }: { filter: CaseFilter }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionIcon
        variant="default"
        aria-label={t('views.keep')}
        title={t('views.keep')}
        onClick={() => setOpen(true)}
      >
        <Icon name="tag" size={16} />
      </ActionIcon>
      {open && <KeepViewDialog filter={filter} close={() => setOpen(false)} />}
    </>
  );
}
