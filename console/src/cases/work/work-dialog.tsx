import { Checkbox, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Refused } from '../../parts/refused.tsx';
import { TopicSelect } from '../../territory/selects.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Case } from '../cases.api.ts';
import { CaseSelect } from './case-select.tsx';
import { type CaseWork, useWorkWrite, type WorkWrite } from './work.api.ts';

export type Joining = 'merge' | 'link' | 'split' | 'declare';

interface WorkDialogProps {
  readonly what: Joining;
  readonly row: Case;
  readonly work: CaseWork;
  readonly close: () => void;
}

const titles = {
  merge: 'work.mergeTitle',
  link: 'work.linkTitle',
  split: 'work.splitTitle',
  declare: 'mass.declareTitle',
} as const;
const labels = {
  merge: 'work.merge',
  link: 'work.link',
  split: 'work.split',
  declare: 'mass.declare',
} as const;

/** Asks for what joining and parting cases need: which other one, and why. */
export function WorkDialog({ what, row, work, close }: WorkDialogProps) {
  const { t, code, language } = useWords();
  const [otherId, setOtherId] = useState<string | null>(null);
  const [messageId, setMessageId] = useState<string | null>(null);
  const [topicId, setTopicId] = useState<string | null>(row.topicId);
  const [title, setTitle] = useState(row.title);
  const [everywhere, setEverywhere] = useState(false);
  const [reason, setReason] = useState('');
  const write = useWorkWrite();
  const needsOther = what === 'merge' || what === 'link';
  const requests: Record<Joining, WorkWrite> = {
    merge: {
      path: `/api/cases/${row.id}/merge`,
      version: row.version,
      body: { intoCaseId: otherId, reason },
    },
    link: { path: `/api/cases/${row.id}/links`, body: { otherId, reason } },
    split: {
      path: `/api/cases/${row.id}/split`,
      version: row.version,
      body: { messageId, reason, ...(topicId ? { topicId } : {}) },
    },
    declare: {
      path: '/api/mass-problems',
      body: { caseId: row.id, title, titleLanguage: language, reason, everywhere },
    },
  };
  const chosen = needsOther ? otherId !== null : what === 'split' ? messageId !== null : true;
  return (
    <FormDialog
      title={t(titles[what])}
      submitLabel={t(labels[what])}
      ready={chosen && reason.trim() !== ''}
      busy={write.isPending}
      onSubmit={() => write.mutate(requests[what], { onSuccess: close })}
      onClose={close}
    >
      <Stack gap="md">
        {needsOther && (
          <CaseSelect
            label={t(what === 'merge' ? 'work.mergeInto' : 'work.other')}
            value={otherId}
            onChange={setOtherId}
            near={work.same}
            not={row.id}
          />
        )}
        {what === 'split' && (
          <>
            <Select
              label={t('work.splitMessage')}
              value={messageId}
              onChange={setMessageId}
              data-autofocus
              data={row.messages.map((message) => ({
                value: message.messageId,
                label: message.text.slice(0, 90),
              }))}
            />
            <TopicSelect label={t('work.splitTopic')} value={topicId} onChange={setTopicId} />
          </>
        )}
        {what === 'declare' && (
          <>
            <TextInput
              label={t('mass.name')}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.currentTarget.value)}
              data-autofocus
            />
            <Checkbox
              label={t('mass.everywhere')}
              checked={everywhere}
              onChange={(event) => setEverywhere(event.currentTarget.checked)}
            />
          </>
        )}
        <Textarea
          label={t('work.reason')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {(what === 'merge' || what === 'declare') && (
          <Text size="xs" c="dimmed">
            {t(what === 'merge' ? 'work.mergeHow' : 'mass.declareHow')}
          </Text>
        )}
        {write.error && <Refused error={write.error} state={code('state', row.state)} />}
      </Stack>
    </FormDialog>
  );
}
