import { Type } from 'typebox';
import { CaseRow } from '../case.schema.ts';
import { CheckView } from '../checklists/checklist.schema.ts';

const Id = Type.String({ format: 'uuid' });

export const Task = Type.Object({
  id: Id,
  version: Type.Integer(),
  caseId: Id,
  caseNumber: Type.String(),
  caseTitle: Type.String(),
  authorityId: Id,
  text: Type.String(),
  dueOn: Type.String(),
  state: Type.String(),
  result: Type.Union([Type.String(), Type.Null()]),
});

export const AppealView = Type.Object({
  caseId: Id,
  caseNumber: Type.String(),
  caseTitle: Type.String(),
  officeId: Type.Union([Id, Type.Null()]),
  termDays: Type.Integer(),
  dueAt: Type.String(),
  settledAt: Type.Union([Type.String(), Type.Null()]),
  outcome: Type.Union([Type.String(), Type.Null()]),
});

/** What stands around the work on a case, beside the case itself. */
export const CaseWork = Type.Object({
  ties: Type.Array(Type.Object({ reason: Type.String(), row: CaseRow })),
  /** Open cases on the same topic in the same place that it could be merged into. */
  same: Type.Array(CaseRow),
  massProblems: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      titleLanguage: Type.String(),
      state: Type.String(),
      memberState: Type.String(),
    }),
  ),
  tasks: Type.Array(Task),
  /** Null: it is no formal appeal. */
  appeal: Type.Union([AppealView, Type.Null()]),
  /** Whether this person hears of it, and how many do. */
  follows: Type.Boolean(),
  followers: Type.Integer(),
  checklist: Type.Array(CheckView),
  tags: Type.Array(Type.String()),
  mayDecide: Type.Boolean(),
  /** Whether this person ticks items and sets tags. */
  mayWork: Type.Boolean(),
});

/** A case as it was; `events` says how many of its story had happened. */
export const CaseMoment = Type.Object({
  at: Type.String(),
  events: Type.Integer(),
  /** What it had then; null: nothing is told of it before. */
  fields: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
});
