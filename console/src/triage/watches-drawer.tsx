import { Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../access/session.ts';
import { channelsQuery } from '../channels/channels.api.ts';
import { ReasonDialog } from '../mass/reason-dialog.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { FactList } from '../parts/fact-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { useWatchAct, type Watch } from './watches.api.ts';

interface WatchDrawerProps {
  readonly watch: Watch;
  readonly mayChange: boolean;
  readonly close: () => void;
}

/** One watch as its second reader sees it: everything that is approved, and who stands for it. */
export function WatchDrawer({ watch, mayChange, close }: WatchDrawerProps) {
  const { t } = useWords();
  const me = useMe();
  const [ending, setEnding] = useState(false);
  const act = useWatchAct(watch, close);
  const waits = watch.state === 'proposed';
  const own = watch.ownerId === me.id;
  return (
    <Drawer
      opened
      onClose={close}
      title={watch.name}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack gap="md">
        <Text>{watch.purpose}</Text>
        <Text component="code" ff="monospace" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {watch.rule}
        </Text>
        <WatchFacts watch={watch} />
        {mayChange && waits && (
          <Notice kind="plain">{t(own ? 'watches.ownWaits' : 'watches.approveHow')}</Notice>
        )}
        {mayChange && (waits || watch.state === 'active') && (
          <Group justify="flex-end" gap="sm">
            <ActButton onClick={() => setEnding(true)}>
              {t(waits && !own ? 'watches.refuse' : 'watches.withdraw')}
            </ActButton>
            {waits && !own && (
              <ActButton variant="filled" loading={act.isPending} onClick={() => act.mutate('approve')}>
                {t('watches.approve')}
              </ActButton>
            )}
          </Group>
        )}
      </Stack>
      {ending && (
        <ReasonDialog
          title={t(waits && !own ? 'watches.refuse' : 'watches.withdraw')}
          busy={act.isPending}
          onSubmit={(reason) => act.mutate({ reason })}
          close={() => setEnding(false)}
        />
      )}
    </Drawer>
  );
}

function WatchFacts({ watch }: { watch: Watch }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { area, centre } = useDirectory();
  const { data: channels = [] } = useQuery(channelsQuery);
  const channel = channels.find(({ id }) => id === watch.channelId);
  const anywhere = t('watches.anywhere');
  return (
    <FactList
      facts={[
        [t('watches.state'), code('watchState', watch.state)],
        [t('watches.centre'), name(centre.get(watch.centreId)?.name)],
        [
          t('watches.owner'),
          t('watches.proposedBy', { name: watch.ownerName, at: dates.moment(watch.proposedAt) }),
        ],
        ...(watch.approvedAt
          ? [
              [
                t('watches.second'),
                t('watches.approvedBy', {
                  name: watch.approvedByName ?? '—',
                  at: dates.moment(watch.approvedAt),
                }),
              ] as const,
            ]
          : []),
        [t('watches.form'), code('watchForm', watch.form)],
        [t('watches.area'), name(area.get(watch.areaId ?? '')?.name) || anywhere],
        [t('watches.channel'), name(channel?.name) || anywhere],
        [t('watches.language'), watch.language ?? anywhere],
        [t('watches.expiresOn'), dates.day(watch.expiresAt)],
        ...(watch.endedAt
          ? [
              [
                t('watches.ended'),
                [dates.moment(watch.endedAt), watch.reason].filter(Boolean).join(' · '),
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
