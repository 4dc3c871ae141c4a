import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ListFileReply } from '../../../server/onboarding/lists/list-file.routes.ts';
import type { PeopleFileReply } from '../../../server/onboarding/people-file.routes.ts';
import type { SetUpReply } from '../../../server/onboarding/set-up.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type SetUp = SetUpReply;
export type SetUpStep = SetUp['steps'][number];
export type ListPreview = ListFileReply;
export type PeopleFile = Static<typeof PeopleFileReply>;

export const setUpQuery = queryOptions({
  queryKey: keys.setUp,
  // Whoever comes back from a step sees what it did.
  staleTime: 0,
  queryFn: ({ signal }) => get<SetUp>('/api/set-up', undefined, signal),
});
