import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { ConditionBench } from '../conditions/condition-bench.tsx';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { always, isComplete } from '../conditions/condition-tree.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { useWords } from '../words/use-words.ts';
import { ActionList } from './action-list.tsx';
import { RuleTrial } from './rule-trial.tsx';
import type { Action, Rule, Rules } from './rules.api.ts';
import { useAutomationWrite } from './webhooks.api.ts';

interface DrawerProps {
  /** Undefined for one being added. */
  readonly rule: Rule | undefined;
  readonly rules: Rules;
  readonly close: () => void;
}

const firstAction: Action = { kind: 'notify part', part: 'curator' };

export function RuleDrawer({ rule, rules, close }: DrawerProps) {
  const { t, code } = useWords();
  const edited = useEdited({
    version: rule?.version,
    fields: {
      name: rule?.name ?? '',
      enabled: rule?.enabled ?? true,
      eventTypes: rule?.eventTypes ?? [],
      actions: rule?.actions ?? [firstAction],
      conditions: rule?.conditions ?? always,
    },
  });
  const { fields, change } = edited;
  const write = useAutomationWrite(keys.automation, close);
  const body = { ...fields, name: fields.name.trim() };
  const asks = body.eventTypes.length > 0 && isComplete(fields.conditions);
  const path = rule ? `/api/automation/rules/${rule.id}` : '/api/automation/rules';
  const events = useMemo(
    () => rules.eventTypes.map((value) => ({ value, label: code('event', value) })),
    [rules.eventTypes, code],
  );
  return (
    <EditDrawer
      title={rule?.name ?? t('automation.add')}
      mayChange
      lacking={[
        body.name === '' && t('automation.name'),
        body.eventTypes.length === 0 && t('automation.when'),
        !isComplete(fields.conditions) && t('automation.such'),
        body.actions.length === 0 && t('automation.then'),
      ]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={() => write.mutate({ method: rule ? 'PUT' : 'POST', path, body, version: edited.version })}
      onClose={close}
      more={
        rule && (
          <ActButton
            type="button"
            variant="subtle"
            color="red"
            onClick={() => write.mutate({ method: 'DELETE', path, version: edited.version })}
          >
            {t('automation.remove')}
          </ActButton>
        )
      }
    >
      <TextInput
        label={t('automation.name')}
        maxLength={100}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('automation.when')}
        searchable
        data={events}
        value={fields.eventTypes}
        onChange={(eventTypes) => change({ eventTypes })}
      />
      <ConditionEditor
        label={t('automation.such')}
        value={fields.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <ConditionBench condition={fields.conditions} />
      <ActionList
        actions={fields.actions}
        webhooks={rules.webhooks}
        change={(actions) => change({ actions })}
      />
      <Switch
        label={t('automation.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      {asks && body.actions.length > 0 && <RuleTrial body={{ ...body, name: body.name || '—' }} />}
    </EditDrawer>
  );
}
