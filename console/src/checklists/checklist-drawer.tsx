import { Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { isComplete } from '../conditions/condition-tree.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { useDirectory } from '../territory/directory.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { TopicSelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { ChecklistItemFields } from './checklist-item-fields.tsx';
import type { Checklist, ChecklistItem } from './checklists.api.ts';

const most = 30;
const blank = (): ChecklistItem => ({ id: crypto.randomUUID(), text: {}, required: true, when: null });
const filled = ({ text }: ChecklistItem) => Object.values(text).some((words) => words.trim() !== '');
/** A language left empty is no text. */
const tidy = (item: ChecklistItem) => ({
  ...item,
  text: Object.fromEntries(Object.entries(item.text).filter(([, words]) => words.trim() !== '')),
});

interface DrawerProps {
  /** Undefined for a topic that has none yet. */
  readonly list: Checklist | undefined;
  readonly taken: readonly string[];
  readonly close: () => void;
}

export function ChecklistDrawer({ list, taken, close }: DrawerProps) {
  const { t, name } = useWords();
  const { topic } = useDirectory();
  const [topicId, setTopicId] = useState<string | null>(list?.topicId ?? null);
  const edited = useEdited({ version: list?.version ?? 0, fields: { items: list?.items ?? [blank()] } });
  const { items } = edited.fields;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      send<{ version: number }>('PUT', `/api/checklists/${topicId}`, {
        version: edited.version ?? 0,
        body: { items: items.map(tidy) },
      }),
    onSuccess: () => {
      toastDone(t('work.done'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.checklists }),
  });
  const put = (place: number, item: ChecklistItem | undefined) =>
    edited.change({ items: items.flatMap((one, at) => (at === place ? (item ?? []) : one)) });
  const free = list !== undefined || (topicId !== null && !taken.includes(topicId));
  return (
    <EditDrawer
      title={list ? name(topic.get(list.topicId)?.name) : t('checklists.add')}
      mayChange={useDuty('changeChecklists')}
      lacking={[topicId === null && !list && t('checklists.topic')]}
      ready={free && items.every(filled) && items.every(({ when }) => when === null || isComplete(when))}
      busy={save.isPending}
      error={save.error}
      overtaken={edited.overtaken}
      onSubmit={() => save.mutate()}
      onClose={close}
    >
      {!list && <TopicSelect label={t('checklists.topic')} value={topicId} onChange={setTopicId} />}
      <Stack gap="md">
        {items.map((item, place) => (
          <ChecklistItemFields
            key={item.id}
            topicId={topicId}
            item={item}
            number={place + 1}
            change={(next) => put(place, next)}
            remove={() => put(place, undefined)}
          />
        ))}
      </Stack>
      {items.length < most && (
        <div>
          <ActButton type="button" onClick={() => edited.change({ items: [...items, blank()] })}>
            {t('checklists.addItem')}
          </ActButton>
        </div>
      )}
    </EditDrawer>
  );
}
