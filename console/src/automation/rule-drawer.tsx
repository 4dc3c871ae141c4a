import { JsonInput, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { everything, toCondition, toSimple } from '../territory/condition.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { SimpleFields } from '../territory/simple-fields.tsx';
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
      simple: rule ? toSimple(rule.conditions) : everything,
      text: JSON.stringify(rule?.conditions ?? {}, null, 2),
    },
  });
  const { fields, change } = edited;
  const { simple, text, ...rest } = fields;
  const write = useAutomationWrite(keys.automation, close);
  const conditions = simple ? toCondition(simple) : parsed(text);
  const body = { ...rest, name: rest.name.trim(), conditions };
  const asks = body.eventTypes.length > 0 && conditions !== undefined;
  const path = rule ? `/api/automation/rules/${rule.id}` : '/api/automation/rules';
  const events = useMemo(
    () => rules.eventTypes.map((value) => ({ value, label: code('event', value) })),
    [rules.eventTypes, code],
  );
  return (
    <EditDrawer
      title={rule?.name ?? t('automation.add')}
      mayChange
      ready={asks && body.name !== '' && body.actions.length > 0}
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
      {simple ? (
        <SimpleFields simple={simple} change={(more) => change({ simple: { ...simple, ...more } })} />
      ) : (
        <JsonInput
          label={t('routing.when')}
          description={t('routing.complexHow')}
          size="xs"
          autosize
          minRows={6}
          maxRows={20}
          value={text}
          onChange={(value) => change({ text: value })}
          validationError={t('routing.notJson')}
        />
      )}
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

/** @returns undefined while it is not JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
