import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../../parts/section.tsx';
import { toastRefused } from '../../parts/toast.tsx';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { Case } from '../cases.api.ts';
import { useWorkWrite, workQuery } from './work.api.ts';

/** What has to be seen to on this case, and who has seen to it. */
export function Checklist({ row }: { row: Case }) {
  const { t } = useWords();
  const dates = useDates();
  const { data: work } = useQuery(workQuery(row.id));
  const write = useWorkWrite();
  if (!work || work.checklist.length === 0) return null;
  const done = work.checklist.filter((item) => item.done !== null).length;
  const tick = (itemId: string, ticked: boolean) =>
    write.mutate(
      { path: `/api/cases/${row.id}/checklist`, body: { itemId, done: ticked } },
      { onError: (error) => toastRefused(t('problem.notDone'), error) },
    );
  return (
    <Section title={`${t('check.title')} ${done}/${work.checklist.length}`}>
      <Stack gap="sm" px="lg">
        {work.checklist.map((item) => (
          <Checkbox
            key={item.id}
            size="sm"
            label={item.text}
            description={
              item.done
                ? t('check.by', { name: item.done.byName, date: dates.moment(item.done.at) })
                : item.required && t('check.required')
            }
            checked={item.done !== null}
            disabled={!work.mayWork || write.isPending}
            onChange={(event) => tick(item.id, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Section>
  );
}
