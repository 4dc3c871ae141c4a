import { Type } from 'typebox';
import { CaseRow } from '../case.schema.ts';

const Id = Type.String({ format: 'uuid' });

/** What stands around the work on a case, beside the case itself. */
export const CaseWork = Type.Object({
  ties: Type.Array(Type.Object({ reason: Type.String(), row: CaseRow })),
  /** Open cases on the same topic in the same place that it could be merged into. */
  same: Type.Array(CaseRow),
  massProblems: Type.Array(
    Type.Object({ id: Id, title: Type.String(), state: Type.String(), memberState: Type.String() }),
  ),
  mayDecide: Type.Boolean(),
});
