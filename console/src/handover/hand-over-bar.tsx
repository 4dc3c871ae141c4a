import { Checkbox, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { staffQuery } from '../cases/cases.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { AuthoritySelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import type { HandOverWork } from './use-hand-over.ts';

interface BarProps {
  /** Where the cases are now. */
  readonly authorityId: string;
  readonly chosen: readonly string[];
  readonly all: readonly string[];
  readonly chooseAll: (on: boolean) => void;
  readonly work: HandOverWork;
}

/** To whom; first what would be done, then the doing. */
export function HandOverBar({ authorityId, chosen, all, chooseAll, work }: BarProps) {
  const { t } = useWords();
  const mayElsewhere = useDuty('handOverElsewhere');
  const [to, setTo] = useState<string | null>(authorityId);
  const [executorId, setExecutorId] = useState<string | null>(null);
  const { data: staff = [] } = useQuery({ ...staffQuery(to ?? ''), enabled: to !== null });
  const whom = { caseIds: chosen, authorityId: to ?? authorityId, executorId };
  const ready = chosen.length > 0 && to !== null && (to !== authorityId || executorId !== null);
  const { seen } = work;
  return (
    <>
      <Group align="end" gap="md">
        {mayElsewhere && (
          <AuthoritySelect
            label={t('handover.to')}
            w={260}
            value={to}
            onChange={(id) => {
              setTo(id);
              setExecutorId(null);
              work.clear();
            }}
          />
        )}
        <Select
          label={t('handover.toPerson')}
          placeholder={t(to === authorityId ? 'handover.choosePerson' : 'handover.headDecides')}
          clearable
          searchable
          w={260}
          disabled={to === null}
          data={staff.map(({ id, name }) => ({ value: id, label: name }))}
          value={executorId}
          onChange={(id) => {
            setExecutorId(id);
            work.clear();
          }}
        />
        {seen ? (
          <ActButton
            variant="filled"
            disabled={seen.possible.length === 0}
            loading={work.busy}
            onClick={() => work.assign({ ...whom, caseIds: seen.possible })}
          >
            {t('handover.do', { count: seen.possible.length })}
          </ActButton>
        ) : (
          <ActButton disabled={!ready} loading={work.busy} onClick={() => work.preview(whom)}>
            {t('handover.look', { count: chosen.length })}
          </ActButton>
        )}
      </Group>
      {seen && (
        <Text size="sm" role="status">
          {t('handover.seen', { possible: seen.possible.length, refused: seen.refused.length })}
        </Text>
      )}
      <Checkbox
        label={t('handover.all', { count: all.length })}
        checked={all.length > 0 && chosen.length === all.length}
        indeterminate={chosen.length > 0 && chosen.length < all.length}
        onChange={(event) => chooseAll(event.currentTarget.checked)}
      />
    </>
  );
}
