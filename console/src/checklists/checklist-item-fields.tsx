import { Group, Paper, Stack, Switch } from '@mantine/core';
import { ConditionBench } from '../conditions/condition-bench.tsx';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { always, type Condition } from '../conditions/condition-tree.ts';
import { ActButton } from '../parts/act-button.tsx';
import { NamesFields } from '../territory/names-fields.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChecklistItem } from './checklists.api.ts';

/** The list is one topic's: how many of its cases the item would stand on. */
const ofTopic = (topicId: string | null, when: Condition): Condition =>
  topicId === null ? when : { all: [{ field: 'topic', in: [topicId] }, when] };

interface ItemProps {
  readonly topicId: string | null;
  readonly item: ChecklistItem;
  readonly number: number;
  readonly change: (item: ChecklistItem) => void;
  readonly remove: () => void;
}

/** One thing to see to: its words, whether the answer waits for it, and on which cases it stands. */
export function ChecklistItemFields({ topicId, item, number, change, remove }: ItemProps) {
  const { t } = useWords();
  const { when } = item;
  return (
    <Paper withBorder p="sm" component="fieldset">
      <Stack gap="sm">
        <NamesFields
          label={t('checklists.item', { number })}
          value={item.text}
          onChange={(text) => change({ ...item, text })}
        />
        <Group gap="lg">
          <Switch
            label={t('checklists.isRequired')}
            checked={item.required}
            onChange={(event) => change({ ...item, required: event.currentTarget.checked })}
          />
          <Switch
            label={t('checklists.when')}
            checked={when !== null}
            onChange={(event) => change({ ...item, when: event.currentTarget.checked ? always : null })}
          />
          <ActButton size="compact-sm" type="button" onClick={remove}>
            {t('checklists.removeItem')}
          </ActButton>
        </Group>
        {when !== null && (
          <>
            <ConditionEditor
              label={t('checklists.when')}
              value={when}
              without={['topic', 'group']}
              onChange={(changed) => change({ ...item, when: changed })}
            />
            <ConditionBench condition={ofTopic(topicId, when)} />
          </>
        )}
      </Stack>
    </Paper>
  );
}
