import { type Static, type TSchema, Type } from 'typebox';
import type { LetterKind } from './assignment.rules.ts';

/** Everything that may cross from one centre to another stands here; what is not named cannot. */
const strict = { additionalProperties: false } as const;
const object = <T extends Record<string, TSchema>>(fields: T) => Type.Object(fields, strict);
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const literals = <const T extends string[]>(values: readonly [...T]) => Type.Enum([...values] as [...T]);

const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const NamesOf = Type.Record(Type.String(), Type.String());
const Words = Type.String({ maxLength: 20_000 });
const Outcome = literals(['solved', 'explained', 'planned', 'not possible', 'handed on']);

/** A picture that goes along: both sides know it by the same id. */
const Along = {
  id: Id,
  name: Type.String({ maxLength: 140 }),
  type: Type.String(),
  size: Type.Integer({ minimum: 1 }),
};
export const FileAlong = object(Along);
export type FileAlong = Static<typeof FileAlong>;
const Proof = object({ ...Along, shows: literals(['before', 'after']) });
export type ProofAlong = Static<typeof Proof>;
const mostFiles = 50;

const Answer = {
  outcome: orNull(Outcome),
  text: Words,
  promisedOn: orNull(Day),
  responsible: orNull(Type.String()),
  whatResidentCanDo: orNull(Words),
};
/** With the photos residents are shown of it, and the model that drafted the words, if one did. */
const AnswerWithProofs = {
  ...Answer,
  proofs: Type.Array(Proof, { maxItems: mostFiles }),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
};

/** The public part of a case. No note, no name or contact of an author, no pseudonym, no id of a person. */
export const PublicDocument = object({
  number: Type.String(),
  title: Words,
  language: Type.String(),
  /** With the message they stand in, so that they go when their author has it erased. */
  words: Type.Array(object({ message: Id, text: Words, at: orNull(Moment), public: Type.Boolean() })),
  /** Its own code, and the one of the national list where it is mapped to one. */
  topic: object({ code: Type.String(), name: NamesOf, nationalCode: orNull(Type.String()) }),
  type: literals(['solve', 'explain']),
  severity: Type.Integer({ minimum: 1, maximum: 5 }),
  place: object({
    area: orNull(NamesOf),
    text: orNull(Type.String()),
    lon: orNull(Type.Number()),
    lat: orNull(Type.Number()),
  }),
  registeredAt: orNull(Moment),
  promises: Type.Array(object({ promisedOn: Day, responsible: Type.String(), state: Type.String() })),
  answers: Type.Array(
    object({ ...Answer, kind: literals(['interim', 'final']), publishedAt: orNull(Moment) }),
  ),
  /** Pictures and documents that go along, and how many stay where they are. */
  attached: Type.Array(FileAlong, { maxItems: mostFiles }),
  files: Type.Integer({ minimum: 0 }),
  from: object({ realm: NamesOf, centre: NamesOf }),
  why: Type.String({ minLength: 1, maxLength: 2000 }),
  /** Whether the contact of whoever wrote goes along, sealed, because an agreement names it. */
  withContact: Type.Boolean(),
  /** What others said who refused it before. */
  refusals: Type.Array(object({ centre: NamesOf, reason: Words })),
});
export type PublicDocument = Static<typeof PublicDocument>;

/** Whose it is instead: another centre, an authority by its name, or whoever passed it. */
export const Owner = Type.Union([
  object({ kind: Type.Literal('back') }),
  object({ kind: Type.Literal('centre'), realmId: Id, centreId: Id, name: NamesOf }),
  object({ kind: Type.Literal('authority'), name: Type.String({ minLength: 2, maxLength: 300 }) }),
]);
export type Owner = Static<typeof Owner>;

const Reason = Type.String({ minLength: 2, maxLength: 2000 });

export const letterSchemas = {
  passed: object({
    document: PublicDocument,
    purpose: literals(['work', 'decide']),
    binding: Type.Boolean(),
  }),
  accepted: object({ number: Type.String(), dueAt: orNull(Moment) }),
  refused: object({ reason: Reason, owner: Owner }),
  decided: object({ reason: Reason, owner: Owner }),
  withdrawn: object({ reason: Reason }),
  asked: object({ question: Words }),
  said: object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }),
  interim: object(AnswerWithProofs),
  answered: object(AnswerWithProofs),
  /** Other words for what an earlier letter said. */
  corrected: object({ ...AnswerWithProofs, corrects: Id }),
  /** What whoever passed it told its residents meanwhile. */
  published: object({ ...Answer, kind: literals(['interim', 'final']), correction: Type.Boolean() }),
  /** What residents wrote to it after it was passed. */
  added: object({ message: Id, text: Words, attached: Type.Array(FileAlong, { maxItems: mostFiles }) }),
  judged: object({
    solved: orNull(Type.Boolean()),
    rating: orNull(Type.Integer({ minimum: 1, maximum: 5 })),
  }),
  reopened: object({ words: orNull(Words) }),
  due: object({ dueAt: orNull(Moment) }),
} satisfies Record<LetterKind, TSchema>;

export type LetterData<K extends LetterKind> = Static<(typeof letterSchemas)[K]>;

/** A letter ready to be written: `{ kind: 'said', data: { text } }`. */
export type Letter = { [K in LetterKind]: { readonly kind: K; readonly data: LetterData<K> } }[LetterKind];
