import type { Static } from 'typebox';
import type { AppealView } from '../work/work.schema.ts';
import type { Appeal } from './appeals.ts';

export function shownAppeal({ dueAt, settledAt, ...rest }: Appeal): Static<typeof AppealView> {
  return { ...rest, dueAt: dueAt.toISOString(), settledAt: settledAt?.toISOString() ?? null };
}
