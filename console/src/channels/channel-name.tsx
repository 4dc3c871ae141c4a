import { useQuery } from '@tanstack/react-query';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { channelsQuery } from './channels.api.ts';

const icons: Readonly<Record<string, IconName>> = {
  portal: 'globe',
  telegram: 'send',
  manual: 'pen',
};

/** Through which channel a message came, by its name; nothing while the names are not known. */
export function ChannelName({ channelId, className }: { channelId: string; className?: string | undefined }) {
  const { t, name } = useWords();
  const { data: channels = [] } = useQuery({ ...channelsQuery, staleTime: 5 * 60_000 });
  const channel = channels.find(({ id }) => id === channelId);
  if (!channel) return null;
  return (
    <span className={className} title={t('message.channel')}>
      <Icon name={icons[channel.driver] ?? 'plug'} size={13} />
      {name(channel.name)}
    </span>
  );
}
