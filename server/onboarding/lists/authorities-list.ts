import { evaluate } from '../../platform/policy.ts';
import {
  type Authority,
  type AuthorityInput,
  type Directory,
  mayChangeAuthorities,
  type OfficeContact,
  writeAuthority,
} from '../../territory/index.ts';
import { areasFrom, areasTo, nameIn, namesFrom, namesTo, placeNamed } from './cells.rules.ts';
import type { Cells, ListKind, RowProblem } from './list.types.ts';

const columns = [
  'code',
  'name.ru',
  'name.en',
  'shortName.ru',
  'shortName.en',
  'kind',
  'centre',
  'calendar',
  'areas',
  'phone',
  'email',
  'address',
  'site',
] as const;
type Column = (typeof columns)[number];
const ways = ['phone', 'email', 'address', 'site'] as const;

interface Entry {
  readonly input: AuthorityInput;
  readonly change?: { readonly id: string; readonly seen: number };
}

/** Authorities, known by their codes. */
export const authoritiesList: ListKind<Column, Entry> = {
  what: 'authorities',
  columns,
  rowsOf: (directory) => [...directory.authorities.values()].map((one) => cellsOf(directory, one)),
  keyOf: (cells) => cells.code?.trim() ?? '',
  read({ directory, asker }, cells) {
    const code = cells.code?.trim() ?? '';
    const known = [...directory.authorities.values()].find((one) => one.code === code);
    const { input, problems } = inputOf(directory, cells, code, known);
    const { realmId } = directory;
    // Where a centre is not known, that is all there is to say of it.
    const unknown = problems.some(({ column }) => column === 'centre');
    const may = [input.centreId, known?.centreId ?? input.centreId].every(
      (centreId) => evaluate(mayChangeAuthorities, asker, { realmId, centreId }).allowed,
    );
    const all: RowProblem[] = [
      ...(code === '' ? [{ column: 'code', code: 'missing' as const, value: '' }] : []),
      ...problems,
      ...(may || unknown
        ? []
        : [{ column: 'centre', code: 'not-yours' as const, value: cells.centre ?? '' }]),
    ];
    if (all.length > 0) return { problems: all };
    const entry = known ? { input, change: { id: known.id, seen: known.version } } : { input };
    const after = cellsOf(directory, input);
    return { entry, name: input.name, after, ...(known && { before: cellsOf(directory, known) }) };
  },
  async write(tx, context, _directory, entries) {
    for (const { input, change } of entries) await writeAuthority(tx, context, input, change);
  },
};

function cellsOf(directory: Directory, one: AuthorityInput): Cells<Column> {
  return {
    code: one.code,
    ...namesTo('name', one.name),
    ...namesTo('shortName', one.shortName),
    kind: one.kind,
    centre: nameIn(directory, directory.centres.get(one.centreId)?.name),
    calendar: nameIn(directory, directory.calendars.get(one.calendarId)?.name),
    areas: areasTo(directory, one.areaIds),
    ...Object.fromEntries(ways.map((way) => [way, one.contact?.[way] ?? ''])),
  };
}

/** A new one without a centre belongs to the topmost, and works by its centre's calendar. */
function inputOf(directory: Directory, cells: Cells<Column>, code: string, known: Authority | undefined) {
  const top = [...directory.centres.values()].find(({ parentId }) => parentId === null);
  const centre = cells.centre
    ? placeNamed(directory.centres, cells.centre)
    : directory.centres.get(known?.centreId ?? top?.id ?? '');
  const calendar = cells.calendar
    ? placeNamed(directory.calendars, cells.calendar)
    : directory.calendars.get(known?.calendarId ?? centre?.calendarId ?? '');
  const name = namesFrom('name', cells, known?.name ?? {});
  const shortName = namesFrom('shortName', cells, known?.shortName ?? name);
  const areas = areasFrom(directory, cells.areas);
  const kind = cells.kind?.trim() || known?.kind || '';
  const input: AuthorityInput = {
    ...{ centreId: centre?.id ?? '', calendarId: calendar?.id ?? '' },
    ...{ code, kind, name, shortName },
    contact: contactOf(cells, known?.contact ?? null),
    areaIds: areas.areaIds ?? known?.areaIds ?? [],
  };
  const problems: (RowProblem | false | '' | undefined)[] = [
    Object.keys(name).length === 0 && { column: 'name.ru', code: 'missing', value: '' },
    kind === '' && { column: 'kind', code: 'missing', value: '' },
    !centre && { column: 'centre', code: 'unknown', value: cells.centre ?? '' },
    !calendar &&
      (cells.calendar || centre) && { column: 'calendar', code: 'unknown', value: cells.calendar ?? '' },
    ...areas.problems,
  ];
  return { input, problems: problems.filter((one) => typeof one === 'object') };
}

function contactOf(cells: Cells<Column>, known: OfficeContact | null): OfficeContact | null {
  const said = ways.flatMap((way) => (cells[way]?.trim() ? [[way, cells[way].trim()] as const] : []));
  return said.length === 0 ? known : { ...known, ...Object.fromEntries(said) };
}
