import { Drawer, Group, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMe } from '../access/session.ts';
import { channelsQuery } from '../channels/channels.api.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDirectory } from '../territory/directory.ts';
import { AreaSelect } from '../territory/selects.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Checked, checkQuery, useProposeWatch, type WatchFields } from './watches.api.ts';

const languages = ['ru', 'en'];

const begun = (centreId: string, expiresOn: string): WatchFields => ({
  name: '',
  purpose: '',
  centreId,
  form: 'full',
  rule: '',
  areaId: null,
  channelId: null,
  language: null,
  expiresOn,
});

/** The centres this person may propose watches for. */
function useOwnCentres() {
  const { grants } = useMe();
  const { centres } = useDirectory();
  const own = new Set(
    grants.flatMap(({ role, centreIds }) =>
      role === 'curator' || role === 'administrator' ? centreIds : [],
    ),
  );
  return centres.filter(({ id }) => own.has(id));
}

/** A watch being written; what is wrong with the rule stands below it with the column, before it is sent. */
export function WatchForm({ close }: { close: () => void }) {
  const { t } = useWords();
  const centres = useOwnCentres();
  const dates = useDates();
  const [fields, setFields] = useState(() => begun(centres[0]?.id ?? '', dates.today(90)));
  const change = (some: Partial<WatchFields>) => setFields((before) => ({ ...before, ...some }));
  const { name, purpose, form, rule } = fields;
  const [settled] = useDebouncedValue({ name, purpose, form, rule }, 250);
  const { data: checked } = useQuery(checkQuery(settled));
  const propose = useProposeWatch(close);
  const sound = checked === undefined || (checked.problem === null && checked.persons.length === 0);
  const ready = name.trim().length >= 3 && purpose.trim().length >= 10 && rule.trim() !== '' && sound;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !propose.isPending) propose.mutate(fields);
  };
  return (
    <Drawer
      opened
      onClose={close}
      title={t('watches.propose')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('watches.name')}
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Textarea
            label={t('watches.purpose')}
            description={t('watches.purposeHow')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={purpose}
            onChange={(event) => change({ purpose: event.currentTarget.value })}
          />
          <RuleField fields={fields} change={change} checked={checked} />
          <Restrictions fields={fields} change={change} centres={centres} />
          {propose.error && <Notice kind="late">{asProblem(propose.error).detail}</Notice>}
          <Group justify="flex-end" gap="sm">
            <ActButton type="button" onClick={close}>
              {t('act.cancel')}
            </ActButton>
            <ActButton type="submit" variant="filled" disabled={!ready} loading={propose.isPending}>
              {t('watches.propose')}
            </ActButton>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

interface PartProps {
  readonly fields: WatchFields;
  readonly change: (fields: Partial<WatchFields>) => void;
}

function RuleField({ fields, change, checked }: PartProps & { checked: Checked | undefined }) {
  const { t, code, said } = useWords();
  const problem = checked?.problem;
  const fix = problem?.fix;
  const wrong =
    problem &&
    t('watches.column', {
      column: problem.column,
      what: said('watchProblem', problem.code, problem.params),
    });
  return (
    <>
      <SegmentedControl
        aria-label={t('watches.form')}
        value={fields.form}
        onChange={(value) => change({ form: value === 'simple' ? 'simple' : 'full' })}
        data={(['full', 'simple'] as const).map((value) => ({ value, label: code('watchForm', value) }))}
      />
      <Textarea
        label={t('watches.rule')}
        description={t(fields.form === 'simple' ? 'watches.simpleHow' : 'watches.fullHow')}
        required
        autosize
        minRows={2}
        maxLength={4000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        error={wrong}
        value={fields.rule}
        onChange={(event) => change({ rule: event.currentTarget.value })}
      />
      {fix && (
        <ActButton type="button" style={{ alignSelf: 'flex-start' }} onClick={() => change({ rule: fix })}>
          {t('watches.fix', { rule: fix })}
        </ActButton>
      )}
      {checked?.persons.map(({ field, sign, text }) => (
        <Notice key={`${field} ${sign} ${text}`} kind="soon">
          {t('watches.person', { text, sign: code('personSign', sign) })}
        </Notice>
      ))}
    </>
  );
}

function Restrictions({
  fields,
  change,
  centres,
}: PartProps & { centres: readonly { id: string; name: Readonly<Record<string, string>> }[] }) {
  const dates = useDates();
  const { t, name } = useWords();
  const { data: channels = [] } = useQuery(channelsQuery);
  const named = (rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) =>
    rows.map((row) => ({ value: row.id, label: name(row.name) }));
  return (
    <>
      <Select
        label={t('watches.centre')}
        required
        allowDeselect={false}
        data={named(centres)}
        value={fields.centreId}
        onChange={(centreId) => centreId && change({ centreId })}
      />
      <TextInput
        type="date"
        label={t('watches.expiresOn')}
        description={t('watches.expiresHow')}
        required
        min={dates.today()}
        max={dates.today(365)}
        maw={220}
        value={fields.expiresOn}
        onChange={(event) => change({ expiresOn: event.currentTarget.value })}
      />
      <AreaSelect
        label={t('watches.area')}
        placeholder={t('watches.anywhere')}
        clearable
        value={fields.areaId}
        onChange={(areaId) => change({ areaId })}
      />
      <Select
        label={t('watches.channel')}
        placeholder={t('watches.anywhere')}
        clearable
        data={named(channels)}
        value={fields.channelId}
        onChange={(channelId) => change({ channelId })}
      />
      <Select
        label={t('watches.language')}
        placeholder={t('watches.anywhere')}
        clearable
        data={languages}
        value={fields.language}
        onChange={(language) => change({ language })}
      />
    </>
  );
}
