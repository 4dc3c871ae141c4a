import { Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseFilter } from '../cases/case-filter.ts';
import { ConditionBench } from '../conditions/condition-bench.tsx';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { always, type Condition, isComplete } from '../conditions/condition-tree.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import { sameFilter } from './same-filter.ts';
import { filterOf, type SavedView, savedViewsQuery, type ViewFields } from './views.api.ts';

/** Keeps what the queue shows under a name, new or in the place of a view kept before. */
export function KeepViewDialog({ filter, close }: { filter: CaseFilter; close: () => void }) {
  const { t, name: named } = useWords();
  const { centre } = useDirectory();
  const { data } = useQuery(savedViewsQuery);
  const own = data?.items.filter(({ mayChange }) => mayChange) ?? [];
  const [before, setBefore] = useState(own.find((view) => sameFilter(filterOf(view), filter)));
  const [name, setName] = useState(before?.name ?? '');
  const [centreId, setCentreId] = useState(before?.centreId ?? null);
  const [condition, setCondition] = useState<Condition>(before?.condition ?? always);
  const { save, remove } = useViewWrite(before, close);
  const choose = (id: string | null) => {
    const chosen = own.find((view) => view.id === id);
    setBefore(chosen);
    setName(chosen?.name ?? '');
    setCentreId(chosen?.centreId ?? null);
    if (chosen?.condition) setCondition(chosen.condition);
  };
  const shown = data?.items.find(({ id }) => id === filter.saved);
  const fields: ViewFields = {
    name: name.trim(),
    filter: filterToKeep(filter, shown),
    condition: sameCondition(condition, always) ? null : condition,
    centreId,
  };
  const error = save.error ?? remove.error;
  const teams = [...new Set([...(data?.teams ?? []), ...(before?.centreId ? [before.centreId] : [])])];
  return (
    <FormDialog
      title={t('views.keep')}
      submitLabel={t('act.save')}
      size="xl"
      ready={name.trim() !== '' && isComplete(condition)}
      busy={save.isPending || remove.isPending}
      onSubmit={() => save.mutate(fields)}
      onClose={close}
    >
      <Stack gap="md">
        {own.length > 0 && (
          <Select
            label={t('views.place')}
            description={t('views.placeHow')}
            placeholder={t('views.new')}
            clearable
            data={own.map((view) => ({ value: view.id, label: view.name }))}
            value={before?.id ?? null}
            onChange={choose}
          />
        )}
        <TextInput
          data-autofocus
          label={t('views.name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {teams.length > 0 && (
          <Select
            label={t('views.team')}
            placeholder={t('views.onlyMe')}
            clearable
            data={teams.map((id) => ({ value: id, label: named(centre.get(id)?.name) }))}
            value={centreId}
            onChange={setCentreId}
          />
        )}
        <ConditionEditor label={t('views.condition')} value={condition} onChange={setCondition} />
        <ConditionBench condition={condition} />
        {error && <Refused error={error} state={before?.name ?? ''} />}
        {before && (
          <ActButton type="button" variant="subtle" color="red" onClick={() => remove.mutate()}>
            {t('views.remove', { name: before.name })}
          </ActButton>
        )}
      </Stack>
    </FormDialog>
  );
}

/** What is shown now: of a view with a condition, its own filters and those set besides. */
function filterToKeep(
  { saved: _, ...filter }: CaseFilter,
  shown: SavedView | undefined,
): ViewFields['filter'] {
  const words = [shown?.filter.q, filter.q].filter(Boolean).join(' ');
  return { ...shown?.filter, ...filter, ...(words !== '' && { q: words }) };
}

const sameCondition = (one: Condition, other: Condition) => JSON.stringify(one) === JSON.stringify(other);

function useViewWrite(before: SavedView | undefined, close: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  const after = {
    onSuccess: () => {
      toastDone(t('saved'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.savedViews }),
  };
  const path = before ? `/api/saved-views/${before.id}` : '/api/saved-views';
  const save = useMutation({
    mutationFn: (body: ViewFields) => send(before ? 'PUT' : 'POST', path, { body, version: before?.version }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: () => send('DELETE', path, { version: before?.version }),
    ...after,
  });
  return { save, remove };
}
