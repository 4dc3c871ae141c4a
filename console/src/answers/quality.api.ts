import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/sampling/sampling.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Sample = NonNullable<Static<typeof schema.NextSample>>;
export type ScoresBody = Static<typeof schema.ScoresBody>;
type Report = Static<typeof schema.QualityReport>;
export type CriterionRow = Report[number];

export const sampleQuery = queryOptions({
  queryKey: [...keys.quality, 'next'],
  queryFn: ({ signal }) => get<Sample | null>('/api/quality/next', undefined, signal),
});

export const qualityReportQuery = queryOptions({
  queryKey: [...keys.quality, 'report'],
  queryFn: ({ signal }) => get<Report>('/api/quality/report', undefined, signal),
});
