import { type Case, type CaseParts, isOpen, requireCase } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { isPending, type Purpose } from './assignment.rules.ts';
import type { Assignment } from './assignment.types.ts';
import { mayPassCases } from './assignments.policies.ts';
import { assignmentsOfCases, insertAssignment, lettersOf, refusalsOf } from './assignments.store.ts';
import {
  type Destination,
  fromNames,
  type Neighbours,
  neighboursOf,
  requireDestination,
} from './destinations.ts';
import { contactOf, documentOf } from './document-of.ts';
import type { LetterData, PublicDocument } from './letters.schema.ts';
import { keepLetter, type WritingContext } from './write-letter.ts';

export interface PassInput {
  readonly realmId: string;
  readonly centreId: string;
  readonly why: string;
  readonly withContact: boolean;
  readonly withPictures?: boolean | undefined;
}

/** What the other centre would see, exactly: the preview and the act make it the same way. */
export async function previewPassing(
  parts: CaseParts,
  person: Person,
  caseId: string,
  input: PassInput,
): Promise<PublicDocument> {
  const neighbours = await neighboursOf(parts, person.realmId);
  return parts.database.inRealm(person.realmId, async (tx) => {
    const row = await requireCase(tx, person.realmId, caseId);
    return (await prepare(parts, tx, person, row, { ...input, neighbours })).document;
  });
}

/**
 * Passes a case to another centre of this realm, or of one that an agreement covers. The case stays where it is: its
 * resident is answered from here, and a linked one is opened there once it is accepted.
 * @throws Refusal `case-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `assignment-open`,
 *   `destination-same`, `destination-unknown`, `no-agreement`, `reason-missing`
 */
export async function passCase(
  parts: CaseParts,
  person: Person,
  asked: { caseId: string; seen: number },
  input: PassInput,
): Promise<{ id: string }> {
  const { realmId } = person;
  const neighbours = await neighboursOf(parts, realmId);
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, asked.caseId);
    const { destination, document } = await prepare(parts, tx, person, row, { ...input, neighbours });
    requireVersion(asked.seen, row.version);
    const context = { realmId, actor: person, at: parts.clock.now() };
    const contactId = input.withContact ? await contactOf(tx, realmId, row.id) : null;
    const binding = await isDecidedFor(tx, realmId, row.id, destination);
    const purpose = 'work' as const;
    return { id: await offer(tx, context, { row, destination, document, contactId, binding, purpose }) };
  });
}

async function prepare(
  parts: CaseParts,
  tx: Tx,
  person: Person,
  row: Case,
  input: PassInput & { neighbours: Neighbours },
) {
  const { realmId } = person;
  authorise(mayPassCases, person, { realmId, centreId: row.centreId });
  if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'pass', state: row.state });
  if (!input.why.trim()) throw new Refusal('reason-missing');
  const open = (await assignmentsOfCases(tx, realmId, [row.id])).some(
    ({ side, state }) => side === 'given' && isPending(state),
  );
  if (open) throw new Refusal('assignment-open');
  const directory = await parts.directories.of(tx, realmId);
  const asking = { directory, neighbours: input.neighbours, at: parts.clock.now() };
  const destination = await requireDestination(tx, asking, row, input);
  const document = await documentOf(tx, directory, row, {
    from: await fromNames(tx, person, directory, row),
    why: input.why,
    withContact: input.withContact && (await contactOf(tx, realmId, row.id)) !== null,
    withPictures: input.withPictures ?? false,
    refusals: [],
  });
  return { destination, document };
}

export interface Offering {
  readonly row: Case;
  readonly destination: Pick<Destination, 'realmId' | 'centreId' | 'centre'>;
  readonly document: PublicDocument;
  readonly contactId: string | null;
  readonly binding: boolean;
  readonly purpose: Purpose;
}

/** Writes the giver's row and the letter that carries the case over. @returns the id both sides know it by */
export async function offer(
  tx: Tx,
  context: WritingContext,
  { row, destination, document, contactId, binding, purpose }: Offering,
): Promise<string> {
  const given: Assignment = {
    id: newId(),
    side: 'given',
    version: 1,
    state: 'offered',
    purpose,
    binding,
    centreId: row.centreId,
    partnerRealmId: destination.realmId,
    partnerCentreId: destination.centreId,
    partnerName: destination.centre,
    caseId: row.id,
    document,
    contactId,
    partnerNumber: null,
    dueFrom: null,
    dueAt: null,
    remindedAt: null,
    lateAt: null,
    passedAt: context.at,
  };
  await insertAssignment(tx, context.realmId, given);
  await keepLetter(tx, context, given, { kind: 'passed', data: { document, purpose, binding } });
  return given.id;
}

/** Whether the latest decision of a centre above named this owner: then it cannot be refused again. */
async function isDecidedFor(
  tx: Tx,
  realmId: string,
  caseId: string,
  { centreId }: Pick<Destination, 'centreId'>,
): Promise<boolean> {
  const ids = (await assignmentsOfCases(tx, realmId, [caseId])).map(({ id }) => id);
  const decided = (await lettersOf(tx, realmId, 'given', ids))
    .filter(({ kind }) => kind === 'decided')
    .at(-1);
  const owner = (decided?.data as LetterData<'decided'> | undefined)?.owner;
  return owner?.kind === 'centre' && owner.centreId === centreId;
}

/** What others said who refused this case, for whoever is to decide. */
export async function refusalsFor(
  tx: Tx,
  realmId: string,
  caseId: string,
): Promise<PublicDocument['refusals']> {
  const letters = await refusalsOf(tx, realmId, caseId);
  const names = new Map(
    (await assignmentsOfCases(tx, realmId, [caseId])).map(({ id, partnerName }) => [id, partnerName]),
  );
  return letters.map(({ assignmentId, data }) => ({
    centre: { ...names.get(assignmentId) },
    reason: (data as LetterData<'refused'>).reason,
  }));
}
