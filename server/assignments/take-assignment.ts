import { type Case, type CaseParts, openCases, readClocks } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directory } from '../territory/index.ts';
import type { Side } from './assignment.rules.ts';
import type { Assignment } from './assignment.types.ts';
import { mayDecideOwner, mayPassCases } from './assignments.policies.ts';
import { lockAssignment } from './assignments.store.ts';
import { showFilesInCase } from './carry-files.ts';
import type { Letter, Owner } from './letters.schema.ts';
import { insertPassedMessage } from './passed-message.store.ts';
import { writeLetter } from './write-letter.ts';

export interface Asked {
  readonly id: string;
  readonly seen: number;
}

export interface AcceptInput {
  readonly topicId: string;
  readonly areaId?: string | null | undefined;
  /** Left out: the routing rules choose. */
  readonly authorityId?: string | undefined;
}

/**
 * Takes a case on: it is opened here with clocks of its own, which began when it was passed, for waiting in an inbox
 * is no reason for a resident to wait longer.
 * @throws Refusal `assignment-unknown`, `forbidden`, `changed-meanwhile`, `assignment-not-possible`, `topic-unknown`,
 *   `authority-unknown`
 */
export function acceptAssignment(
  parts: CaseParts,
  person: Person,
  asked: Asked,
  input: AcceptInput,
): Promise<{ id: string; caseId: string }> {
  return onAssignment(parts, person, 'taken', asked, async (tx, row) => {
    const { realmId } = person;
    const directory = await parts.directories.of(tx, realmId);
    requireKnown(directory, input);
    const at = parts.clock.now();
    const opened = await openLinked(tx, { realmId, actor: person, at }, directory, row, input);
    const clocks = await readClocks(tx, realmId, [opened.id]);
    const dueAt = clocks.find(({ clock }) => clock === 'resolution')?.dueAt ?? null;
    await writeLetter(
      tx,
      { realmId, actor: person, at },
      row,
      { kind: 'accepted', data: { number: opened.number, dueAt: dueAt?.toISOString() ?? null } },
      { caseId: opened.id, dueFrom: row.passedAt, dueAt, remindedAt: null, lateAt: null },
    );
    return { id: row.id, caseId: opened.id };
  });
}

function requireKnown(directory: Directory, input: AcceptInput): void {
  if (!directory.topics.has(input.topicId)) throw new Refusal('topic-unknown');
  if (input.areaId && !directory.areas.has(input.areaId))
    throw new Refusal('invalid', { field: 'areaId', problem: 'unknown' });
  if (input.authorityId && !directory.authorities.has(input.authorityId))
    throw new Refusal('authority-unknown');
}

async function openLinked(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date },
  directory: Directory,
  row: Assignment,
  input: AcceptInput,
): Promise<Case> {
  const { document } = row;
  const text = document.words.map((one) => one.text).join('\n\n') || document.title;
  const [first] = document.words;
  const message = {
    assignmentId: row.id,
    centreId: row.centreId,
    text,
    publishedAt: first?.at ? new Date(first.at) : null,
    contactId: row.contactId,
  };
  const { messageId, channelId } = await insertPassedMessage(tx, context.realmId, message, context.at);
  await showFilesInCase(tx, context.realmId, row.id, messageId);
  const topic = directory.topics.get(input.topicId);
  const [opened] = await openCases(tx, context, directory, [
    {
      messageId,
      channelId,
      text: document.title || text,
      language: document.language,
      topicId: input.topicId,
      type: document.type,
      severity: Math.max(document.severity, topic?.passport.severity ?? 1),
      severityReason: null,
      centreId: row.centreId,
      areaId: input.areaId ?? null,
      place: document.place.text ? { text: document.place.text } : null,
      lon: document.place.lon,
      lat: document.place.lat,
      reach: 0,
      registeredAt: row.passedAt,
      authorityId: input.authorityId,
    },
  ]);
  if (!opened) throw new Error('a case that was accepted was not opened');
  return opened;
}

/** @throws Refusal `reason-missing`, `assignment-binding`, and as `acceptAssignment` */
export function refuseAssignment(
  parts: CaseParts,
  person: Person,
  asked: Asked,
  input: { reason: string; owner: Owner },
): Promise<{ id: string }> {
  const data = { reason: input.reason.trim(), owner: input.owner };
  return write(parts, person, 'taken', asked, { kind: 'refused', data });
}

/** Says whose a case is that was refused again and again. @throws as `refuseAssignment` */
export function decideOwner(
  parts: CaseParts,
  person: Person,
  asked: Asked,
  input: { reason: string; owner: Owner },
): Promise<{ id: string }> {
  const data = { reason: input.reason.trim(), owner: input.owner };
  return write(parts, person, 'taken', asked, { kind: 'decided', data });
}

/** Takes back what was passed; what was opened there for it is withdrawn. @throws as `refuseAssignment` */
export function withdrawAssignment(
  parts: CaseParts,
  person: Person,
  asked: Asked,
  reason: string,
): Promise<{ id: string }> {
  return write(parts, person, 'given', asked, { kind: 'withdrawn', data: { reason: reason.trim() } });
}

/** A word to the other side, for both to read. @throws as `refuseAssignment` */
export function sayToPartner(
  parts: CaseParts,
  person: Person,
  asked: Asked & { side: Side },
  text: string,
): Promise<{ id: string }> {
  return write(parts, person, asked.side, asked, { kind: 'said', data: { text: text.trim() } });
}

function write(
  parts: CaseParts,
  person: Person,
  side: Side,
  asked: Asked,
  letter: Extract<Letter, { kind: 'refused' | 'decided' | 'withdrawn' | 'said' }>,
): Promise<{ id: string }> {
  const policy = letter.kind === 'decided' ? mayDecideOwner : mayPassCases;
  const words = letter.kind === 'said' ? letter.data.text : letter.data.reason;
  const work = async (tx: Tx, row: Assignment) => {
    if (words.length < 2) throw new Refusal('reason-missing');
    const context = { realmId: person.realmId, actor: person, at: parts.clock.now() };
    await writeLetter(tx, context, row, letter, letter.kind === 'said' ? {} : { dueAt: null });
    return { id: row.id };
  };
  return onAssignment(parts, person, side, asked, work, policy);
}

function onAssignment<T>(
  parts: CaseParts,
  person: Person,
  side: Side,
  asked: Asked,
  work: (tx: Tx, row: Assignment) => Promise<T>,
  policy = mayPassCases,
): Promise<T> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await lockAssignment(tx, realmId, side, asked.id);
    if (!row) throw new Refusal('assignment-unknown');
    authorise(policy, person, { realmId, centreId: row.centreId });
    requireVersion(asked.seen, row.version);
    return work(tx, row);
  });
}
