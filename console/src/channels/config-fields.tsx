import { JsonInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';

type Config = Readonly<Record<string, unknown>>;

interface ConfigFieldsProps {
  readonly config: Config;
  /** Undefined while what is typed cannot be read. */
  readonly change: (config: Config | undefined) => void;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** A value that is empty is left out: the driver's own default holds. */
function changed(config: Config, field: string, value: string | null): Config {
  const { [field]: _, ...rest } = config;
  return value ? { ...rest, [field]: value } : rest;
}

function TelegramFields({ config, change }: ConfigFieldsProps) {
  const { t, code } = useWords();
  return (
    <>
      <Select
        label={t('channels.receive')}
        allowDeselect={false}
        value={textOf(config.receive) || 'polling'}
        onChange={(receive) => change(changed(config, 'receive', receive === 'polling' ? null : receive))}
        data={(['polling', 'webhook'] as const).map((value) => ({ value, label: code('receive', value) }))}
      />
      <TextInput
        label={t('channels.apiRoot')}
        description={t('channels.apiRootHow')}
        placeholder="https://api.telegram.org"
        value={textOf(config.apiRoot)}
        onChange={(event) => change(changed(config, 'apiRoot', event.currentTarget.value.trim()))}
      />
    </>
  );
}

function ManualFields({ config, change }: ConfigFieldsProps) {
  const { t, code } = useWords();
  return (
    <Select
      label={t('channels.manualKind')}
      allowDeselect={false}
      value={textOf(config.kind) || null}
      onChange={(kind) => change(changed(config, 'kind', kind))}
      data={(['hotline', 'pasted'] as const).map((value) => ({ value, label: code('manualKind', value) }))}
    />
  );
}

/** For kinds of channel without a form of their own. */
function JsonFields({ config, change }: ConfigFieldsProps) {
  const { t } = useWords();
  const [text, setText] = useState(() => JSON.stringify(config, null, 2));
  const type = (next: string) => {
    setText(next);
    change(objectOf(next));
  };
  return (
    <JsonInput
      label={t('channels.config')}
      autosize
      minRows={3}
      maxRows={16}
      validationError={t('routing.notJson')}
      value={text}
      onChange={type}
    />
  );
}

function objectOf(text: string): Config | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export function ConfigFields({ driver, ...props }: ConfigFieldsProps & { driver: string }) {
  if (driver === 'telegram') return <TelegramFields {...props} />;
  if (driver === 'manual') return <ManualFields {...props} />;
  return <JsonFields {...props} />;
}

interface SecretFieldProps {
  readonly held: boolean;
  readonly value: string;
  readonly onChange: (secret: string) => void;
}

/** Written and never shown: an empty field leaves the secret as it is. */
export function SecretField({ held, value, onChange }: SecretFieldProps) {
  const { t } = useWords();
  return (
    <PasswordInput
      label={t('channels.secret')}
      description={t(held ? 'channels.secretHeld' : 'channels.secretHow')}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
