import { ActionIcon, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../access/session.ts';
import { staffQuery } from '../cases/cases.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { AuthoritySelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import type { Action, Rules } from './rules.api.ts';

interface ListProps {
  readonly actions: readonly Action[];
  readonly webhooks: Rules['webhooks'];
  readonly change: (actions: Action[]) => void;
}

const kinds = ['notify part', 'notify person', 'assign', 'add tag', 'call webhook'] as const;
const parts = ['executor', 'head', 'colleagues', 'curator', 'leader'] as const;
const most = 10;

/** What a rule does, in order. */
export function ActionList({ actions, webhooks, change }: ListProps) {
  const { t } = useWords();
  const put = (place: number, action: Action | undefined) =>
    change(actions.flatMap((one, at) => (at === place ? (action ?? []) : one)));
  return (
    <Stack gap="sm" role="group" aria-label={t('automation.then')}>
      <Text size="sm" fw={600}>
        {t('automation.then')}
      </Text>
      {actions.map((action, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an action is known by its place in the order
        <Paper key={place} withBorder p="sm">
          <Group align="start" gap="sm" wrap="nowrap">
            <Stack gap="xs" flex={1}>
              <ActionFields action={action} webhooks={webhooks} change={(next) => put(place, next)} />
            </Stack>
            <ActionIcon
              variant="subtle"
              aria-label={t('automation.removeAction')}
              onClick={() => put(place, undefined)}
            >
              <Icon name="cross" size={14} />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
      {actions.length < most && (
        <ActButton
          type="button"
          onClick={() => change([...actions, { kind: 'notify part', part: 'curator' }])}
        >
          {t('automation.addAction')}
        </ActButton>
      )}
    </Stack>
  );
}

interface FieldsProps {
  readonly action: Action;
  readonly webhooks: Rules['webhooks'];
  readonly change: (action: Action) => void;
}

function ActionFields({ action, webhooks, change }: FieldsProps) {
  const { t, code } = useWords();
  const me = useMe();
  const begin = (kind: string | null) => {
    const [first] = webhooks;
    if (kind === 'notify person') change({ kind, personId: me.id });
    else if (kind === 'assign') change({ kind, authorityId: '', executorId: null });
    else if (kind === 'add tag') change({ kind, tag: '' });
    else if (kind === 'call webhook') change({ kind, webhookId: first?.id ?? '' });
    else change({ kind: 'notify part', part: 'curator' });
  };
  const offered = kinds.filter((kind) => kind !== 'call webhook' || webhooks.length > 0);
  return (
    <>
      <Select
        aria-label={t('automation.action')}
        allowDeselect={false}
        data={offered.map((value) => ({ value, label: code('ruleAction', value) }))}
        value={action.kind}
        onChange={begin}
      />
      {action.kind === 'notify part' && (
        <Select
          aria-label={t('automation.part')}
          allowDeselect={false}
          data={parts.map((value) => ({ value, label: code('rulePart', value) }))}
          value={action.part}
          onChange={(value) => change({ ...action, part: parts.find((one) => one === value) ?? 'curator' })}
        />
      )}
      {action.kind === 'notify person' && (
        <Text size="sm" c="dimmed">
          {action.personId === me.id ? t('automation.me') : t('automation.somebody')}
        </Text>
      )}
      {action.kind === 'assign' && <AssignFields action={action} change={change} />}
      {action.kind === 'add tag' && (
        <TextInput
          aria-label={t('tag')}
          maxLength={40}
          value={action.tag}
          onChange={(event) => change({ ...action, tag: event.currentTarget.value })}
        />
      )}
      {action.kind === 'call webhook' && (
        <Select
          aria-label={t('webhooks.title')}
          allowDeselect={false}
          data={webhooks.map(({ id, name }) => ({ value: id, label: name }))}
          value={action.webhookId}
          onChange={(id) => id && change({ ...action, webhookId: id })}
        />
      )}
    </>
  );
}

interface AssignProps {
  readonly action: Extract<Action, { kind: 'assign' }>;
  readonly change: (action: Action) => void;
}

function AssignFields({ action, change }: AssignProps) {
  const { t } = useWords();
  const { authorityId, executorId } = action;
  const { data: workThere } = useQuery({ ...staffQuery(authorityId), enabled: authorityId !== '' });
  const staff = workThere ?? [];
  const left = workThere && executorId !== null && !staff.some(({ id }) => id === executorId);
  const leaver = left ? [{ value: executorId, label: t('routing.colleague') }] : [];
  return (
    <>
      <AuthoritySelect
        label={t('field.authority')}
        value={action.authorityId || null}
        onChange={(id) => change({ ...action, authorityId: id ?? '', executorId: null })}
      />
      <Select
        label={t('automation.executor')}
        clearable
        searchable
        data={[...staff.map(({ id, name }) => ({ value: id, label: name })), ...leaver]}
        value={executorId}
        error={left && t('route.executorLeft')}
        onChange={(chosen) => change({ ...action, executorId: chosen })}
      />
    </>
  );
}
