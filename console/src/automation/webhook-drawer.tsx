import { Group, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { useWords } from '../words/use-words.ts';
import { newSecret } from './new-secret.ts';
import { WebhookLog } from './webhook-log.tsx';
import { useAutomationWrite, type Webhook } from './webhooks.api.ts';

interface DrawerProps {
  /** Undefined for one being added. */
  readonly webhook: Webhook | undefined;
  readonly eventTypes: readonly string[];
  readonly close: () => void;
}

export function WebhookDrawer({ webhook, eventTypes, close }: DrawerProps) {
  const { t, code } = useWords();
  const edited = useEdited({
    version: webhook?.version,
    fields: {
      name: webhook?.name ?? '',
      address: webhook?.address ?? '',
      eventTypes: webhook?.eventTypes ?? [],
      enabled: webhook?.enabled ?? true,
      secret: '',
    },
  });
  const { fields, change } = edited;
  const write = useAutomationWrite(keys.webhooks, close);
  const choices = useMemo(
    () => eventTypes.map((value) => ({ value, label: code('event', value) })),
    [eventTypes, code],
  );
  const path = webhook ? `/api/webhooks/${webhook.id}` : '/api/webhooks';
  const submit = () => {
    const { secret, ...rest } = fields;
    const body = { ...rest, ...(secret ? { secret: secret.trim() } : {}) };
    write.mutate({ method: webhook ? 'PUT' : 'POST', path, body, version: edited.version });
  };
  return (
    <EditDrawer
      title={webhook?.name ?? t('webhooks.add')}
      mayChange
      lacking={[
        fields.name.trim() === '' && t('webhooks.name'),
        fields.address === '' && t('webhooks.address'),
        webhook === undefined && fields.secret === '' && t('webhooks.secret'),
      ]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
      more={
        webhook && (
          <ActButton
            type="button"
            variant="subtle"
            color="red"
            onClick={() => write.mutate({ method: 'DELETE', path, version: edited.version })}
          >
            {t('webhooks.remove')}
          </ActButton>
        )
      }
    >
      <TextInput
        label={t('webhooks.name')}
        maxLength={100}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('webhooks.address')}
        description={t('webhooks.addressHow')}
        type="url"
        value={fields.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('webhooks.events')}
        description={t('webhooks.eventsHow')}
        searchable
        clearable
        data={choices}
        value={fields.eventTypes}
        onChange={(chosen) => change({ eventTypes: chosen })}
      />
      <Group align="end" gap="sm" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('webhooks.secret')}
          description={t(webhook ? 'webhooks.secretKept' : 'webhooks.secretHow')}
          autoComplete="off"
          value={fields.secret}
          onChange={(event) => change({ secret: event.currentTarget.value })}
        />
        <ActButton type="button" onClick={() => change({ secret: newSecret() })}>
          {t('webhooks.makeSecret')}
        </ActButton>
      </Group>
      <Switch
        label={t('webhooks.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      {webhook && <WebhookLog webhookId={webhook.id} mayReplay={webhook.enabled} />}
    </EditDrawer>
  );
}
