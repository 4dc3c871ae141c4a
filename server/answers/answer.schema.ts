import { Type } from 'typebox';
import { CaseRow } from '../cases/index.ts';
import { Next } from '../platform/http/paging.ts';
import { outcomes } from './answer.rules.ts';
import { reviewNeeds, sendBackReasons } from './review-need.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const limited = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));

export const AnswerBody = Type.Object(
  {
    kind: Type.Union([Type.Literal('interim'), Type.Literal('final')]),
    outcome: Type.Optional(Type.Union([...outcomes.map((one) => Type.Literal(one)), Type.Null()])),
    text: Type.String({ maxLength: 20_000 }),
    promisedOn: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])),
    responsible: limited(500),
    whatResidentCanDo: limited(5000),
    /** The templates its words were begun from. */
    templateIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    /** Published answers to similar cases its words were taken from. */
    sourceIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    /** What a model wrote for it: the answer stays marked. */
    suggestionId: Type.Optional(Id),
    /** A published answer this one corrects; it keeps that one's kind, outcome and date. */
    corrects: Type.Optional(Id),
  },
  { additionalProperties: false },
);

export const AnswerView = Type.Object({
  id: Id,
  caseId: Id,
  version: Type.Integer(),
  state: Type.String(),
  kind: Type.String(),
  outcome: OptionalText,
  text: Type.String(),
  promisedOn: OptionalText,
  responsible: OptionalText,
  whatResidentCanDo: OptionalText,
  draftedBy: OptionalText,
  draftedByName: OptionalText,
  /** Begun with words a model wrote; it stays so, whoever changes them. */
  draftedByAi: Type.Boolean(),
  model: OptionalText,
  /** Answers to similar cases it was begun from, as far as this person may read them. */
  sources: Type.Array(Type.Object({ caseId: Id, number: Type.String() })),
  findings: Type.Array(
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      spans: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() })),
      /** Somebody said it is not so, and why. */
      overruled: Type.Union([Type.Object({ byName: Type.String(), why: Type.String() }), Type.Null()]),
    }),
  ),
  createdAt: Type.String(),
  changedAt: Type.String(),
  sentToReviewAt: OptionalText,
  decidedAt: OptionalText,
  /** Approved, and goes out at this hour. */
  publishAt: OptionalText,
  publishedAt: OptionalText,
  reviews: Type.Array(
    Type.Object({
      verdict: Type.String(),
      /** Codes of the list, and the reviewer's own words. */
      reasons: Type.Array(Type.String()),
      reason: OptionalText,
      byName: Type.String(),
      at: Type.String(),
    }),
  ),
  deliveries: Type.Array(
    Type.Object({
      id: Id,
      channelId: Id,
      manner: Type.String(),
      state: Type.String(),
      sentAt: OptionalText,
      error: OptionalText,
      url: OptionalText,
      version: Type.Integer(),
    }),
  ),
  /** Proofs: photos from before and after, documents; what their cameras said, beside the case. */
  files: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      type: Type.String(),
      size: Type.Integer(),
      shows: Type.String(),
      metresOff: Type.Union([Type.Integer(), Type.Null()]),
      takenAt: OptionalText,
    }),
  ),
  /** In review: who must say yes, why, and who already has. */
  needs: Type.Union([
    Type.Object({
      needs: Type.Enum([...reviewNeeds]),
      note: OptionalText,
      approvedBy: Type.Array(Type.String()),
    }),
    Type.Null(),
  ]),
  /** The published answer it corrects, as it stands there. */
  corrects: Type.Union([
    Type.Object({ id: Id, text: Type.String(), publishedAt: OptionalText }),
    Type.Null(),
  ]),
  /** What this person may do with it now: save, send to review, approve, send back, overrule, correct. */
  acts: Type.Array(Type.String()),
});

export const Schedule = Type.Object({ publishAt: Type.String({ format: 'date-time' }) });

export const SendBack = Type.Object({
  reason: Type.String({ maxLength: 2000 }),
  reasons: Type.Optional(Type.Array(Type.Enum([...sendBackReasons]), { maxItems: 10 })),
});

export const ReviewRules = Type.Object({
  version: Type.Integer(),
  rules: Type.Array(
    Type.Object({
      topicIds: Type.Array(Id, { maxItems: 200 }),
      authorityIds: Type.Array(Id, { maxItems: 200 }),
      risks: Type.Array(Type.Enum(['critical', 'heightened', 'ordinary']), { maxItems: 3 }),
      sentBackFrom: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
      needs: Type.Enum([...reviewNeeds]),
      note: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
    }),
    { maxItems: 50 },
  ),
});

export const InReview = Type.Object({
  items: Type.Array(Type.Object({ answer: AnswerView, caseRow: CaseRow })),
  next: Next,
});

export const Preview = Type.Array(
  Type.Object({
    channelId: Id,
    driver: Type.String(),
    manner: OptionalText,
    text: Type.String(),
    limit: Type.Integer(),
    tooLong: Type.Boolean(),
  }),
);

export const Saved = Type.Object({ id: Id, version: Type.Integer(), state: Type.String() });

const Count = Type.Integer();
export const PromisesByAuthority = Type.Object({
  /** The first day whose settled promises count; open ones all do. */
  from: Type.String({ format: 'date' }),
  rows: Type.Array(
    Type.Object({
      authorityId: Type.Union([Id, Type.Null()]),
      open: Count,
      kept: Count,
      broken: Count,
      moved: Count,
      noLongerDue: Count,
    }),
  ),
});

export const PromisePage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      caseId: Id,
      caseNumber: Type.String(),
      title: Type.String(),
      topicId: Id,
      authorityId: Type.Union([Id, Type.Null()]),
      promisedOn: Type.String({ format: 'date' }),
      responsible: Type.String(),
      state: Type.Enum(['open', 'kept', 'broken', 'moved', 'no longer due']),
      settledAt: OptionalText,
      /** Open, and the day has passed. */
      overdue: Type.Boolean(),
    }),
  ),
  next: OptionalText,
});
