import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/templates/template.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Template = Static<typeof schema.TemplateList>[number];
export type FittingTemplate = Static<typeof schema.FittingTemplates>[number];

export const templatesQuery = queryOptions({
  queryKey: keys.templates,
  queryFn: ({ signal }) => get<Template[]>('/api/templates', undefined, signal),
});

export function fittingQuery(caseId: string) {
  return queryOptions({
    queryKey: keys.fittingTemplates(caseId),
    queryFn: ({ signal }) => get<FittingTemplate[]>(`/api/cases/${caseId}/templates`, undefined, signal),
  });
}
