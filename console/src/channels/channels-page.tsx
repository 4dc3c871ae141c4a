import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import tables from '../territory/tables.module.css';
import { useWords } from '../words/use-words.ts';
import { ChannelDrawer } from './channel-drawer.tsx';
import { type Channel, channelsQuery } from './channels.api.ts';

/** Where messages come from and answers go to. */
export function ChannelsPage() {
  const { t } = useWords();
  usePageTitle(t('page.channels'));
  const { channelId } = useParams({ from: '/channel-settings/{-$channelId}' });
  const navigate = useNavigate();
  const mayChange = useDuty('changeChannels');
  const asked = useQuery(channelsQuery);
  const chosen = asked.data?.find(({ id }) => id === channelId);
  const go = (id: string | undefined) =>
    navigate({ to: '/channel-settings/{-$channelId}', params: { channelId: id } });
  return (
    <Page
      title={t('page.channels')}
      acts={mayChange && <ActButton onClick={() => go('new')}>{t('channels.add')}</ActButton>}
    >
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? <Saying icon="plug" title={t('channels.none')} /> : <Channels rows={rows} />
        }
      </Shown>
      {(chosen || (channelId === 'new' && mayChange)) && (
        <ChannelDrawer key={channelId} channel={chosen} close={() => go(undefined)} />
      )}
    </Page>
  );
}

function Channels({ rows }: { rows: readonly Channel[] }) {
  const { t, code, name } = useWords();
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('channels.name'),
          cell: (row) => (
            <>
              <Link
                to="/channel-settings/{-$channelId}"
                params={{ channelId: row.id }}
                className={tables.link}
              >
                {name(row.name)}
              </Link>
              {row.officialName !== name(row.name) && (
                <Text size="xs" c="dimmed">
                  {row.officialName}
                </Text>
              )}
            </>
          ),
        },
        { name: t('channels.driver'), cell: ({ driver }) => code('driver', driver) },
        { name: t('channels.answers'), cell: ({ can }) => waysInWords(can, t) },
        {
          name: t('channels.state'),
          width: 130,
          cell: ({ enabled }) => (
            <Badge color={enabled ? 'petrol' : 'gray'}>{t(enabled ? 'channels.on' : 'channels.off')}</Badge>
          ),
        },
      ]}
    />
  );
}

function waysInWords(can: Channel['can'], t: ReturnType<typeof useWords>['t']): string {
  const ways = [
    can.answerPublicly && t('channels.publicly'),
    can.answerPrivately && t('channels.privately'),
  ].filter((way) => way !== false);
  return ways.length > 0 ? ways.join(', ') : t('channels.byHand');
}
