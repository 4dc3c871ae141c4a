import { Select, Switch, TextInput } from '@mantine/core';
import { useEdited } from '../parts/use-edited.ts';
import { useDirectory } from '../territory/directory.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { NamesFields } from '../territory/names-fields.tsx';
import { useWords } from '../words/use-words.ts';
import { type Channel, useSaveChannel } from './channels.api.ts';
import { ConfigFields, SecretField } from './config-fields.tsx';

interface ChannelDrawerProps {
  /** Undefined for one being added. */
  readonly channel: Channel | undefined;
  readonly close: () => void;
}

/** Kinds that can be added here; the others come with the set-up of the realm. */
const addable = ['telegram', 'manual', 'portal'] as const;
const withSecret: readonly string[] = ['telegram'];

/** One place messages come from: who speaks there, how it is reached, whether it is on. */
export function ChannelDrawer({ channel, close }: ChannelDrawerProps) {
  const words = useWords();
  const { t, code } = words;
  const { centres } = useDirectory();
  const edited = useEdited({
    version: channel?.version,
    fields: {
      driver: channel?.driver ?? 'telegram',
      centreId: channel?.centreId ?? centres[0]?.id ?? '',
      name: channel?.name ?? {},
      officialName: channel?.officialName ?? '',
      config: (channel?.settings?.config ?? {}) as Record<string, unknown> | undefined,
      secret: '',
      enabled: channel?.enabled ?? true,
    },
  });
  const { fields, change } = edited;
  const { driver, centreId, config, secret, enabled } = fields;
  const held = channel?.settings?.hasSecret ?? false;
  const save = useSaveChannel(close);
  const name = Object.fromEntries(Object.entries(fields.name).filter(([, text]) => text.trim() !== ''));
  const submit = () => {
    if (!config) return;
    const given = secret === '' ? {} : { secret };
    const body = { name, officialName: fields.officialName.trim(), config, enabled, ...given };
    save.mutate({
      body: channel ? body : { ...body, driver, centreId },
      target: channel && { id: channel.id, version: edited.version },
      // One that is switched off may wait for its platform.
      probe: enabled
        ? { driver, centreId, config, ...given, ...(channel ? { id: channel.id } : {}) }
        : undefined,
    });
  };
  return (
    <EditDrawer
      title={channel ? words.name(channel.name) : t('channels.add')}
      mayChange={channel === undefined || channel.settings !== null}
      ready={edited.changed && config !== undefined}
      lacking={[
        Object.keys(name).length === 0 && t('channels.name'),
        fields.officialName.trim() === '' && t('channels.officialName'),
        withSecret.includes(driver) && !held && secret === '' && t('channels.secret'),
      ]}
      busy={save.isPending}
      error={save.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
    >
      {!channel && (
        <Select
          label={t('channels.driver')}
          allowDeselect={false}
          value={driver}
          onChange={(value) => value && change({ driver: value, config: {} })}
          data={addable.map((value) => ({ value, label: code('driver', value) }))}
        />
      )}
      <NamesFields
        label={t('channels.name')}
        value={fields.name}
        onChange={(next) => change({ name: next })}
      />
      <TextInput
        label={t('channels.officialName')}
        description={t('channels.officialNameHow')}
        maxLength={200}
        value={fields.officialName}
        onChange={(event) => change({ officialName: event.currentTarget.value })}
      />
      {!channel && (
        <Select
          label={t('authorities.centre')}
          allowDeselect={false}
          searchable
          value={centreId}
          onChange={(id) => id && change({ centreId: id })}
          data={centres.map((one) => ({ value: one.id, label: words.name(one.name) }))}
        />
      )}
      <ConfigFields
        key={driver}
        driver={driver}
        config={config ?? {}}
        change={(next) => change({ config: next })}
      />
      {(held || withSecret.includes(driver)) && (
        <SecretField held={held} value={secret} onChange={(next) => change({ secret: next })} />
      )}
      <Switch
        label={t('channels.enabled')}
        checked={enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
    </EditDrawer>
  );
}
