import { Type } from 'typebox';

/** The fields of a row an event changed, as they are after it: folding them in order gives the row. */
export const Changes = Type.Record(Type.String(), Type.Unknown());

export const Id = Type.String({ format: 'uuid' });
