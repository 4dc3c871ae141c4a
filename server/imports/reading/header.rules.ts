import { cleanText } from '../../intake/index.ts';
import { incidentHeader } from '../mapping/incident-header.ts';
import { plainName } from '../plain-name.rules.ts';
import { type Cell, type TableRow, textOf } from './table.types.ts';

/** Titles, dates of printing and the like stand above the header; it is not looked for below this many rows. */
export const headerWithin = 30;

const longestName = 120;
/** Words that stand in headers and hardly ever in cells, in the first two languages of the product. */
const headerWords =
  /^(№|n|id|номер|дата|время|текст|сообщение|обращение|тема|группа|категория|автор|адрес|улица|дом|город|район|муниципалитет|населенный пункт|исполнитель|ведомство|орган|статус|ответ|ссылка|url|урл|телефон|канал|источник|number|date|time|text|message|topic|group|category|author|address|street|house|city|district|authority|executor|status|answer|reply|link|phone|channel|source|description|описание|title|заголовок)( |$)/;

/**
 * The names of the columns. An empty name becomes the column's number, a repeated one is numbered, so that each can be
 * told from the others.
 */
export function nameColumns(cells: readonly Cell[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cleanText(textOf(cell) ?? `#${index + 1}`)
      .replace(/\s+/g, ' ')
      .slice(0, longestName);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** The position of the header among the first rows: short different words over rows that are filled alike. */
export function findHeader(rows: readonly TableRow[]): number {
  const width = Math.max(0, ...rows.map(({ cells }) => filled(cells).length));
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, { cells }] of rows.slice(0, headerWithin).entries()) {
    const score = headerScore(cells, width) - index / 100;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function filled(cells: readonly Cell[]): string[] {
  return cells.flatMap((cell) => textOf(cell) ?? []);
}

function headerScore(cells: readonly Cell[], width: number): number {
  const names = filled(cells);
  if (names.length === 0) return Number.NEGATIVE_INFINITY;
  const plain = names.map(plainName);
  const share = (test: (name: string) => boolean) => plain.filter(test).length / plain.length;
  const known = share((name) => incidentHeader.has(name) || headerWords.test(name));
  const words = share((name) => /\p{L}/u.test(name) && name.length <= longestName && !/^https?:/.test(name));
  const distinct = new Set(plain).size / plain.length;
  return 3 * known + 2 * (names.length / width) + words + distinct;
}

/** Whether the row chosen reads like a header at all, or the file seems to begin with data. */
export function readsLikeHeader(cells: readonly Cell[]): boolean {
  const names = filled(cells).map(plainName);
  if (names.length === 0) return false;
  if (names.some((name) => incidentHeader.has(name) || headerWords.test(name))) return true;
  return names.every((name) => /\p{L}/u.test(name) && name.length <= 40 && !/^https?:/.test(name));
}
