import { Group, Paper, Select, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { asProblem } from '../../data/problem.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useWords } from '../../words/use-words.ts';
import { useDirectory } from '../directory.ts';
import type { BoundaryImportView, BoundaryOptions } from './boundaries.api.ts';

/** Which property says what: guessed from their names, put right here. */
export function BoundaryOptionsForm({ one }: { one: BoundaryImportView }) {
  const words = useWords();
  const { t } = words;
  const { centres } = useDirectory();
  const client = useQueryClient();
  const [options, setOptions] = useState(one.options);
  const change = (part: Partial<BoundaryOptions>) => setOptions({ ...options, ...part });
  const show = useMutation({
    mutationFn: () =>
      send<BoundaryImportView>('PUT', `/api/boundaries/${one.id}`, { body: options, version: one.version }),
    onSuccess: (view) => client.setQueryData(keys.boundaryImport(one.id), view),
    onError: () => client.invalidateQueries({ queryKey: keys.boundaryImport(one.id) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.mutate();
  };
  const properties = one.properties.map(({ name, values, sample }) => ({
    value: name,
    label: t('boundaries.property', { name, values, sample: sample.join(', ') }),
  }));
  const isChanged = JSON.stringify(options) !== JSON.stringify(one.options);
  const wide = { grow: true, gap: 'md', align: 'flex-start', preventGrowOverflow: false } as const;
  return (
    <Paper component="form" onSubmit={submit}>
      <Stack gap="md">
        <Title order={2}>{t('boundaries.readAs')}</Title>
        <Group {...wide}>
          <Select
            miw={220}
            label={t('boundaries.nameProperty')}
            allowDeselect={false}
            value={options.nameProperty}
            onChange={(nameProperty) => change({ nameProperty })}
            data={properties}
          />
          <Select
            miw={220}
            label={t('boundaries.codeProperty')}
            placeholder={t('boundaries.codeNone')}
            clearable
            value={options.codeProperty}
            onChange={(codeProperty) => change({ codeProperty })}
            data={properties}
          />
        </Group>
        <Group {...wide}>
          <Select
            miw={220}
            label={t('boundaries.centreProperty')}
            placeholder={t('boundaries.centreNone')}
            clearable
            value={options.centreProperty}
            onChange={(centreProperty) => change({ centreProperty })}
            data={properties}
          />
          {options.centreProperty === null && (
            <Select
              miw={220}
              label={t('boundaries.centreId')}
              allowDeselect={false}
              value={options.centreId ?? centres.find(({ parentId }) => parentId === null)?.id ?? null}
              onChange={(centreId) => change({ centreId })}
              data={centres.map(({ id, name }) => ({ value: id, label: words.name(name) }))}
            />
          )}
        </Group>
        <Group {...wide}>
          <Select
            miw={220}
            label={t('boundaries.onlyProperty')}
            placeholder={t('boundaries.onlyAll')}
            clearable
            value={options.only?.property ?? null}
            onChange={(property) =>
              change({ only: property ? { property, value: options.only?.value ?? '' } : null })
            }
            data={properties}
          />
          {options.only && (
            <TextInput
              miw={220}
              label={t('boundaries.onlyValue')}
              value={options.only.value}
              onChange={(event) =>
                change({
                  only: options.only && { ...options.only, value: event.currentTarget.value },
                })
              }
            />
          )}
        </Group>
        {show.error && <Notice kind="late">{asProblem(show.error).detail}</Notice>}
        <Group>
          <ActButton type="submit" disabled={!isChanged} loading={show.isPending}>
            {t('boundaries.show')}
          </ActButton>
        </Group>
      </Stack>
    </Paper>
  );
}
