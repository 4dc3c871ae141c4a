import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { type TSchema, Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { plainUnions } from './plain-unions.ts';

const compile = SerializerSelector()();
const writer = (schema: unknown) => compile({ schema, method: 'GET', url: '/', httpStatus: '200' } as never);
const optional = (type: TSchema) => Type.Union([type, Type.Null()]);
const has = (schema: unknown) => JSON.stringify(schema).includes('anyOf');

const Part = Type.Object({ id: Type.String(), size: optional(Type.Integer()) });
const State = Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Null()]);
const Reply = Type.Object({
  state: State,
  at: optional(Type.String({ format: 'date-time' })),
  share: Type.Optional(optional(Type.Number())),
  loud: optional(Type.Boolean()),
  part: optional(Part),
  parts: optional(Type.Array(optional(Part))),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  anyOf: optional(Type.Literal('only')),
  kind: optional(Type.Enum(['one', 'other'])),
  any: optional(Type.Unknown()),
});

describe('unions of a reply said as one type', () => {
  const nothing = {
    ...{ state: null, at: null, loud: null, part: null, parts: null, params: {} },
    ...{ anyOf: null, kind: null, any: null },
  };
  const part = { id: 'a "quoted" one', size: 3, secret: 'not named' };
  it.each([
    nothing,
    { ...nothing, share: null },
    {
      ...{
        state: 'open',
        at: '2026-11-02T10:00:00Z',
        share: 0.5,
        loud: false,
        part,
        anyOf: 'only',
        kind: 'other',
        any: [1],
      },
      parts: [part, null, { id: '', size: null }],
      params: { number: 4, text: '4', empty: '' },
    },
  ])('write what they wrote before %#', (reply) => {
    const written = writer(plainUnions(Reply))(reply);
    expect(written).toBe(writer(Reply)(reply));
    expect(written).not.toContain('secret');
  });

  it('need no validator, where before each asked one', () => {
    expect(has(Reply.properties.part)).toBe(true);
    expect(has(plainUnions(Type.Object({ part: Reply.properties.part, state: State })))).toBe(false);
  });

  it('stay as they are where only a validator can tell the members apart', () => {
    const either = Type.Union([
      Type.Object({ kind: Type.Literal('a'), one: Type.String() }),
      Type.Object({ kind: Type.Literal('b'), other: Type.String() }),
    ]);
    const write = writer(plainUnions(Type.Object({ either })));
    expect(write({ either: { kind: 'b', other: 'x' } })).toBe('{"either":{"kind":"b","other":"x"}}');
    expect(has(plainUnions(either))).toBe(true);
  });
});
