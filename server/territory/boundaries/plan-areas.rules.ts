import { romaniseRussian } from '../../../engines/place/index.ts';
import type { Area, Centre, Names } from '../directory.types.ts';
import type { AreaGeometry, AreaProblem, IncomingArea } from './read-areas.rules.ts';

export type KnownArea = Pick<Area, 'id' | 'centreId' | 'code' | 'name'> & { readonly boundary: unknown };
export type KnownCentre = Pick<Centre, 'id' | 'name' | 'parentId' | 'kind'>;

export type AreaPart = 'name' | 'code' | 'centre' | 'boundary';

/** Where an area belongs: a centre there is, or one that is made with it. */
export type CentreChoice = { readonly id: string } | { readonly made: string };

export interface AreaChange {
  /** Null: it is made. */
  readonly id: string | null;
  readonly code: string;
  readonly name: Names;
  readonly centre: CentreChoice;
  /** Which parts become different; empty for one that is made. */
  readonly parts: readonly AreaPart[];
  readonly boundary: AreaGeometry;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface AreaPlan {
  /** Names of centres there are not yet, in the order of the file. */
  readonly centres: readonly string[];
  readonly made: readonly AreaChange[];
  readonly changed: readonly AreaChange[];
  /** Areas that are as the file says. */
  readonly same: number;
  /** Areas the file does not speak of: they stay. */
  readonly untouched: number;
  readonly problems: readonly AreaProblem[];
}

export interface Ground {
  readonly areas: readonly KnownArea[];
  readonly centres: readonly KnownCentre[];
  /** Where areas belong that name no centre. */
  readonly centreId: string;
  /** The language of names in the file. */
  readonly language: string;
}

/**
 * What a file makes of the areas there are: matched by code, then by name within its centre; whoever is matched keeps
 * its id, whoever is not named stays. The same file planned again over its own result changes nothing.
 */
export function planAreas(incoming: readonly IncomingArea[], ground: Ground): AreaPlan {
  const find = finderIn(ground);
  const codes = new Set(ground.areas.map(({ code }) => code));
  const taken = new Map<string, string>();
  const centres = new Set<string>();
  const problems: AreaProblem[] = [];
  const changes: AreaChange[] = [];
  for (const area of incoming) {
    const centre = find.centre(area.centre);
    const known = find.area(area, centre);
    if (known === 'several') {
      problems.push(problemOf(area, 'ambiguous-name', {}));
      continue;
    }
    const key = known?.id ?? `${keyOf(centre)}/${area.code ?? fold(area.name)}`;
    const first = taken.get(key);
    if (first !== undefined) {
      problems.push(problemOf(area, 'same-area', { first }));
      continue;
    }
    taken.set(key, area.name);
    if ('made' in centre) centres.add(centre.made);
    changes.push(changeOf(area, known, centre, ground.language, codes));
  }
  const matched = changes.filter(({ id }) => id !== null);
  const changed = matched.filter(({ parts }) => parts.length > 0);
  return {
    centres: [...centres],
    made: changes.filter(({ id }) => id === null),
    changed,
    same: matched.length - changed.length,
    untouched: ground.areas.length - matched.length,
    problems,
  };
}

/** Letters only: «Ёлкинский  район» and «елкинский район» are one. */
export function fold(name: string): string {
  return name.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}

const keyOf = (centre: CentreChoice) => ('id' in centre ? centre.id : fold(centre.made));
const foldedNames = (names: Names) => [...new Set(Object.values(names).map(fold))];

function finderIn({ areas, centres, centreId }: Ground) {
  const centreByName = new Map(
    centres.flatMap(({ id, name }) => foldedNames(name).map((text) => [text, id])),
  );
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const byName = Map.groupBy(
    areas.flatMap((area) => foldedNames(area.name).map((text) => ({ text, area }))),
    ({ text }) => text,
  );
  return {
    centre(name: string | null): CentreChoice {
      if (name === null) return { id: centreId };
      const id = centreByName.get(fold(name));
      return id === undefined ? { made: name } : { id };
    },
    area(incoming: IncomingArea, centre: CentreChoice): KnownArea | undefined | 'several' {
      const coded = incoming.code === null ? undefined : byCode.get(incoming.code);
      if (coded) return coded;
      const called = byName.get(fold(incoming.name)) ?? [];
      // Districts of one name stand in many regions: who names the centre means the one there.
      const here =
        incoming.centre === null ? called : called.filter(({ area }) => area.centreId === keyOf(centre));
      return here.length > 1 ? 'several' : here[0]?.area;
    },
  };
}

function changeOf(
  area: IncomingArea,
  known: KnownArea | undefined,
  centre: CentreChoice,
  language: string,
  codes: Set<string>,
): AreaChange {
  const { boundary, lon, lat } = area;
  if (!known) {
    const code = area.code ?? freeCode(area, codes);
    codes.add(code);
    return { id: null, code, name: { [language]: area.name }, centre, parts: [], boundary, lon, lat };
  }
  const code = area.code ?? known.code;
  const isNamed = foldedNames(known.name).includes(fold(area.name));
  const name = isNamed ? known.name : { ...known.name, [language]: area.name };
  // A file that does not speak of centres moves nobody.
  const place = area.centre === null ? { id: known.centreId } : centre;
  const parts: AreaPart[] = [];
  if (!isNamed) parts.push('name');
  if (code !== known.code) parts.push('code');
  if (keyOf(place) !== known.centreId) parts.push('centre');
  if (!sameShape(boundary, known.boundary)) parts.push('boundary');
  return { id: known.id, code, name, centre: place, parts, boundary, lon, lat };
}

/** The database gives the members of a shape back in an order of its own. */
function sameShape(one: AreaGeometry, other: unknown): boolean {
  if (typeof other !== 'object' || other === null) return false;
  const { type, coordinates } = other as { type?: unknown; coordinates?: unknown };
  return one.type === type && JSON.stringify(one.coordinates) === JSON.stringify(coordinates);
}

/** A file without codes gets readable ones: «Осинский район» of «Малый край» is `malyy-kray-osinskiy-rayon`. */
function freeCode(area: IncomingArea, codes: ReadonlySet<string>): string {
  const words = romaniseRussian(`${area.centre ?? ''} ${area.name}`)
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['area'];
  const code = words.join('-').slice(0, 90);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? code : `${code}-${number}`;
    if (!codes.has(tried)) return tried;
  }
}

function problemOf(
  { feature, name, centre }: IncomingArea,
  code: 'same-area' | 'ambiguous-name',
  params: AreaProblem['params'],
): AreaProblem {
  return { code, severity: 'error', feature, name: centre ? `${name} (${centre})` : name, params };
}
