import { Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Refused } from '../../parts/refused.tsx';
import { Section } from '../../parts/section.tsx';
import { useDirectory } from '../../territory/directory.ts';
import { AuthoritySelect } from '../../territory/selects.tsx';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { Case } from '../cases.api.ts';
import { SettleTask } from './settle-task.tsx';
import { type CaseWork, useWorkWrite, workQuery } from './work.api.ts';

type Task = CaseWork['tasks'][number];

/** Parts of the work that others do, each by its own day. */
export function Tasks({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: work } = useQuery(workQuery(row.id));
  const [giving, setGiving] = useState(false);
  const [settling, setSettling] = useState<Task>();
  const mayGive = row.acts.includes('ask resident');
  if (!work || (work.tasks.length === 0 && !mayGive)) return null;
  return (
    <Section title={t('task.title')} count={work.tasks.length}>
      <Stack gap="sm" px="lg">
        {work.tasks.map((task) => (
          <TaskLine key={task.id} task={task} settle={() => setSettling(task)} />
        ))}
        {mayGive && (
          <div>
            <ActButton size="compact-sm" onClick={() => setGiving(true)}>
              {t('task.give')}
            </ActButton>
          </div>
        )}
      </Stack>
      {giving && <GiveDialog row={row} close={() => setGiving(false)} />}
      {settling && <SettleTask task={settling} close={() => setSettling(undefined)} />}
    </Section>
  );
}

function TaskLine({ task, settle }: { task: Task; settle: () => void }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { authority } = useDirectory();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm">{task.text}</Text>
        <Text size="xs" c="dimmed">
          {[
            name(authority.get(task.authorityId)?.shortName),
            `${t('task.due')} ${dates.day(task.dueOn)}`,
            code('taskState', task.state),
            task.result,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      {task.state === 'open' && (
        <ActButton size="compact-sm" style={{ flex: 'none' }} onClick={settle}>
          {t('task.done')}
        </ActButton>
      )}
    </Group>
  );
}

function GiveDialog({ row, close }: { row: Case; close: () => void }) {
  const { t, code } = useWords();
  const [authorityId, setAuthorityId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const write = useWorkWrite();
  const body = { authorityId, text, dueOn };
  return (
    <FormDialog
      title={t('task.giveTitle')}
      submitLabel={t('task.give')}
      ready={authorityId !== null && text.trim() !== '' && dueOn !== ''}
      busy={write.isPending}
      onSubmit={() => write.mutate({ path: `/api/cases/${row.id}/tasks`, body }, { onSuccess: close })}
      onClose={close}
    >
      <Stack gap="md">
        <AuthoritySelect
          label={t('field.authority')}
          value={authorityId}
          onChange={setAuthorityId}
          data-autofocus
        />
        <Textarea
          label={t('task.text')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('task.due')}
          required
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        {write.error && <Refused error={write.error} state={code('state', row.state)} />}
      </Stack>
    </FormDialog>
  );
}
