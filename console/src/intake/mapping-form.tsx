import { Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import type { Import, ImportDetail, MappingBody } from './imports.api.ts';
import { MappingTable } from './mapping-table.tsx';

/** The columns of a file and what each is taken for: guessed, shown, put right, remembered for the next such file. */
export function MappingForm({ one }: { one: ImportDetail }) {
  const { t, code } = useWords();
  const [mapping, setMapping] = useState(one.mapping);
  const [readAs, setReadAs] = useState(one.readAs);
  const [dayFirst, setDayFirst] = useState(one.dayFirst);
  const run = useRun(one);
  const known = one.shape === 'incident';
  const ready = known || mapping.text !== undefined;
  const start = () => run.mutate({ mapping, readAs, dayFirst });
  useKeys(ready && !run.isPending ? [{ keys: 'Enter', says: t('imports.run'), run: start }] : []);
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" maw={640}>
        {t(known ? 'imports.recognised' : 'imports.guessed')}
      </Text>
      {one.problems.length > 0 && (
        <Notice kind="soon" title={t('imports.problems')}>
          {one.problems.map(({ code: problem, words }) => (
            <div key={problem}>{words}</div>
          ))}
        </Notice>
      )}
      <Group gap="lg">
        <SegmentedControl
          aria-label={t('imports.readAs')}
          value={readAs}
          onChange={(value) => setReadAs(value === 'history' ? 'history' : 'messages')}
          data={(['messages', 'history'] as const).map((value) => ({ value, label: code('readAs', value) }))}
        />
        {!known && (
          <SegmentedControl
            aria-label={t('imports.dates')}
            value={dayFirst === null ? 'unknown' : dayFirst ? 'day' : 'month'}
            onChange={(value) => setDayFirst(value === 'unknown' ? null : value === 'day')}
            data={(['unknown', 'day', 'month'] as const).map((value) => ({
              value,
              label: code('dateOrder', value),
            }))}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t(readAs === 'history' ? 'imports.asHistoryHow' : 'imports.asMessagesHow')}
      </Text>
      <Paper p={0}>
        <MappingTable one={one} mapping={mapping} change={known ? undefined : setMapping} />
      </Paper>
      {run.error && <Notice kind="late">{asProblem(run.error).detail}</Notice>}
      <Group>
        <ActButton variant="filled" keyName="Enter" disabled={!ready} loading={run.isPending} onClick={start}>
          {t('imports.run')}
        </ActButton>
        {!ready && (
          <Text size="sm" c="dimmed">
            {t('imports.textNeeded')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** Saves the mapping, then starts with it. */
function useRun(one: ImportDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: MappingBody) => {
      const saved = await send<Import>('PUT', `/api/imports/${one.id}/mapping`, {
        body,
        version: one.version,
      });
      return send<Import>('POST', `/api/imports/${one.id}/run`, { version: saved.version });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.anyImport }),
  });
}
