import { NumberInput, TextInput } from '@mantine/core';
import { ConditionBench } from '../conditions/condition-bench.tsx';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { always, isComplete } from '../conditions/condition-tree.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { useWords } from '../words/use-words.ts';
import { type RoutingRule, useDirectory } from './directory.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { RoutingTrial } from './routing-trial.tsx';
import { effectsOf, noEffects, RuleEffects } from './rule-effects.tsx';
import { useDirectoryWrite } from './save.ts';
import { AuthoritySelect } from './selects.tsx';

/** Stands for a rule that has no id yet while it is tried. */
const newRuleId = '00000000-0000-7000-8000-000000000000';

/** Rules are asked before a case is opened: nobody has marked it yet, and one message is all it has. */
const unknownAtOpening = ['tag', 'messages'] as const;

interface RuleDrawerProps {
  /** Undefined for one being added. */
  readonly rule: RoutingRule | undefined;
  readonly mayChange: boolean;
  readonly close: () => void;
}

export function RuleDrawer({ rule, mayChange, close }: RuleDrawerProps) {
  const { t } = useWords();
  const { routing } = useDirectory();
  const edited = useEdited({
    version: rule?.version,
    fields: {
      position: rule?.position ?? (routing.at(-1)?.position ?? 0) + 10,
      authorityId: rule?.authorityId ?? null,
      note: rule?.note ?? '',
      effects: rule ? effectsOf(rule) : noEffects,
      conditions: rule?.conditions ?? always,
    },
  });
  const { change } = edited;
  const { position, authorityId, note, effects, conditions } = edited.fields;
  const write = useDirectoryWrite(close);
  const complete = isComplete(conditions);
  const submit = () => {
    const body = {
      position,
      authorityId,
      ...effects,
      note: note.trim() || null,
      conditions,
    };
    write.mutate(
      rule
        ? { method: 'PUT', path: `/api/routing/${rule.id}`, body, version: edited.version }
        : { method: 'POST', path: '/api/routing', body },
    );
  };
  const remove = () =>
    rule && write.mutate({ method: 'DELETE', path: `/api/routing/${rule.id}`, version: rule.version });
  return (
    <EditDrawer
      title={t(rule ? 'routing.rule' : 'routing.add')}
      mayChange={mayChange}
      lacking={[!complete && t('routing.when'), authorityId === null && t('routing.goesTo')]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
      more={
        rule && (
          <ActButton type="button" variant="subtle" color="red" onClick={remove}>
            {t('routing.remove')}
          </ActButton>
        )
      }
    >
      <NumberInput
        label={t('routing.position')}
        description={t('routing.positionHow')}
        min={0}
        allowDecimal={false}
        maw={220}
        value={position}
        onChange={(value) => typeof value === 'number' && change({ position: value })}
      />
      <ConditionEditor
        label={t('routing.when')}
        value={conditions}
        without={unknownAtOpening}
        onChange={(changed) => change({ conditions: changed })}
      />
      {mayChange && <ConditionBench condition={conditions} />}
      <AuthoritySelect
        label={t('routing.goesTo')}
        value={authorityId}
        onChange={(id) => change({ authorityId: id, effects: { ...effects, executorId: null } })}
      />
      <RuleEffects
        authorityId={authorityId}
        effects={effects}
        change={(fields) => change({ effects: { ...effects, ...fields } })}
      />
      <TextInput
        label={t('routing.note')}
        value={note}
        maxLength={2000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {mayChange && authorityId && complete && (
        <RoutingTrial
          proposed={{
            id: rule?.id ?? newRuleId,
            position,
            authorityId,
            ...effects,
            note: note.trim() || null,
            conditions,
          }}
        />
      )}
    </EditDrawer>
  );
}
