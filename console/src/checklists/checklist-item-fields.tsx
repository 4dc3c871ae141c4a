import { Group, JsonInput, Paper, Stack, Switch } from '@mantine/core';
import { ActButton } from '../parts/act-button.tsx';
import { everything, toCondition, toSimple } from '../territory/condition.ts';
import { NamesFields } from '../territory/names-fields.tsx';
import { SimpleFields } from '../territory/simple-fields.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChecklistItem } from './checklists.api.ts';

interface ItemProps {
  readonly item: ChecklistItem;
  readonly number: number;
  readonly change: (item: ChecklistItem) => void;
  readonly remove: () => void;
}

/** One thing to see to: its words, whether the answer waits for it, and on which cases it stands. */
export function ChecklistItemFields({ item, number, change, remove }: ItemProps) {
  const { t } = useWords();
  const { when } = item;
  const simple = when === null ? undefined : toSimple(when);
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
            onChange={(event) =>
              change({ ...item, when: event.currentTarget.checked ? toCondition(everything) : null })
            }
          />
          <ActButton size="compact-sm" type="button" onClick={remove}>
            {t('checklists.removeItem')}
          </ActButton>
        </Group>
        {simple && (
          <SimpleFields
            simple={simple}
            change={(more) => change({ ...item, when: toCondition({ ...simple, ...more }) })}
          />
        )}
        {when !== null && !simple && (
          <JsonInput
            label={t('routing.when')}
            description={t('routing.complexHow')}
            size="xs"
            autosize
            minRows={4}
            readOnly
            value={JSON.stringify(when, null, 2)}
          />
        )}
      </Stack>
    </Paper>
  );
}
