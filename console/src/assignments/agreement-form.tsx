import { Checkbox, Group, MultiSelect, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type AgreementBody, useProposeAgreement } from './realms.api.ts';

interface AgreementFormProps {
  readonly partners: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  readonly close: () => void;
}

const aYear = 365;
type Which = 'all' | 'chosen' | 'none';

/** What a partner may have of this region: topics, contacts, reading; and until when. */
export function AgreementForm({ partners, close }: AgreementFormProps) {
  const { t, name } = useWords();
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [which, setWhich] = useState<Which>('chosen');
  const [topics, setTopics] = useState<string[]>([]);
  const [personal, setPersonal] = useState(false);
  const [openCases, setOpenCases] = useState(false);
  const dates = useDates();
  const [validFrom, setValidFrom] = useState(dates.today());
  const [validUntil, setValidUntil] = useState(dates.today(aYear));
  const propose = useProposeAgreement(close);
  const ready = partnerId !== null && validFrom <= validUntil && (which !== 'chosen' || topics.length > 0);
  const body: AgreementBody = {
    partnerId: partnerId ?? '',
    terms: { topics: which === 'all' ? null : which === 'none' ? [] : topics, personal, openCases },
    validFrom,
    validUntil,
  };
  return (
    <FormDialog
      title={t('agreements.propose')}
      submitLabel={t('agreements.propose')}
      ready={ready}
      busy={propose.isPending}
      onSubmit={() => propose.mutate(body)}
      onClose={close}
    >
      <Stack gap="md">
        <Select
          label={t('agreements.partner')}
          required
          searchable
          data-autofocus
          nothingFoundMessage={t('select.nothing')}
          value={partnerId}
          onChange={setPartnerId}
          data={partners.map((one) => ({ value: one.id, label: name(one.name) }))}
        />
        <Radio.Group
          label={t('agreements.topics')}
          value={which}
          onChange={(value) => setWhich(value as Which)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="chosen" label={t('agreements.chosenTopics')} />
            <Radio value="all" label={t('agreements.allTopics')} />
            <Radio value="none" label={t('agreements.noTopics')} />
          </Stack>
        </Radio.Group>
        {which === 'chosen' && <TopicCodes value={topics} onChange={setTopics} />}
        <Checkbox
          label={t('agreements.personal')}
          checked={personal}
          onChange={(event) => setPersonal(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('agreements.openCases')}
          checked={openCases}
          onChange={(event) => setOpenCases(event.currentTarget.checked)}
        />
        <Group grow>
          <TextInput
            type="date"
            label={t('agreements.from')}
            required
            value={validFrom}
            onChange={(event) => setValidFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('agreements.until')}
            required
            value={validUntil}
            onChange={(event) => setValidUntil(event.currentTarget.value)}
          />
        </Group>
        {propose.error && <Refused error={propose.error} state="" />}
      </Stack>
    </FormDialog>
  );
}

function TopicCodes({ value, onChange }: { value: string[]; onChange: (codes: string[]) => void }) {
  const { t, name } = useWords();
  const { topics } = useDirectory();
  return (
    <MultiSelect
      aria-label={t('agreements.chosenTopics')}
      searchable
      limit={60}
      nothingFoundMessage={t('select.nothing')}
      maxDropdownHeight={260}
      value={value}
      onChange={onChange}
      data={topics.map((topic) => ({ value: topic.code, label: name(topic.name) }))}
    />
  );
}
