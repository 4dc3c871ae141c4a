import { Checkbox, Group, MultiSelect, Select, Switch, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { peopleByIdQuery, somePeopleQuery } from '../access/people.api.ts';
import { useMe } from '../access/session.ts';
import { staffQuery } from '../cases/cases.api.ts';
import { PercentInput } from '../parts/percent-input.tsx';
import { useWords } from '../words/use-words.ts';
import type { RoutingRule } from './directory.ts';

export type Effects = Pick<
  RoutingRule,
  'executorId' | 'tags' | 'watcherIds' | 'joinsMassProblem' | 'automaticFrom'
>;

/** What a rule does as long as nobody has said anything. */
export const noEffects: Effects = {
  executorId: null,
  tags: [],
  watcherIds: [],
  joinsMassProblem: false,
  automaticFrom: null,
};

/** Only what a rule does beside its conditions and its authority, whatever else it carries. */
export function effectsOf(rule: Effects): Effects {
  const { executorId, tags, watcherIds, joinsMassProblem, automaticFrom } = rule;
  return { executorId, tags, watcherIds, joinsMassProblem, automaticFrom };
}

/** The certainty offered first when a rule begins to hand over by itself. */
const firstCertainty = 0.95;

interface EffectsProps {
  readonly authorityId: string | null;
  readonly effects: Effects;
  readonly change: (fields: Partial<Effects>) => void;
}

/** What a rule does beside choosing the authority. */
export function RuleEffects({ authorityId, effects, change }: EffectsProps) {
  const { t } = useWords();
  const [sought, setSought] = useState('');
  const people = usePeople(authorityId, effects, sought);
  const { tags, watcherIds, joinsMassProblem, automaticFrom } = effects;
  return (
    <>
      <Select
        label={t('automation.executor')}
        clearable
        searchable
        data={people.executors}
        value={effects.executorId}
        error={people.executorLeft && t('route.executorLeft')}
        onChange={(executorId) => change({ executorId })}
      />
      <TagsInput
        label={t('routing.tags')}
        description={t('routing.tagsHow')}
        maxTags={20}
        value={[...tags]}
        onChange={(chosen) => change({ tags: chosen.map((tag) => tag.slice(0, 40)) })}
      />
      <MultiSelect
        label={t('routing.watchers')}
        description={t('routing.watchersHow')}
        searchable
        clearable
        nothingFoundMessage={t('select.nothing')}
        data={people.watchers}
        hidePickedOptions
        filter={({ options }) => options}
        searchValue={sought}
        onSearchChange={setSought}
        value={[...watcherIds]}
        onChange={(chosen) => change({ watcherIds: chosen })}
      />
      <Checkbox
        label={t('routing.joinsMass')}
        description={t('routing.joinsMassHow')}
        checked={joinsMassProblem}
        onChange={(event) => change({ joinsMassProblem: event.currentTarget.checked })}
      />
      <Group gap="md" align="flex-end">
        <Switch
          label={t('routing.automatic')}
          description={t('routing.automaticHow')}
          checked={automaticFrom !== null}
          onChange={(event) => change({ automaticFrom: event.currentTarget.checked ? firstCertainty : null })}
        />
        {automaticFrom !== null && (
          <PercentInput
            label={t('passport.automaticFrom')}
            min={50}
            value={automaticFrom}
            onChange={(share) => share !== null && change({ automaticFrom: share })}
          />
        )}
      </Group>
    </>
  );
}

/** Whom this reader may name: an administrator everyone with a role, others the authority's staff and themselves. */
function usePeople(
  authorityId: string | null,
  { executorId, watcherIds }: Effects,
  /** What is typed to find a follower. */
  sought: string,
) {
  const { t } = useWords();
  const me = useMe();
  const seesAll = useDuty('changePeople');
  const [q] = useDebouncedValue(sought.trim(), 200);
  const found = useQuery({ ...somePeopleQuery(q), enabled: seesAll }).data?.items ?? [];
  const asNamed = { ...peopleByIdQuery(watcherIds), enabled: seesAll && watcherIds.length > 0 };
  const chosen = useQuery(asNamed).data?.items ?? [];
  const workThere = useQuery({ ...staffQuery(authorityId ?? ''), enabled: authorityId !== null }).data;
  const staff = workThere ?? [];
  const named = new Map([...found, ...chosen, ...staff, me].map(({ id, name }) => [id, name]));
  const fits = (name: string) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());
  // The server has found its own by more than the name; the others are here already.
  const near = [...staff, me].filter(({ name }) => fits(name)).map(({ id }) => id);
  const choice = (id: string) => ({ value: id, label: named.get(id) ?? t('routing.colleague') });
  const own = staff.map(({ id }) => id);
  return {
    executorLeft: workThere !== undefined && executorId !== null && !own.includes(executorId),
    executors: [...new Set([...own, ...(executorId ? [executorId] : [])])].map(choice),
    watchers: [...new Set([...found.map(({ id }) => id), ...near, ...watcherIds])].map(choice),
  };
}
