import { Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { ReportLines } from './retention-runs.tsx';
import type { Report } from './safeguards.api.ts';

/** Deleting cannot be undone: what would go is shown first. */
export function RetentionRun({ report, close }: { report: Report; close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => send<Report>('POST', '/api/retention/run'),
    onSuccess: (taken) => {
      toastDone(t('retention.ran', { count: taken.reduce((sum, { rows }) => sum + rows, 0) }));
      close();
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.retention }),
  });
  return (
    <FormDialog
      title={t('retention.runTitle')}
      submitLabel={t('retention.runSubmit')}
      ready={report.some(({ rows }) => rows > 0)}
      busy={run.isPending}
      onSubmit={() => run.mutate()}
      onClose={close}
    >
      <Stack gap="sm">
        <div>
          <ReportLines report={report} />
        </div>
        <Text size="sm" c="dimmed">
          {t('retention.runHow')}
        </Text>
      </Stack>
    </FormDialog>
  );
}
