import { queryOptions } from '@tanstack/react-query';
import type { Condition } from '../conditions/condition-tree.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import type { Names } from '../words/use-words.ts';

export interface ChecklistItem {
  readonly id: string;
  readonly text: Names;
  readonly required: boolean;
  readonly when: Condition | null;
}

export interface Checklist {
  readonly topicId: string;
  readonly version: number;
  readonly items: readonly ChecklistItem[];
}

export const checklistsQuery = queryOptions({
  queryKey: keys.checklists,
  queryFn: ({ signal }) => get<Checklist[]>('/api/checklists', undefined, signal),
});
