import { newId } from '../../platform/ids.ts';
import type { BoundaryImportView, BoundaryReport } from './boundaries.schema.ts';
import { changesOf, reportOf } from './boundary-report.rules.ts';
import { type FoundProperty, propertiesIn } from './guess-options.rules.ts';
import { type AreaChange, type AreaPlan, fold, type Ground, planAreas } from './plan-areas.rules.ts';
import { type BoundaryOptions, parseGeojson, readAreas } from './read-areas.rules.ts';

/** Shapes travel as text: between the database and the thread that reads them nobody has to parse them. */
export interface WeighOrder {
  /** GeoJSON. */
  readonly content: string;
  readonly options: BoundaryOptions;
  readonly ground: Omit<Ground, 'areas'> & {
    readonly areas: readonly (Omit<Ground['areas'][number], 'boundary'> & {
      readonly boundary: string | null;
    })[];
    readonly topId: string;
    /** Of centres that are made: below a country stand regions, below a region municipalities. */
    readonly madeKind: 'region' | 'municipality';
    readonly calendarId: string;
  };
}

/** What a file would do, and the rows that do it, as JSON. */
export interface Weighed {
  readonly report: BoundaryReport;
  readonly changes: BoundaryImportView['changes'];
  readonly properties: readonly FoundProperty[];
  readonly centres: readonly MadeCentre[];
  readonly made: string;
  readonly changed: string;
}

export interface MadeCentre {
  readonly id: string;
  readonly parentId: string;
  readonly kind: string;
  readonly name: Readonly<Record<string, string>>;
  readonly calendarId: string;
}

export function weigh({ content, options, ground: sent }: WeighOrder): Weighed {
  const geojson: unknown = parseGeojson(content);
  const areas = sent.areas.map((area) => ({ ...area, boundary: area.boundary && JSON.parse(area.boundary) }));
  const ground: Ground = { ...sent, areas };
  const read = readAreas(geojson, options);
  const plan = planAreas(read.areas, ground);
  const centres = centresOf(plan, sent);
  const idOf = new Map(centres.map(({ id, name }) => [fold(name[sent.language] ?? ''), id]));
  const row = (change: AreaChange) => ({
    id: change.id ?? newId(),
    centreId: 'id' in change.centre ? change.centre.id : idOf.get(fold(change.centre.made)),
    code: change.code,
    name: change.name,
    boundary: change.boundary,
    lon: change.lon,
    lat: change.lat,
    population: null,
  });
  return {
    report: reportOf(read, plan),
    changes: changesOf(plan, ground),
    properties: propertiesIn(geojson),
    centres,
    made: JSON.stringify(plan.made.map(row)),
    changed: JSON.stringify(plan.changed.map(row)),
  };
}

function centresOf(plan: AreaPlan, ground: WeighOrder['ground']): MadeCentre[] {
  const { topId, madeKind, calendarId, language } = ground;
  return plan.centres.map((name) => ({
    id: newId(),
    parentId: topId,
    kind: madeKind,
    name: { [language]: name },
    calendarId,
  }));
}
