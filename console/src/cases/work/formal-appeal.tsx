import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../../parts/act-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useDirectory } from '../../territory/directory.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { Case } from '../cases.api.ts';
import { SettleAppeal } from './settle-appeal.tsx';
import { workQuery } from './work.api.ts';

/** That the law on appeals speaks of this case: whose office answers, and by when. */
export function FormalAppeal({ row }: { row: Case }) {
  const { t, name } = useWords();
  const dates = useDates();
  const { authority } = useDirectory();
  const { data: work } = useQuery(workQuery(row.id));
  const [settling, setSettling] = useState(false);
  const appeal = work?.appeal;
  if (!appeal) return null;
  const office = appeal.officeId ? name(authority.get(appeal.officeId)?.shortName) : t('appeal.centre');
  return (
    <Section title={t('appeal.title')}>
      <Text size="sm" px="lg">
        {t('appeal.due', { office, date: dates.moment(appeal.dueAt), days: appeal.termDays })}
      </Text>
      {appeal.outcome ? (
        <Text size="sm" px="lg" c="dimmed">
          {appeal.outcome}
        </Text>
      ) : (
        <Text component="div" px="lg" pt="sm">
          <ActButton size="compact-sm" onClick={() => setSettling(true)}>
            {t('appeal.settle')}
          </ActButton>
        </Text>
      )}
      {settling && <SettleAppeal caseId={row.id} close={() => setSettling(false)} />}
    </Section>
  );
}
