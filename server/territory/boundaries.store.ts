import { sql, type Tx } from '../platform/database.ts';
import type { Names } from './directory.types.ts';

export interface Boundary {
  readonly id: string;
  readonly code: string;
  readonly name: Names;
  /** GeoJSON Polygon or MultiPolygon, WGS 84. */
  readonly boundary: unknown;
}

export function readBoundariesOf(tx: Tx, realmId: string): Promise<Boundary[]> {
  return tx.all(sql<Boundary>`select id, code, name, boundary from areas
    where realm_id = ${realmId} and boundary is not null order by code`);
}

export interface GazetteerEntry {
  readonly id: string;
  readonly kind: 'settlement' | 'street' | 'landmark';
  readonly areaId: string;
  readonly parentId: string | null;
  readonly name: Names;
  readonly form: string | null;
  readonly aliases: readonly string[];
  readonly lon: number | null;
  readonly lat: number | null;
}

export function readGazetteer(tx: Tx, realmId: string): Promise<GazetteerEntry[]> {
  return tx.all(sql<GazetteerEntry>`select id, kind, area_id as "areaId", parent_id as "parentId", name, form, aliases,
    lon, lat from gazetteer where realm_id = ${realmId} order by id`);
}
