import type { Static } from 'typebox';
import { type CaseParts, findCases, requireReadable } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { centresWhere, evaluate } from '../platform/policy.ts';
import { type Directory, dayIn } from '../territory/index.ts';
import { type LetterKind, stateAfter } from './assignment.rules.ts';
import type { Assignment, StoredLetter } from './assignment.types.ts';
import { mayDecideOwner, mayPassCases, mayReadAssignments } from './assignments.policies.ts';
import type { AssignmentView, Inbox, LetterView } from './assignments.schema.ts';
import { assignmentsOfCases, countWaiting, type InboxView, inboxOf, lettersOf } from './assignments.store.ts';
import type { FileAlong } from './letters.schema.ts';
import { topicHere } from './public-document.rules.ts';
import { type RealmNode, realmTree } from './realm-tree.store.ts';
import { nationalCodes } from './topic-codes.store.ts';

const atOnce = 200;

/** Both sides of what was passed of this case, and of what it was opened for. @throws Refusal `case-unknown`, `forbidden` */
export function assignmentsOfCase(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof AssignmentView>[]> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    await requireReadable(tx, person, caseId);
    return viewsOf(parts, tx, person, await assignmentsOfCases(tx, person.realmId, [caseId]));
  });
}

/** What was passed to this person's centres. */
export function inboxFor(parts: CaseParts, person: Person, view: InboxView): Promise<Static<typeof Inbox>> {
  const { realmId } = person;
  const centreIds = centresWhere(mayReadAssignments, person);
  return parts.database.inRealm(realmId, async (tx) => ({
    waiting: await countWaiting(tx, realmId, centreIds),
    items: await viewsOf(parts, tx, person, await inboxOf(tx, realmId, centreIds, view, atOnce)),
  }));
}

/** The number beside the inbox, without what is in it. */
export function waitingFor(parts: CaseParts, person: Person): Promise<{ waiting: number }> {
  const centreIds = centresWhere(mayReadAssignments, person);
  return parts.database.inRealm(person.realmId, async (tx) => ({
    waiting: await countWaiting(tx, person.realmId, centreIds),
  }));
}

async function viewsOf(parts: CaseParts, tx: Tx, person: Person, rows: readonly Assignment[]) {
  if (rows.length === 0) return [];
  const { realmId } = person;
  const directory = await parts.directories.of(tx, realmId);
  const tree = await realmTree(tx);
  const idsOf = (side: Assignment['side']) => rows.flatMap((row) => (row.side === side ? row.id : []));
  const letters = [
    ...(await lettersOf(tx, realmId, 'given', idsOf('given'))),
    ...(await lettersOf(tx, realmId, 'taken', idsOf('taken'))),
  ];
  const caseIds = rows.flatMap(({ caseId }) => caseId ?? []);
  const numbers = new Map((await findCases(tx, realmId, caseIds)).map(({ id, number }) => [id, number]));
  const now = parts.clock.now();
  const national = await nationalCodes(tx, realmId, dayIn(directory.timeZone, now));
  const topics = [...directory.topics.values()].map(({ id, code }) => ({
    id,
    code,
    nationalCode: national.get(id) ?? null,
  }));
  const scene = { directory, topics, tree, person, now };
  return rows.map((row) =>
    assignmentView(
      scene,
      row,
      letters.filter(({ side, assignmentId }) => side === row.side && assignmentId === row.id),
      numbers.get(row.caseId ?? '') ?? null,
    ),
  );
}

interface Scene {
  readonly directory: Directory;
  readonly topics: Parameters<typeof topicHere>[0];
  readonly tree: ReadonlyMap<string, RealmNode>;
  readonly person: Person;
  readonly now: Date;
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

function assignmentView(
  { directory, topics, tree, person, now }: Scene,
  row: Assignment,
  letters: readonly StoredLetter[],
  caseNumber: string | null,
): Static<typeof AssignmentView> {
  return {
    id: row.id,
    side: row.side,
    version: row.version,
    state: row.state,
    purpose: row.purpose,
    binding: row.binding,
    centreId: row.centreId,
    partner: {
      realmId: row.partnerRealmId,
      centreId: row.partnerCentreId,
      centre: { ...row.partnerName },
      realm: { ...tree.get(row.partnerRealmId)?.name },
    },
    sameRealm: row.partnerRealmId === directory.realmId,
    caseId: row.caseId,
    caseNumber,
    partnerNumber: row.partnerNumber,
    dueAt: iso(row.dueAt),
    dueFor: row.state === 'offered' ? 'acceptance' : row.state === 'accepted' ? 'answer' : null,
    overdue: row.dueAt !== null && row.dueAt < now,
    passedAt: row.passedAt.toISOString(),
    document: row.document,
    letters: letters.map((letter) => letterView(row, letter)),
    acts: actsOf(person, row),
    topicId: topicHere(topics, row.document.topic),
  };
}

type Told = Partial<Pick<Static<typeof LetterView>, 'owner' | 'dueAt' | 'solved' | 'rating'>> &
  Partial<Record<'attached' | 'proofs', readonly FileAlong[]>> &
  Record<string, unknown>;

function letterView(row: Assignment, letter: StoredLetter): Static<typeof LetterView> {
  const data = letter.data as Told;
  const words = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    id: letter.id,
    kind: letter.kind,
    ours: letter.writtenBy === row.side,
    at: letter.at.toISOString(),
    late: letter.late,
    reason: letter.kind === 'passed' ? row.document.why : words(data.reason),
    text: words(data.text) ?? words(data.question) ?? words(data.words),
    files: [...(data.attached ?? []), ...(data.proofs ?? [])].map(({ id, name, type, size }) => ({
      id,
      name,
      type,
      size,
    })),
    owner: data.owner ?? null,
    outcome: words(data.outcome),
    dueAt: data.dueAt ?? null,
    promisedOn: words(data.promisedOn),
    solved: data.solved ?? null,
    rating: data.rating ?? null,
  };
}

const acts = [
  ['accept', 'accepted'],
  ['refuse', 'refused'],
  ['decide', 'decided'],
  ['withdraw', 'withdrawn'],
  ['say', 'said'],
] as const satisfies readonly (readonly [string, LetterKind])[];

function actsOf(person: Person, row: Assignment): string[] {
  const thing = { realmId: person.realmId, centreId: row.centreId };
  return acts.flatMap(([act, kind]) => {
    const policy = act === 'decide' ? mayDecideOwner : mayPassCases;
    return stateAfter(row, kind, row.side) && evaluate(policy, person, thing).allowed ? act : [];
  });
}
