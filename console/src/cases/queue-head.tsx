import { ActionIcon, Group, Indicator, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMe } from '../access/session.ts';
import { Icon } from '../parts/icon.tsx';
import { KeepViewButton, SavedViewTabs } from '../search/saved-views.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { type CaseFilter, type CaseView, type ChangeFilter, narrowedBy, views } from './case-filter.ts';
import { countsQuery } from './cases.api.ts';
import { Filters } from './filters.tsx';
import classes from './queue-head.module.css';

/** Views, search and filters of the queue. */
export function QueueHead({ filter }: { filter: CaseFilter }) {
  const { t } = useWords();
  const change = useFilterChange(filter);
  // An authority's people see only what has been handed over to them.
  const inCentre = useMe().grants.some(({ centreIds }) => centreIds.length > 0);
  const offered = views.filter((view) => inCentre || view !== 'unassigned');
  const search = useRef<HTMLInputElement>(null);
  const find = useDebouncedCallback((q: string) => change({ q: q.trim() || undefined }), 250);
  useKeys([{ keys: '/', says: t('keys.search'), run: () => search.current?.focus() }]);
  return (
    <div className={classes.head}>
      <nav className={classes.views} aria-label={t('cases.views')}>
        {offered.map((view) => (
          <ViewButton
            key={view}
            view={view}
            chosen={view === (filter.view ?? 'due')}
            onClick={() => change({ view })}
          />
        ))}
        <SavedViewTabs filter={filter} />
      </nav>
      <Group gap="sm" wrap="nowrap" px="md" pb="sm">
        <TextInput
          ref={search}
          key={filter.q === undefined ? 'empty' : 'filled'}
          flex={1}
          type="search"
          aria-label={t('cases.search')}
          placeholder={t('cases.search')}
          leftSection={<Icon name="search" size={15} />}
          defaultValue={filter.q ?? ''}
          onChange={(event) => find(event.currentTarget.value)}
        />
        <FilterButton filter={filter} change={change} />
        <KeepViewButton filter={filter} />
      </Group>
    </div>
  );
}

function useFilterChange(filter: CaseFilter): ChangeFilter {
  const navigate = useNavigate();
  return (fields) => {
    const next = Object.entries({ ...filter, ...fields }).filter(([, value]) => value !== undefined);
    navigate({ to: '/cases/{-$caseId}', params: true, search: Object.fromEntries(next) });
  };
}

function ViewButton({ view, chosen, onClick }: { view: CaseView; chosen: boolean; onClick: () => void }) {
  const { code } = useWords();
  const { data: counts } = useQuery(countsQuery);
  const known: Partial<Record<CaseView, number>> = counts
    ? { mine: counts.mine, unassigned: counts.unassigned }
    : {};
  const count = known[view];
  return (
    <UnstyledButton className={classes.view} aria-pressed={chosen} onClick={onClick}>
      {code('view', view)}
      {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
    </UnstyledButton>
  );
}

function FilterButton({ filter, change }: { filter: CaseFilter; change: ChangeFilter }) {
  const { t } = useWords();
  const set = narrowedBy(filter).filter((key) => key !== 'q').length;
  return (
    <Popover position="bottom-end" width={300} trapFocus withinPortal>
      <Indicator disabled={set === 0} label={set} size={15}>
        <Popover.Target>
          <ActionIcon variant="default" aria-label={t('cases.filters', { count: set })}>
            <Icon name="filter" size={16} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <Filters filter={filter} change={change} />
      </Popover.Dropdown>
    </Popover>
  );
}
