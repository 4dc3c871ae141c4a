import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { DirectoryReply } from '../../../server/territory/territory.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

type Reply = Static<typeof DirectoryReply>;
export type Topic = Reply['topics'][number];
export type TopicGroup = Reply['groups'][number];
export type Authority = Reply['authorities'][number];
export type Area = Reply['areas'][number];
export type Centre = Reply['centres'][number];
export type RoutingRule = Reply['routing'][number];

/** The realm's centres, areas, authorities, topics and rules, with ways to find one by its id. */
export interface Directory extends Reply {
  readonly topic: ReadonlyMap<string, Topic>;
  readonly group: ReadonlyMap<string, TopicGroup>;
  readonly authority: ReadonlyMap<string, Authority>;
  readonly area: ReadonlyMap<string, Area>;
  readonly centre: ReadonlyMap<string, Centre>;
}

function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function indexed(reply: Reply): Directory {
  return {
    ...reply,
    topic: byId(reply.topics),
    group: byId(reply.groups),
    authority: byId(reply.authorities),
    area: byId(reply.areas),
    centre: byId(reply.centres),
  };
}

export const directoryQuery = queryOptions({
  queryKey: keys.directory,
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => get<Reply>('/api/directory', undefined, signal),
  select: indexed,
});

export function useDirectory(): Directory {
  return useSuspenseQuery(directoryQuery).data;
}
