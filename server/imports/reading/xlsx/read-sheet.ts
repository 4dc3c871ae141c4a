import { Refusal } from '../../../platform/refusal.ts';
import { type Cell, cutLongCells, mostColumns, mostRows, type TableRow } from '../table.types.ts';
import type { Entry } from './archive.ts';
import type { SharedStrings } from './shared-strings.ts';
import { plainText, readXml } from './xml.ts';

/** The rows of a sheet that have anything in them, as they come. */
export async function* readSheet(
  entry: Entry,
  strings: SharedStrings,
  onBytes: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  const gathering = gatherRows(strings);
  for await (const _ of readXml(await entry.open(), gathering, onBytes)) yield* gathering.take();
}

function gatherRows(strings: SharedStrings) {
  let ready: TableRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = -1;
  let type = 'n';
  let value = '';
  let inValue = false;
  let inReading = false;
  return {
    take(): TableRow[] {
      const taken = ready;
      ready = [];
      return taken;
    },
    open(name: string, attribute: (name: string) => string | undefined) {
      if (name === 'row') {
        number = Number(attribute('r')) || number + 1;
        if (number > mostRows) throw new Refusal('import-too-many-rows', { most: mostRows });
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        if (column >= mostColumns) throw new Refusal('import-too-many-columns', { most: mostColumns });
        type = attribute('t') ?? 'n';
        value = '';
      } else if (name === 'v' || name === 't') inValue = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(piece: string) {
      if (inValue) value += piece;
    },
    close(name: string) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c') putCell(cells, column, cellOf(type, value, strings));
      else if (name === 'row' && cells.length > 0) ready.push(cutLongCells(number, cells));
    },
  };
}

function putCell(cells: Cell[], column: number, cell: Cell): void {
  if (cell === null) return;
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference ?? '')?.[1];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** ECMA-376 part 1, §18.18.11: s shared, inlineStr and str text, b boolean, e error, d date, n number. */
function cellOf(type: string, value: string, strings: SharedStrings): Cell {
  if (value === '' || type === 'e') return null;
  if (type === 's') return strings.get(Number(value)) || null;
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return plainText(value);
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}
