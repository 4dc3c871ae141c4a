import type { Directory } from '../territory/index.ts';
import type { Rung } from './chain.rules.ts';
import type { Listener, Subject } from './notice.types.ts';

export interface StaffMember {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
  readonly centreId: string | null;
  readonly authorityId: string | null;
}

/** The people a batch may concern, and who of them is away: null when nobody stands in. */
export interface Staff {
  readonly members: readonly StaffMember[];
  readonly away: ReadonlyMap<string, string | null>;
}

/** `colleagues`: every executor of the authority, where it has no head. */
export type Part = Rung | 'colleagues';

type Standing = Pick<Subject, 'centreId' | 'authorityId' | 'executorId'>;

/** Whom something concerns: these people, and the first of these parts that has anybody who is there. */
export interface Audience {
  /** Whose parts, where it is not the authority that works on the case; null: the centre's. */
  readonly authorityId?: string | null;
  readonly people?: readonly (string | null)[];
  readonly firstOf?: readonly Part[];
}

/** Deputies of deputies are followed this far. */
const hops = 5;

function whoIsThere(staff: Staff, accountId: string): string | undefined {
  let current = accountId;
  for (let hop = 0; hop < hops; hop += 1) {
    const deputy = staff.away.get(current);
    if (deputy === undefined) return current;
    if (deputy === null || deputy === accountId) return undefined;
    current = deputy;
  }
  return undefined;
}

/** From a centre upwards: the first that has anybody of this role. */
function nearest(directory: Directory, staff: Staff, centreId: string, role: string): string[] {
  for (const id of centresUp(directory, centreId)) {
    const found = staff.members.filter((one) => one.centreId === id && one.role === role);
    if (found.length > 0) return found.map(({ accountId }) => accountId);
  }
  return [];
}

/** A centre and those above it, the nearest first. */
export function centresUp(directory: Directory, centreId: string): string[] {
  const chain: string[] = [];
  for (
    let id: string | null = centreId;
    id && !chain.includes(id);
    id = directory.centres.get(id)?.parentId ?? null
  )
    chain.push(id);
  return chain;
}

/** Who stands in this part for a case. */
export function peopleOf(directory: Directory, staff: Staff, row: Standing, part: Part): string[] {
  if (part === 'executor') return row.executorId ? [row.executorId] : [];
  if (part === 'curator' || part === 'leader') return nearest(directory, staff, row.centreId, part);
  const role = part === 'head' ? 'head' : 'executor';
  return staff.members
    .filter((one) => one.authorityId === row.authorityId && row.authorityId !== null && one.role === role)
    .map(({ accountId }) => accountId);
}

/** Those who are there, each once; deputies for those who are not. */
export function present(staff: Staff, people: readonly string[]): Listener[] {
  const found = new Map<string, Listener>();
  for (const accountId of people) {
    const there = whoIsThere(staff, accountId);
    if (!there) continue;
    const standsInFor = there === accountId ? null : accountId;
    if (!found.has(there) || standsInFor === null) found.set(there, { accountId: there, standsInFor });
  }
  return [...found.values()];
}

/**
 * Who is told. People named themselves are told even while away and without a deputy: it waits for them at the desk;
 * a part whose people are all away gives way to the next.
 */
export function listenersOf(
  directory: Directory,
  staff: Staff,
  row: Standing,
  audience: Audience,
): Listener[] {
  const { authorityId = row.authorityId } = audience;
  const executorId = authorityId === row.authorityId ? row.executorId : null;
  const standing = { centreId: row.centreId, authorityId, executorId };
  const named = (audience.people ?? []).flatMap((id) => (id ? [id] : []));
  const found = named.flatMap((id) => {
    const there = present(staff, [id]);
    return there.length > 0 ? there : [{ accountId: id, standsInFor: null }];
  });
  for (const part of audience.firstOf ?? []) {
    const there = present(staff, peopleOf(directory, staff, standing, part));
    if (there.length > 0) return [...found, ...there];
  }
  return found;
}

/** The colleagues a note speaks to: "@" and the whole name, capitals or not. */
export function mentionedIn(text: string, members: readonly StaffMember[]): string[] {
  const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ');
  const written = plain(text);
  const spoken = members.filter(({ name }) => {
    const at = written.indexOf(`@${plain(name)}`);
    return at >= 0 && !/[\p{L}\p{N}]/u.test(written.charAt(at + 1 + plain(name).length));
  });
  return [...new Set(spoken.map(({ accountId }) => accountId))];
}
