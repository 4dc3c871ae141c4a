import { Type } from 'typebox';
import { outcomes } from '../answer.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const begun = {
  id: Id,
  kind: Type.Union([Type.Enum(['interim', 'final']), Type.Null()]),
  outcome: Type.Union([Type.Enum([...outcomes]), Type.Null()]),
  /** What a draft may begin with: what belonged to another case alone stands as blanks, `[address]`. */
  text: Type.String(),
};

/** What an answer can be begun from. */
export const Suggestions = Type.Object({
  sources: Type.Array(
    Type.Union([
      Type.Object({
        ...begun,
        from: Type.Literal('answer'),
        caseId: Id,
        number: Type.String(),
        title: Type.String(),
        answeredAt: Type.String(),
        /** Why the case is like this one; `words` are those both residents used. */
        reasons: Type.Array(
          Type.Object({
            code: Type.Enum(['topic', 'street', 'area', 'words']),
            words: Type.Array(Type.String()),
          }),
        ),
        /** What the resident said of it; null: nothing. */
        solved: Type.Union([Type.Boolean(), Type.Null()]),
        rating: Type.Union([Type.Integer(), Type.Null()]),
      }),
      Type.Object({ ...begun, from: Type.Literal('template'), name: Type.String() }),
    ]),
  ),
  /** The model that may write a draft from them; null: none is set. */
  model: OptionalText,
});

/** What a model wrote from the sources. Whoever takes it as a draft names `id`, and the answer stays marked. */
export const WrittenDraft = Type.Object({
  id: Id,
  text: Type.String(),
  model: Type.String(),
  sourceIds: Type.Array(Id),
});
