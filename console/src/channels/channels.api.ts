import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelFields, ChannelView, ProbeBody } from '../../../server/intake/channel.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type Channel = ChannelView;

export const channelsQuery = queryOptions({
  queryKey: keys.channels,
  queryFn: ({ signal }) => get<Channel[]>('/api/channels', undefined, signal),
});

interface ChannelSave {
  readonly body: ChannelFields & { readonly driver?: string; readonly centreId?: string };
  readonly target: { readonly id: string; readonly version: number | undefined } | undefined;
  /** What to ask the platform first; undefined: save without asking. */
  readonly probe: ProbeBody | undefined;
}

/** Asks the platform whether it would work, then saves; what was refused is shown by the form. */
export function useSaveChannel(onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: async ({ body, target, probe }: ChannelSave) => {
      const probed =
        probe && (await send<{ account: string | null }>('POST', '/api/channels/probe', { body: probe }));
      if (target) await send('PUT', `/api/channels/${target.id}`, { body, version: target.version });
      else await send('POST', '/api/channels', { body });
      return probed?.account ?? null;
    },
    onSuccess: async (account) => {
      await client.invalidateQueries({ queryKey: keys.channels });
      toastDone(account ? t('channels.answered', { account }) : t('saved'));
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: keys.channels }),
  });
}
