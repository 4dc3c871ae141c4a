import { Alert, Group, Paper, Select, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import type { Import } from './imports.api.ts';
import classes from './imports.module.css';

/** Fields a column can be read as; what the server guessed beyond these is kept. */
const fields = [
  'text',
  'publishedAt',
  'externalId',
  'url',
  'title',
  'authorName',
  'authorAddress',
  'area',
  'address',
  'topic',
  'group',
  'authority',
  'state',
  'answer',
  'answeredAt',
  'lon',
  'lat',
] as const;

/** The columns of the file and what each is taken for: guessed, shown, put right, remembered for the next such file. */
export function MappingForm({ one }: { one: Import }) {
  const { t, said } = useWords();
  const client = useQueryClient();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(one.mapping);
  const byColumn = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const run = useMutation({
    mutationFn: async () => {
      const saved = await send<{ version?: number } | undefined>('PUT', `/api/imports/${one.id}/mapping`, {
        body: { mapping },
        version: one.version,
      });
      await send('POST', `/api/imports/${one.id}/run`, { version: saved?.version ?? one.version });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports }),
  });
  const choose = (column: string, field: string | null) => {
    const rest = Object.entries(mapping).filter(([known, taken]) => taken !== column && known !== field);
    setMapping(Object.fromEntries(field ? [...rest, [field, column]] : rest));
  };
  const choices = [...new Set([...fields, ...Object.keys(one.mapping)])].map((value) => ({
    value,
    label: said('word.importField', value),
  }));
  const ready = mapping.text !== undefined || one.shape === 'incident';
  useKeys(ready ? [{ keys: 'Enter', says: t('imports.run'), run: () => run.mutate() }] : []);
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" maw={640}>
        {t(one.shape === 'incident' ? 'imports.recognised' : 'imports.guessed')}
      </Text>
      {one.problems.length > 0 && (
        <Alert color="yellow" title={t('imports.problems')}>
          {one.problems.map(({ code, params }) => (
            <div key={code}>{said('error', code, params)}</div>
          ))}
        </Alert>
      )}
      <Paper p={0}>
        <Table.ScrollContainer minWidth={620}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('imports.column')}</Table.Th>
                <Table.Th w={220}>{t('imports.takenFor')}</Table.Th>
                <Table.Th colSpan={2}>{t('imports.sample')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {one.header.map((column, index) => (
                <Table.Tr key={column}>
                  <Table.Td>{column}</Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={t('imports.takenForColumn', { column })}
                      placeholder={t('imports.notTaken')}
                      searchable
                      clearable
                      value={byColumn.get(column) ?? null}
                      onChange={(field) => choose(column, field)}
                      data={choices}
                    />
                  </Table.Td>
                  {one.sample.slice(0, 2).map((row, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name but their place
                    <Table.Td key={at} className={classes.sample} title={row[index]}>
                      {row[index]}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      {run.error && (
        <Alert color="red" role="alert">
          {asProblem(run.error).detail}
        </Alert>
      )}
      <Group>
        <ActButton
          variant="filled"
          keyName="Enter"
          disabled={!ready}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
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
