import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Centre,
  centreVersions,
  type Directory,
  type Names,
  writeCentre,
} from '../../territory/index.ts';
import type { SheetRow } from '../read-sheet.ts';
import { areasFrom, areasTo, fold, nameIn, namesFrom, namesTo, placeNamed } from './cells.rules.ts';
import type { Cells, ListKind, RowProblem } from './list.types.ts';

const columns = ['name.ru', 'name.en', 'above', 'calendar', 'areas'] as const;
type Column = (typeof columns)[number];

interface Entry {
  readonly name: Names;
  readonly calendarId: string;
  /** The centre above by its name: it may be made by the same file. Empty: it is the topmost, or stands below it. */
  readonly above: string;
  readonly areaIds: readonly string[] | undefined;
  readonly known: Centre | undefined;
}

/** Centres, known by their names. */
export const centresList: ListKind<Column, Entry> = {
  what: 'centres',
  columns,
  rowsOf: (directory) => [...directory.centres.values()].map((one) => cellsOf(directory, one)),
  keyOf: (cells) => fold(namesIn(cells)[0] ?? ''),
  read({ directory, rows }, cells) {
    const known = namesIn(cells)
      .map((name) => placeNamed(directory.centres, name))
      .find((one) => one !== undefined);
    const calendar = calendarOf(directory, cells, known);
    const areas = areasFrom(directory, cells.areas);
    const above = cells.above?.trim() ?? '';
    const problems: (RowProblem | false)[] = [
      namesIn(cells).length === 0 && { column: 'name.ru', code: 'missing', value: '' },
      !calendar && { column: 'calendar', code: 'unknown', value: cells.calendar ?? '' },
      above !== '' &&
        !leadsUp(directory, rows, above, namesIn(cells)) && {
          column: 'above',
          code: 'unknown',
          value: above,
        },
      ...areas.problems,
    ];
    const found = problems.filter((one) => one !== false);
    if (found.length > 0 || !calendar) return { problems: found };
    const name = namesFrom('name', cells, known?.name ?? {});
    const before = known && cellsOf(directory, known);
    const after = {
      ...namesTo('name', name),
      above: above || before?.above || (known ? '' : nameIn(directory, topOf(directory)?.name)),
      calendar: nameIn(directory, calendar.name),
      areas: areas.areaIds ? areasTo(directory, areas.areaIds) : (before?.areas ?? ''),
    };
    const moved = areas.areaIds && after.areas !== before?.areas ? areas.areaIds : undefined;
    const entry = { name, calendarId: calendar.id, above, areaIds: moved, known };
    return { entry, name, after, ...(before && { before }) };
  },
  async write(tx, context, directory, entries) {
    const made = new Map<string, string>();
    await requireUnmoved(tx, context.realmId, directory);
    const idOf = (name: string) => placeNamed(directory.centres, name)?.id ?? made.get(fold(name));
    const top = topOf(directory);
    for (let left = [...entries]; left.length > 0; ) {
      const ready = left.filter(({ above }) => above === '' || idOf(above) !== undefined);
      // What leads up was looked at before: a file cannot come here that does not.
      if (ready.length === 0) throw new Refusal('centre-below-itself');
      for (const { name, calendarId, above, areaIds, known } of ready) {
        const parentId = (above ? idOf(above) : undefined) ?? known?.parentId ?? top?.id ?? '';
        const change = known && { id: known.id };
        const input = { name, calendarId, parentId, ...(areaIds && { areaIds }) };
        const { id } = await writeCentre(tx, context, input, change);
        for (const one of Object.values(name)) made.set(fold(one), id);
      }
      left = left.filter((one) => !ready.includes(one));
    }
  },
};

/** Held until the end: taking an area from a centre moves that one's version as well. */
async function requireUnmoved(tx: Tx, realmId: string, { centres }: Directory): Promise<void> {
  for (const [id, version] of await centreVersions(tx, realmId))
    if (centres.get(id)?.version !== version) throw new Refusal('changed-meanwhile', { version });
}

const namesIn = (cells: Cells<Column>): string[] =>
  [cells['name.ru'], cells['name.en']].flatMap((name) => name?.trim() || []);

const topOf = ({ centres }: Directory) => [...centres.values()].find(({ parentId }) => parentId === null);

function cellsOf(directory: Directory, { id, name, parentId, calendarId }: Centre): Cells<Column> {
  const own = [...directory.areas.values()].filter(({ centreId }) => centreId === id);
  return {
    ...namesTo('name', name),
    above: nameIn(directory, directory.centres.get(parentId ?? '')?.name),
    calendar: nameIn(directory, directory.calendars.get(calendarId)?.name),
    areas: areasTo(
      directory,
      own.map((area) => area.id),
    ),
  };
}

/** As the cell says, or as it was; a new centre works by the topmost one's. */
const calendarOf = (directory: Directory, { calendar }: Cells<Column>, known: Centre | undefined) =>
  calendar
    ? placeNamed(directory.calendars, calendar)
    : directory.calendars.get((known ?? topOf(directory))?.calendarId ?? '');

/** Whether the way up from a row, by the file and by what there is, ends at the topmost centre. */
function leadsUp(
  directory: Directory,
  rows: readonly SheetRow<Column>[],
  above: string,
  own: readonly string[],
): boolean {
  const passed = new Set(own.map(fold));
  for (let at = above; at !== ''; ) {
    const row = rows.find(({ cells }) => namesIn(cells).some((name) => fold(name) === fold(at)));
    const known = placeNamed(directory.centres, at);
    const names = [at, ...(row ? namesIn(row.cells) : []), ...Object.values(known?.name ?? {})].map(fold);
    if ((!row && !known) || names.some((name) => passed.has(name))) return false;
    for (const name of names) passed.add(name);
    at = row?.cells.above?.trim() || nameIn(directory, directory.centres.get(known?.parentId ?? '')?.name);
  }
  // The topmost stands below nothing.
  return !own.some((name) => placeNamed(directory.centres, name)?.parentId === null);
}
