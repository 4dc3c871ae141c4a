import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reviewNeeds } from '../../../server/answers/review-need.rules.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { PercentInput } from '../parts/percent-input.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { useDirectory } from '../territory/directory.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { useWords } from '../words/use-words.ts';
import type { ReviewRule, ReviewRules } from './review-rules.api.ts';

interface DrawerProps {
  readonly set: ReviewRules;
  /** The rule's place; the length of the list for one being added. */
  readonly at: number;
  readonly mayChange: boolean;
  readonly close: () => void;
}

const newRule: ReviewRule = {
  topicIds: [],
  authorityIds: [],
  risks: [],
  sentBackFrom: null,
  needs: 'curator',
  note: null,
};
const risks = ['critical', 'heightened', 'ordinary'] as const;

export function ReviewRuleDrawer({ set, at, mayChange, close }: DrawerProps) {
  const { t, code, name } = useWords();
  const { topics, authorities } = useDirectory();
  const client = useQueryClient();
  const edited = useEdited({ version: set.version, fields: set.rules[at] ?? newRule });
  const { fields, change } = edited;
  const choices = useMemo(() => {
    const of = (rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) =>
      rows.map((row) => ({ value: row.id, label: name(row.name) }));
    return { topics: of(topics), authorities: of(authorities) };
  }, [topics, authorities, name]);
  const write = useMutation({
    mutationFn: (rules: readonly ReviewRule[]) =>
      send('PUT', '/api/review-rules', { body: { rules }, version: edited.version ?? set.version }),
    onSuccess: () => {
      toastDone(t('saved'));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.reviewRules }),
  });
  const many = { searchable: true, clearable: true, limit: 60, nothingFoundMessage: t('select.nothing') };
  return (
    <EditDrawer
      title={t(at < set.rules.length ? 'reviewRules.one' : 'reviewRules.add')}
      mayChange={mayChange}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={() => write.mutate([...set.rules.slice(0, at), fields, ...set.rules.slice(at + 1)])}
      onClose={close}
      more={
        at < set.rules.length && (
          <ActButton
            type="button"
            variant="subtle"
            color="red"
            onClick={() => write.mutate(set.rules.filter((_, index) => index !== at))}
          >
            {t('reviewRules.remove')}
          </ActButton>
        )
      }
    >
      <Select
        label={t('reviewRules.needs')}
        allowDeselect={false}
        data={reviewNeeds.map((value) => ({ value, label: code('reviewNeed', value) }))}
        value={fields.needs}
        onChange={(value) => change({ needs: reviewNeeds.find((one) => one === value) ?? 'curator' })}
      />
      <MultiSelect
        {...many}
        label={t('reviewRules.topics')}
        data={choices.topics}
        value={fields.topicIds}
        onChange={(topicIds) => change({ topicIds })}
      />
      <MultiSelect
        {...many}
        label={t('reviewRules.authorities')}
        data={choices.authorities}
        value={fields.authorityIds}
        onChange={(authorityIds) => change({ authorityIds })}
      />
      <MultiSelect
        label={t('reviewRules.risks')}
        data={risks.map((value) => ({ value, label: code('risk', value) }))}
        value={fields.risks}
        onChange={(chosen) => change({ risks: risks.filter((one) => chosen.includes(one)) })}
      />
      <PercentInput
        label={t('reviewRules.record')}
        description={t('reviewRules.recordHow')}
        value={fields.sentBackFrom}
        onChange={(sentBackFrom) => change({ sentBackFrom })}
      />
      <TextInput
        label={t('reviewRules.note')}
        maxLength={500}
        value={fields.note ?? ''}
        onChange={(event) => change({ note: event.currentTarget.value || null })}
      />
    </EditDrawer>
  );
}
