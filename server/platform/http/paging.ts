import { Type } from 'typebox';
import { Refusal } from '../refusal.ts';

/** A page is asked for by the cursor the page before gave: stable while rows come and go. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

export const Next = Type.Union([Type.String(), Type.Null()], {
  description: 'Cursor of the next page; null at the end.',
});

export function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws Refusal `invalid` when the cursor is not one of ours or has another number of parts */
export function readCursor(cursor: string, parts: number): (string | number | null)[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    values = undefined;
  }
  const fits =
    Array.isArray(values) &&
    values.length === parts &&
    values.every((value) => value === null || typeof value === 'string' || typeof value === 'number');
  if (!fits) throw new Refusal('invalid', { field: 'cursor', problem: 'cursor' });
  return values as (string | number | null)[];
}

/** Splits `limit + 1` rows into a page and the cursor behind it. */
export function page<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
