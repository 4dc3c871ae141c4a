import type { Static } from 'typebox';
import { type Case, type CaseParts, findCase, findCases } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { readCursor, writeCursor } from '../../platform/http/paging.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { wordsIn } from '../../platform/words.ts';
import { type Directory, dayIn } from '../../territory/index.ts';
import { mayOpenCases } from '../agreements/agreement.rules.ts';
import { givenTo } from '../agreements/agreements.store.ts';
import { mayOpenRealmCases } from '../assignments.policies.ts';
import { documentOf } from '../document-of.ts';
import { cleaned } from '../public-document.rules.ts';
import { realmTree, topCentreOf } from '../realm-tree.store.ts';
import type { RealmCase, RealmCases } from './realms.schema.ts';

const atOnce = 50;

/**
 * Cases of another realm, to read, where its own agreement allows it. Everything is read behind that realm's fence, and
 * nothing but the public part.
 * @throws Refusal `forbidden`, `realm-unknown`, `no-agreement`
 */
export async function listRealmCases(
  parts: CaseParts,
  person: Person,
  realmId: string,
  query: { cursor?: string | undefined; open?: boolean | undefined },
): Promise<Static<typeof RealmCases>> {
  await requireOpening(parts, person, realmId);
  const after = query.cursor ? readCursor(query.cursor, ['id'])[0] : null;
  const page = await parts.database.inRealm(realmId, async (tx) => {
    await requireAllowed(parts, tx, person, realmId);
    const directory = await parts.directories.of(tx, realmId);
    const rows = await readPage(tx, realmId, query.open ?? true, after);
    const items = rows.slice(0, atOnce).map((row) => caseLine(directory, row, parts.clock.now()));
    const last = rows.length > atOnce ? items.at(-1) : undefined;
    await logView(tx, parts, person, realmId, null);
    return {
      realm: (await realmTree(tx)).get(realmId)?.name ?? {},
      items,
      next: last ? writeCursor([last.id]) : null,
    };
  });
  await logAtHome(parts, person, realmId, null);
  return page;
}

/** @throws Refusal `case-unknown`, and as `listRealmCases` */
export async function readRealmCase(
  parts: CaseParts,
  person: Person,
  realmId: string,
  caseId: string,
): Promise<Static<typeof RealmCase>> {
  await requireOpening(parts, person, realmId);
  const found = await parts.database.inRealm(realmId, async (tx) => {
    await requireAllowed(parts, tx, person, realmId);
    const row = await findCase(tx, realmId, caseId);
    if (!row) throw new Refusal('case-unknown');
    const directory = await parts.directories.of(tx, realmId);
    const realm = (await realmTree(tx)).get(realmId)?.name ?? {};
    const centre = directory.centres.get(row.centreId)?.name ?? {};
    const { why, withContact, refusals, ...document } = await documentOf(tx, directory, row, {
      from: { realm, centre },
      why: '',
      withContact: false,
      withPictures: false,
      refusals: [],
    });
    await logView(tx, parts, person, realmId, caseId);
    const authority = row.authorityId ? (directory.authorities.get(row.authorityId)?.name ?? null) : null;
    const line = caseLine(directory, row, parts.clock.now());
    // On a private topic whoever only looks needs no words: they are for those who work on it.
    // Whoever only looks sees how many pictures there are.
    const looked = { ...document, attached: [], files: document.files + document.attached.length };
    const shown = line.title === null ? { ...looked, title: '', words: [] } : looked;
    return { ...line, realm, authority, document: shown };
  });
  await logAtHome(parts, person, realmId, caseId);
  return found;
}

/** In the person's own realm: are they somebody who may look beyond it at all? */
async function requireOpening(parts: CaseParts, person: Person, realmId: string): Promise<void> {
  if (realmId === person.realmId) throw new Refusal('realm-unknown');
  await parts.database.inRealm(person.realmId, async (tx) => {
    const centreId = (await topCentreOf(tx, person.realmId)) ?? null;
    authorise(mayOpenRealmCases, person, { realmId: person.realmId, centreId });
    if (!(await realmTree(tx)).has(realmId)) throw new Refusal('realm-unknown');
  });
}

/** In the other realm: has it agreed? Its own row says so, not a copy. */
async function requireAllowed(parts: CaseParts, tx: Tx, person: Person, realmId: string): Promise<void> {
  const { timeZone } = await parts.directories.of(tx, realmId);
  const day = dayIn(timeZone, parts.clock.now());
  if (!mayOpenCases(await givenTo(tx, realmId, person.realmId), day)) throw new Refusal('no-agreement');
}

function caseLine(directory: Directory, row: Case, now: Date) {
  const topic = directory.topics.get(row.topicId);
  const isPrivate = topic?.passport.visibility === 'private';
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    title: isPrivate ? null : cleaned(row.title, wordsIn(row.language)('assignment.hidden')),
    topic: { ...topic?.name },
    area: row.areaId ? { ...directory.areas.get(row.areaId)?.name } : null,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.nextDueAt?.toISOString() ?? null,
    overdue: row.nextDueAt !== null && row.nextDueAt < now,
  };
}

/** Newest first; ids of cases are ids of time. */
async function readPage(tx: Tx, realmId: string, open: boolean, after: string | null): Promise<Case[]> {
  const ofState = open ? sql`and state not in ('answered', 'closed', 'withdrawn', 'merged')` : sql``;
  const below = after ? sql`and id < ${after}::uuid` : sql``;
  const ids = await tx.all(sql<{ id: string }>`select id from cases
    where realm_id = ${realmId} ${ofState} ${below} order by id desc limit ${atOnce + 1}`);
  const rows = await findCases(
    tx,
    realmId,
    ids.map(({ id }) => id),
  );
  return rows.toSorted((one, other) => (one.id < other.id ? 1 : -1));
}

/** Whoever looks is in the log of the realm that was looked at, under their own name. */
function logView(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  realmId: string,
  caseId: string | null,
): Promise<void> {
  const context = { realmId, actor: person, at: parts.clock.now() };
  const data = { by: person.realmId, kind: caseId ? 'case' : 'list' };
  return recordOutwardAct(tx, context, { act: 'viewed from above', subjectId: caseId, data });
}

function logAtHome(parts: CaseParts, person: Person, realmId: string, caseId: string | null): Promise<void> {
  const context = { realmId: person.realmId, actor: person, at: parts.clock.now() };
  const data = { realm: realmId, kind: caseId ? 'case' : 'list' };
  return parts.database.inRealm(person.realmId, (tx) =>
    recordOutwardAct(tx, context, { act: 'view case of realm', subjectId: caseId, data }),
  );
}
