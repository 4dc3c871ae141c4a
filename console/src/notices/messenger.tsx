import { Button, Code, Group, Paper, Stack, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { MessengerView } from '../../../server/notices/notices.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

type Messenger = Static<typeof MessengerView>;

/** Looked at often while a code waits to be sent. */
const messengerQuery = (waiting: boolean) =>
  queryOptions({
    queryKey: keys.messenger,
    queryFn: ({ signal }) => get<Messenger>('/api/notices/messenger', undefined, signal),
    refetchInterval: waiting ? 3000 : false,
  });

/** A conversation with the centre's bot that notices also come to. */
export function LinkMessenger() {
  const { t } = useWords();
  const client = useQueryClient();
  const onError = (error: Error) => toastRefused(t('problem.notDone'), error);
  const code = useMutation({
    mutationFn: () => send<{ code: string; expiresAt: string }>('POST', '/api/notices/messenger/code'),
    onError,
  });
  const unlink = useMutation({
    mutationFn: () => send('DELETE', '/api/notices/messenger'),
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.messenger }),
  });
  const asked = useQuery(messengerQuery(code.data !== undefined));
  return (
    <Shown of={asked} rows={2}>
      {(messenger) => (
        <Paper maw={640}>
          <Stack gap="md">
            {messenger.linked ? (
              <Linked messenger={messenger} busy={unlink.isPending} unlink={() => unlink.mutate()} />
            ) : (
              <NotLinked
                messenger={messenger}
                code={code.data}
                busy={code.isPending}
                ask={() => code.mutate()}
              />
            )}
          </Stack>
        </Paper>
      )}
    </Shown>
  );
}

function Linked({ messenger, busy, unlink }: { messenger: Messenger; busy: boolean; unlink: () => void }) {
  const { t, name } = useWords();
  const dates = useDates();
  const { linked } = messenger;
  return (
    <Group justify="space-between">
      <Text size="sm">
        {t('messenger.linked', { channel: name(linked?.channelName), date: dates.moment(linked?.at) })}
      </Text>
      <Button variant="default" loading={busy} onClick={unlink}>
        {t('messenger.unlink')}
      </Button>
    </Group>
  );
}

interface NotLinkedProps {
  readonly messenger: Messenger;
  readonly code: { code: string; expiresAt: string } | undefined;
  readonly busy: boolean;
  readonly ask: () => void;
}

function NotLinked({ messenger: { channels }, code, busy, ask }: NotLinkedProps) {
  const { t, name } = useWords();
  const dates = useDates();
  if (channels.length === 0) return <Text size="sm">{t('messenger.noChannel')}</Text>;
  return (
    <>
      <Text size="sm">
        {t('messenger.how', {
          channels: channels.map((one) => `${name(one.name)} (${one.officialName})`).join(', '),
        })}
      </Text>
      {code && (
        <div role="status">
          <Code fz="md">{code.code}</Code>
          <Text size="xs" c="dimmed" mt={4}>
            {t('messenger.until', { time: dates.brief(code.expiresAt) })}
          </Text>
        </div>
      )}
      <div>
        <Button variant={code ? 'default' : 'filled'} loading={busy} onClick={ask}>
          {t(code ? 'messenger.again' : 'messenger.code')}
        </Button>
      </div>
    </>
  );
}
