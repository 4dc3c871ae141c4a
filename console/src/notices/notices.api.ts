import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/notices/notices.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';

type NoticePage = Static<typeof schema.NoticePage>;
export type Notice = NoticePage['items'][number];
export type NoticeSettings = Static<typeof schema.SettingsView>;
export type Absence = Static<typeof schema.AbsenceView>;
export type Duty = Static<typeof schema.DutyView>;
export type Roster = Duty['rosters'][number];
export type RosterBody = Static<typeof schema.RosterBody>;
export type Person = Static<typeof schema.Colleague>;

export const noticesQuery = infiniteQueryOptions({
  queryKey: keys.notices,
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    get<NoticePage>('/api/notices', { cursor: pageParam, limit: 20 }, signal),
  getNextPageParam: ({ next }) => next,
});

export const settingsQuery = queryOptions({
  queryKey: keys.noticeSettings,
  queryFn: ({ signal }) => get<NoticeSettings>('/api/notices/settings', undefined, signal),
});

export const absencesQuery = queryOptions({
  queryKey: keys.absences,
  queryFn: ({ signal }) => get<Absence[]>('/api/absences', undefined, signal),
});

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: ({ signal }) => get<Person[]>('/api/colleagues', undefined, signal),
});

export const dutyQuery = queryOptions({
  queryKey: keys.duty,
  queryFn: ({ signal }) => get<Duty>('/api/duty', undefined, signal),
  // A shift changes by itself.
  refetchInterval: 60_000,
});

/** Marks as read: these, or all. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      send<{ unread: number }>('POST', '/api/notices/read', { body: ids ? { ids } : {}, keepalive: true }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}
