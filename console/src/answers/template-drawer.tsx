import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { useDirectory } from '../territory/directory.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { useWords } from '../words/use-words.ts';
import { outcomes } from './answers.api.ts';
import type { Template } from './templates.api.ts';

interface TemplateDrawerProps {
  /** Undefined for one being added. */
  readonly template: Template | undefined;
  readonly mayChange: boolean;
  readonly close: () => void;
}

const states = ['assigned', 'in work', 'clarifying', 'answered', 'reopened'] as const;

function useTemplateWrite(close: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({
      method,
      path,
      ...write
    }: {
      method: Method;
      path: string;
      body?: unknown;
      version?: number;
    }) => send(method, path, write),
    onSuccess: () => {
      toastDone(t('saved'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.templates }),
  });
}

export function TemplateDrawer({ template, mayChange, close }: TemplateDrawerProps) {
  const { t, code, name } = useWords();
  const { topics } = useDirectory();
  const topicChoices = useMemo(
    () => topics.map((topic) => ({ value: topic.id, label: name(topic.name) })),
    [topics, name],
  );
  const edited = useEdited({
    version: template?.version,
    fields: {
      name: template?.name ?? '',
      shortcut: template?.shortcut ?? '',
      text: template?.text ?? '',
      kind: template?.kind ?? null,
      outcome: template?.outcome ?? null,
      topicIds: template?.topicIds ?? [],
      caseStates: template?.caseStates ?? [],
    },
  });
  const { fields, change } = edited;
  const write = useTemplateWrite(close);
  const submit = () => {
    const body = { ...fields, shortcut: fields.shortcut.trim() || null };
    if (!template) return write.mutate({ method: 'POST', path: '/api/templates', body });
    const version = edited.version ?? template.version;
    write.mutate({ method: 'PUT', path: `/api/templates/${template.id}`, body, version });
  };
  const retire = () =>
    template &&
    write.mutate({ method: 'DELETE', path: `/api/templates/${template.id}`, version: template.version });
  return (
    <EditDrawer
      title={t(template ? 'templates.one' : 'templates.add')}
      mayChange={mayChange}
      lacking={[
        fields.name.trim() === '' && t('templates.name'),
        fields.text.trim() === '' && t('templates.text'),
      ]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
      more={
        template && (
          <ActButton type="button" variant="subtle" color="red" onClick={retire}>
            {t('templates.retire')}
          </ActButton>
        )
      }
    >
      <TextInput
        label={t('templates.name')}
        required
        maxLength={200}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('templates.shortcut')}
        description={t('templates.shortcutHow')}
        maxLength={30}
        maw={220}
        value={fields.shortcut}
        onChange={(event) => change({ shortcut: event.currentTarget.value.replace(/\s/gu, '') })}
      />
      <Textarea
        label={t('templates.text')}
        required
        autosize
        minRows={5}
        maxRows={16}
        maxLength={20_000}
        value={fields.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Select
        label={t('answer.kind')}
        clearable
        placeholder={t('templates.anyKind')}
        data={(['final', 'interim'] as const).map((value) => ({ value, label: code('answerKind', value) }))}
        value={fields.kind}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label={t('field.outcome')}
        clearable
        placeholder={t('templates.anyKind')}
        data={outcomes.map((value) => ({ value, label: code('outcome', value) }))}
        value={fields.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      <MultiSelect
        label={t('templates.topics')}
        description={t('templates.topicsHow')}
        searchable
        clearable
        limit={60}
        nothingFoundMessage={t('select.nothing')}
        data={topicChoices}
        value={[...fields.topicIds]}
        onChange={(topicIds) => change({ topicIds })}
      />
      <MultiSelect
        label={t('templates.states')}
        description={t('templates.topicsHow')}
        clearable
        data={states.map((value) => ({ value, label: code('state', value) }))}
        value={[...fields.caseStates]}
        onChange={(caseStates) => change({ caseStates })}
      />
    </EditDrawer>
  );
}
