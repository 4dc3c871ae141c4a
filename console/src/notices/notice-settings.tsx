import { Button, Group, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Notice } from '../parts/notice.tsx';
import { Overtaken } from '../parts/overtaken.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { useWords } from '../words/use-words.ts';
import { type NoticeSettings, settingsQuery } from './notices.api.ts';

/** Quiet hours, the digest, and what comes by mail. */
export function HowIAmTold() {
  const asked = useQuery(settingsQuery);
  return <Shown of={asked}>{(settings) => <Form settings={settings} />}</Shown>;
}

const asTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const asMinute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function Form({ settings }: { settings: NoticeSettings }) {
  const { t } = useWords();
  const { version, mailWorks, ...stored } = settings;
  const { fields, change, changed, version: base, overtaken } = useEdited({ version, fields: stored });
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => send('PUT', '/api/notices/settings', { body: fields, version: base ?? 0 }),
    onSuccess: () => toastDone(t('notices.saved')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.noticeSettings }),
  });
  const time = (label: string, field: 'quietFrom' | 'quietUntil' | 'digestAt') => (
    <TextInput
      type="time"
      label={label}
      value={asTime(fields[field])}
      onChange={({ currentTarget }) =>
        currentTarget.value && change({ [field]: asMinute(currentTarget.value) })
      }
    />
  );
  const manner = (via: 'mail' | 'messenger', label: string, field: 'low' | 'normal' | 'high') => (
    <div>
      <Text size="sm" fw={500} mb="xs">
        {label}
      </Text>
      <SegmentedControl
        aria-label={`${t(via === 'mail' ? 'notices.byMail' : 'messenger.title')}: ${label}`}
        value={fields[via][field]}
        onChange={(value) => change({ [via]: { ...fields[via], [field]: value } })}
        data={[
          { value: 'never', label: t('notices.never') },
          { value: 'digest', label: t('notices.digest') },
          { value: 'at once', label: t('notices.atOnce') },
        ]}
      />
    </div>
  );
  return (
    <Paper maw={640}>
      <Stack gap="md">
        {!mailWorks && <Notice kind="plain">{t('notices.noMail')}</Notice>}
        <Group gap="md" align="end">
          {time(t('notices.quietFrom'), 'quietFrom')}
          {time(t('notices.quietUntil'), 'quietUntil')}
          {time(t('notices.digestAt'), 'digestAt')}
          <TextInput
            label={t('notices.timeZone')}
            value={fields.timeZone}
            onChange={({ currentTarget }) => change({ timeZone: currentTarget.value })}
          />
        </Group>
        {(['mail', 'messenger'] as const).map((via) => (
          <Stack
            key={via}
            gap="sm"
            role="group"
            aria-label={t(via === 'mail' ? 'notices.byMail' : 'messenger.title')}
          >
            <Text fw={600}>{t(via === 'mail' ? 'notices.byMail' : 'messenger.title')}</Text>
            {manner(via, t('notices.mailHigh'), 'high')}
            {manner(via, t('notices.mailNormal'), 'normal')}
            {manner(via, t('notices.mailLow'), 'low')}
          </Stack>
        ))}
        {overtaken && !save.isPending && <Overtaken {...overtaken} />}
        <div>
          <Button
            disabled={!changed || overtaken !== undefined}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('notices.save')}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}
