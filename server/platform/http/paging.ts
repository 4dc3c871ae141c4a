import { Type } from 'typebox';
import { isId } from '../ids.ts';
import { isDay, isTime } from '../iso-times.ts';
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

/** What the parts of a cursor may be: they go into a query as they are, and anybody may invent one. */
const fits = {
  id: (part: unknown) => typeof part === 'string' && isId(part),
  time: (part: unknown) => typeof part === 'string' && isTime(part),
  /** Of what may have none. */
  timeOrNever: (part: unknown) => part === 'never' || fits.time(part),
  day: (part: unknown) => typeof part === 'string' && isDay(part),
  text: (part: unknown) => typeof part === 'string' && !part.includes('\0'),
  number: (part: unknown) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
};

type Kind = keyof typeof fits;
type Parts<Kinds extends readonly Kind[]> = {
  -readonly [At in keyof Kinds]: Kinds[At] extends 'number' ? number : string;
};

/** @throws Refusal `invalid` when the cursor is not one of this list */
export function readCursor<const Kinds extends readonly Kind[]>(cursor: string, kinds: Kinds): Parts<Kinds> {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const known =
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    kinds.every((kind, at) => fits[kind]((parts as unknown[])[at]));
  if (!known) throw new Refusal('invalid', { field: 'cursor', problem: 'cursor' });
  return parts as Parts<Kinds>;
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
