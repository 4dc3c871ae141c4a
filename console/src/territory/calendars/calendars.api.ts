import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { CalendarsReply } from '../../../../server/territory/calendars/calendars.routes.ts';
import { get } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';

export type Calendar = Static<typeof CalendarsReply>[number];

export const calendarsQuery = queryOptions({
  queryKey: keys.calendars,
  queryFn: ({ signal }) => get<Calendar[]>('/api/calendars', undefined, signal),
});
