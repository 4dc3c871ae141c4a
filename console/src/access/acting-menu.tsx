import { Menu } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MyPlace } from '../../../server/access/acting/acting.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Icon } from '../parts/icon.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { type Me, useMe } from './session.ts';

const placesQuery = queryOptions({
  queryKey: keys.places,
  queryFn: ({ signal }) => get<MyPlace[]>('/api/session/places', undefined, signal),
});

/** Asked for with the page, so that a menu that has opened does not grow under the hand. */
export function usePlaces(): readonly MyPlace[] {
  return useQuery(placesQuery).data ?? [];
}

/** Another role, another place, another region: chosen without signing out. Only for those who have several. */
export function ActingMenu({ places }: { places: readonly MyPlace[] }) {
  const { t, code, name } = useWords();
  const me = useMe();
  const choose = useChoose();
  if (places.length < 2) return null;
  const realms = [...new Map(places.map((place) => [place.realmId, place.realmName]))];
  const mark = (chosen: boolean) => (chosen ? <Icon name="check" size={16} /> : undefined);
  return realms.map(([realmId, realmName]) => {
    const here = realmId === me.realmId;
    const own = places.filter((place) => place.realmId === realmId);
    return (
      <div key={realmId}>
        <Menu.Label>{realms.length > 1 ? name(realmName) : t('acting.title')}</Menu.Label>
        {own.length > 1 && (
          <Menu.Item
            rightSection={mark(here && me.actingId === null)}
            onClick={() => choose.mutate({ realmId, grantId: null })}
          >
            {t('acting.all')}
          </Menu.Item>
        )}
        {own.map(({ grantId, role, placeName, deputyFor }) => (
          <Menu.Item
            key={grantId}
            rightSection={mark(here && me.actingId === grantId)}
            onClick={() => choose.mutate({ realmId, grantId })}
          >
            {code('role', role)} · {name(placeName)}
            {deputyFor && ` (${t('acting.for', { name: deputyFor })})`}
          </Menu.Item>
        ))}
        <Menu.Divider />
      </div>
    );
  });
}

/** Everything seen so far was seen as somebody else. */
function useChoose() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { realmId: string; grantId: string | null }) =>
      send<Me>('PUT', '/api/session/acting', { body }),
    onSuccess: async (me) => {
      client.setQueryData(keys.me, me);
      await navigate({ to: '/' });
      await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
}
