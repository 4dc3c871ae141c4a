import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../data/keys.ts';
import { type Case, type CasePage, type CaseRow, caseQuery } from './cases.api.ts';

type Pages = InfiniteData<CasePage, string | null>;

/** More than this at once (a bulk change) is left to the next look at the list. */
const most = 30;

/**
 * Brings cases that changed up to date where they are shown, each in its place.
 * @returns the ids no list holds: they are new, or belong elsewhere
 */
export async function renewCases(
  client: QueryClient,
  changed: ReadonlyMap<string, number>,
): Promise<string[]> {
  const shown = shownRows(client);
  const unknown = [...changed.keys()].filter((id) => !shown.has(id));
  const stale = [...changed].filter(([id, version]) => (shown.get(id)?.version ?? version) < version);
  if (stale.length > most) client.invalidateQueries({ queryKey: keys.cases() });
  else await Promise.all(stale.map(([id]) => renewRow(client, id)));
  for (const id of changed.keys()) client.invalidateQueries({ queryKey: keys.case(id) });
  client.invalidateQueries({ queryKey: keys.reviews });
  client.invalidateQueries({ queryKey: keys.deliveries });
  return unknown.filter((id) => client.getQueryData(keys.case(id)) === undefined);
}

function shownRows(client: QueryClient): Map<string, CaseRow> {
  const lists = client.getQueriesData<Pages>({ queryKey: keys.cases() });
  const rows = lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []);
  return new Map(rows.map((row) => [row.id, row]));
}

async function renewRow(client: QueryClient, id: string): Promise<void> {
  const fresh = await client.fetchQuery({ ...caseQuery(id), staleTime: 0 }).catch(() => undefined);
  if (fresh) putRow(client, id, fresh);
}

/** Writes fields of a case into every list that shows it; the order stays as it is until the list is read again. */
export function putRow(client: QueryClient, id: string, fields: Partial<CaseRow> | Case): void {
  client.setQueriesData<Pages>({ queryKey: keys.cases() }, (data) => {
    if (!data) return data;
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => (row.id === id ? merged(row, fields) : row)),
    }));
    return { ...data, pages };
  });
}

function merged(row: CaseRow, fields: Partial<CaseRow> | Case): CaseRow {
  const known = Object.entries(fields).filter(([key, value]) => key in row && value !== undefined);
  return { ...row, ...Object.fromEntries(known) };
}
