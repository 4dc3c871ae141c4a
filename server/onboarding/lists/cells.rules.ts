import type { Directory, Names } from '../../territory/index.ts';
import type { RowProblem } from './list.types.ts';

/** Those a table has columns for. */
export const languages = ['ru', 'en'] as const;

export const fold = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е');

interface Named {
  readonly id: string;
  readonly code?: string;
  readonly name: Names;
  readonly shortName?: Names;
}

/** By its code, or by a name in any language that no other has. */
export function placeNamed<Place extends Named>(
  places: ReadonlyMap<string, Place>,
  text: string,
): Place | undefined {
  const wanted = fold(text);
  const all = [...places.values()];
  const byCode = all.find(({ code }) => code !== undefined && fold(code) === wanted);
  const byName = all.filter(({ name, shortName }) =>
    [...Object.values(name), ...Object.values(shortName ?? {})].some((one) => fold(one) === wanted),
  );
  return byCode ?? (byName.length === 1 ? byName[0] : undefined);
}

/** What a name is written as where one name has to do. */
export const nameIn = (directory: Directory, name: Names | undefined): string =>
  name?.[directory.language] || Object.values(name ?? {}).find((one) => one !== '') || '';

/** A cell a language: what is empty stays as it was. */
export function namesFrom(
  key: string,
  cells: Readonly<Record<string, string | undefined>>,
  known: Names,
): Names {
  const said = languages.flatMap((language) => {
    const text = cells[`${key}.${language}`]?.trim();
    return text ? [[language, text] as const] : [];
  });
  return { ...known, ...Object.fromEntries(said) };
}

export const namesTo = (key: string, names: Names | undefined): Record<string, string> =>
  Object.fromEntries(languages.map((language) => [`${key}.${language}`, names?.[language] ?? '']));

/** Areas by code or name, with semicolons between them; undefined where the cell says nothing. */
export function areasFrom(
  directory: Directory,
  cell: string | undefined,
): { readonly areaIds: readonly string[] | undefined; readonly problems: readonly RowProblem[] } {
  const said = (cell ?? '')
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (said.length === 0) return { areaIds: undefined, problems: [] };
  const found = said.map((text) => ({ text, area: placeNamed(directory.areas, text) }));
  return {
    areaIds: [...new Set(found.flatMap(({ area }) => area?.id ?? []))],
    problems: found.flatMap(({ text, area }) =>
      area ? [] : { column: 'areas', code: 'unknown' as const, value: text },
    ),
  };
}

export const areasTo = (directory: Directory, areaIds: readonly string[]): string =>
  areaIds
    .map((id) => directory.areas.get(id)?.code ?? '')
    .filter((code) => code !== '')
    .sort()
    .join('; ');
