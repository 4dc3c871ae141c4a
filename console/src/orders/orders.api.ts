import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { InstructionView } from '../../../server/cases/instructions/instruction.schema.ts';
import type { AppealView, Task as TaskView } from '../../../server/cases/work/work.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Instruction = Static<typeof InstructionView>;
export type Task = Static<typeof TaskView>;
export type Appeal = Static<typeof AppealView>;

/** Open, over, or all of one case or mass problem. */
export type WhichInstructions = { over?: boolean; case?: string; mass?: string };

export function instructionsQuery(which: WhichInstructions) {
  return queryOptions({
    queryKey: keys.instructions(which),
    queryFn: ({ signal }) => get<Instruction[]>('/api/instructions', { ...which }, signal),
  });
}

export const tasksQuery = queryOptions({
  queryKey: keys.tasks,
  queryFn: ({ signal }) => get<Task[]>('/api/tasks', undefined, signal),
});

export const appealsQuery = queryOptions({
  queryKey: keys.appeals,
  queryFn: ({ signal }) => get<Appeal[]>('/api/appeals', undefined, signal),
});
