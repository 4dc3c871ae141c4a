import type { Static } from 'typebox';
import { type CasePage, type CaseQuery, listCasesFor } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { findCasesFor } from '../find-cases.ts';
import type { SearchPage, SearchQuery } from '../search.schema.ts';
import type { SearchParts } from '../write-documents.ts';
import { requireShown } from './save-view.ts';
import { findView, type SavedView } from './views.store.ts';

/**
 * One page of the cases of a view, further narrowed by what is asked besides; each sees of them what they may see. A view
 * with words is a search: its cases come newest first.
 * @throws Refusal `view-unknown`
 */
export async function casesOfView(
  parts: SearchParts,
  person: Person,
  id: string,
  query: Static<typeof CaseQuery>,
): Promise<Static<typeof CasePage>> {
  const { filter, condition } = await viewShown(parts, person, id);
  const { q, ...rest } = filter;
  const asked = { ...rest, ...query };
  if (q === undefined) return listCasesFor(parts, person, asked, condition);
  const { number, sort: _, ...narrowed } = asked;
  const words = number === undefined ? q : `${q} ${number}`;
  const { items, next } = await findCasesFor(parts, person, { ...narrowed, q: words }, condition);
  return { items: items.map(({ row }) => row), next };
}

/** A search, within a saved view where one is named: its words and these must all be found. */
export async function findWithin(
  parts: SearchParts,
  person: Person,
  { saved, ...query }: Static<typeof SearchQuery>,
): Promise<Static<typeof SearchPage>> {
  if (saved === undefined) return findCasesFor(parts, person, query);
  const { filter, condition } = await viewShown(parts, person, saved);
  const { q, sort: _, ...rest } = filter;
  const words = [q, query.q].filter(Boolean).join(' ');
  return findCasesFor(parts, person, { ...rest, ...query, q: words }, condition);
}

function viewShown(parts: SearchParts, person: Person, id: string): Promise<SavedView> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) =>
    requireShown(tx, person, await findView(tx, realmId, id), parts.clock.now()),
  );
}
