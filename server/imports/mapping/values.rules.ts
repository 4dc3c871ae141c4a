import { type Cell, textOf } from '../reading/table.types.ts';
import { looksLikeDate, slashOrder } from '../rows/dates.rules.ts';

/** What the first values of a column look like; shares are of the cells that are filled. */
export interface ColumnLook {
  readonly filled: number;
  readonly dates: number;
  readonly urls: number;
  readonly phones: number;
  readonly emails: number;
  readonly numbers: number;
  /** Of the texts, in characters. */
  readonly meanLength: number;
  /** Different values among the filled ones. */
  readonly distinct: number;
}

export function lookAt(cells: readonly (Cell | undefined)[]): ColumnLook {
  const texts = cells.flatMap((cell) => textOf(cell ?? null) ?? []);
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return {
    filled: cells.length === 0 ? 0 : texts.length / cells.length,
    dates: share(looksLikeDate),
    urls: share((text) => /^(https?:\/\/|www\.)\S+$/i.test(text)),
    phones: share((text) => /^\+?[\d\s()-]{10,20}$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 10),
    emails: share((text) => /^\S+@\S+\.\S+$/.test(text)),
    numbers: share((text) => /^-?\d+([.,]\d+)?$/.test(text)),
    meanLength: texts.length === 0 ? 0 : length / texts.length,
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
  };
}

/** Whether days or months come first in a column of dates with slashes, if any of its values can only be one of them. */
export function dayFirstIn(cells: readonly (Cell | undefined)[]): boolean | null {
  const orders = new Set(cells.flatMap((cell) => slashOrder(textOf(cell ?? null) ?? '') ?? []));
  if (orders.size !== 1) return null;
  return orders.has('day first');
}
