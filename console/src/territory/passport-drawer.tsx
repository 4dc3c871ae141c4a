import { Group, MultiSelect, NumberInput, Select, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { PercentInput } from '../parts/percent-input.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { languages } from '../words/speak.ts';
import { type CodeKind, useWords } from '../words/use-words.ts';
import type { Topic } from './directory.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { PassportAuthorities } from './passport-authorities.tsx';
import { PassportVersions } from './passport-versions.tsx';
import { useDirectoryWrite } from './save.ts';
import { SeveritySelect } from './selects.tsx';

const units = ['working days', 'calendar days', 'hours'] as const;
const types = ['solve', 'explain'] as const;
const proofs = ['none', 'photo', 'document'] as const;
const visibilities = ['public', 'private'] as const;
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** What a topic's passport says; saving puts a new version in force, open cases keep the one that gave their deadlines. */
export function PassportDrawer({ topic, close }: { topic: Topic; close: () => void }) {
  const words = useWords();
  const { t } = words;
  const mayChange = useDuty('changeTopics');
  const edited = useEdited({ version: topic.version, fields: topic.passport });
  const { fields: passport, change } = edited;
  const [reason, setReason] = useState('');
  const write = useDirectoryWrite(close);
  const submit = () => {
    const { version: _version, ...fields } = passport;
    const body = { ...fields, reason: reason.trim() || null };
    write.mutate({ method: 'PUT', path: `/api/topics/${topic.id}/passport`, body, version: edited.version });
  };
  return (
    <EditDrawer
      title={words.name(topic.name)}
      mayChange={mayChange}
      ready={edited.changed}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
    >
      <Text size="sm" c="dimmed">
        {[words.name(topic.description), t('passport.version', { version: topic.passport.version })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Group grow gap="md" align="flex-end">
        <SeveritySelect
          label={t('field.severity')}
          value={String(passport.severity)}
          onChange={(value) => value && change({ severity: Number(value) })}
        />
        <CodeSelect
          label={t('field.type')}
          kind="caseType"
          values={types}
          value={passport.type}
          onChange={(type) => change({ type })}
        />
      </Group>
      <Group grow gap="md" align="flex-end">
        <NumberInput
          label={t('passport.resolution')}
          min={1}
          max={365}
          allowDecimal={false}
          value={passport.resolutionAmount}
          onChange={(value) => typeof value === 'number' && change({ resolutionAmount: value })}
        />
        <CodeSelect
          label={t('passport.unit')}
          kind="termUnit"
          values={units}
          value={passport.resolutionUnit}
          onChange={(resolutionUnit) => change({ resolutionUnit })}
        />
      </Group>
      <Group grow gap="md" align="flex-end">
        <NumberInput
          label={t('passport.reaction')}
          placeholder={t('passport.reactionByRisk')}
          min={1}
          max={80}
          allowDecimal={false}
          value={passport.reactionHours ?? ''}
          onChange={(value) => change({ reactionHours: typeof value === 'number' ? value : null })}
        />
        <NumberInput
          label={t('passport.objectionDays')}
          min={1}
          max={90}
          allowDecimal={false}
          value={passport.objectionDays}
          onChange={(value) => typeof value === 'number' && change({ objectionDays: value })}
        />
      </Group>
      <Group grow gap="md" align="flex-end">
        <CodeSelect
          label={t('passport.proof')}
          kind="proof"
          values={proofs}
          value={passport.proof}
          onChange={(proof) => change({ proof })}
        />
        <CodeSelect
          label={t('passport.visibility')}
          kind="visibility"
          values={visibilities}
          value={passport.visibility}
          onChange={(visibility) => change({ visibility })}
        />
      </Group>
      <MultiSelect
        label={t('passport.season')}
        description={t('passport.seasonHow')}
        placeholder={passport.season === null ? t('passport.allYear') : ''}
        data={months.map((value) => ({ value, label: monthName(words.language, Number(value)) }))}
        value={(passport.season ?? []).map(String)}
        onChange={(values) =>
          change({ season: values.length === 0 ? null : values.map(Number).sort((a, b) => a - b) })
        }
      />
      <PassportAuthorities
        value={passport.authorities ?? []}
        onChange={(authorities) => change({ authorities })}
      />
      {languages.map((language) => (
        <TagsInput
          key={language}
          label={t('passport.words', { language })}
          description={language === languages[0] ? t('passport.wordsHow') : undefined}
          size="xs"
          lang={language}
          value={passport.words[language] ?? []}
          onChange={(values) => change({ words: { ...passport.words, [language]: values } })}
        />
      ))}
      <Group gap="md" align="flex-end">
        <Switch
          label={t('passport.automaticOn')}
          checked={passport.automaticFrom !== null}
          onChange={(event) => change({ automaticFrom: event.currentTarget.checked ? 0.95 : null })}
        />
        {passport.automaticFrom !== null && (
          <PercentInput
            label={t('passport.automaticFrom')}
            min={50}
            value={passport.automaticFrom}
            onChange={(share) => share !== null && change({ automaticFrom: share })}
          />
        )}
      </Group>
      {edited.changed && (
        <TextInput
          label={t('passport.reason')}
          description={t('passport.reasonHow')}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <PassportVersions topicId={topic.id} version={topic.passport.version} />
    </EditDrawer>
  );
}

function monthName(language: string, month: number): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 1),
  );
}

interface CodeSelectProps<Value extends string> {
  readonly label: string;
  readonly kind: CodeKind;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function CodeSelect<Value extends string>({ label, kind, values, value, onChange }: CodeSelectProps<Value>) {
  const { code } = useWords();
  const choose = (chosen: string | null) => {
    const known = values.find((one) => one === chosen);
    if (known) onChange(known);
  };
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={value}
      onChange={choose}
      data={values.map((one) => ({ value: one, label: code(kind, one) }))}
    />
  );
}
