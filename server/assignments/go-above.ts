import { type CaseParts, isOpen, requireCase } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { wordsIn } from '../platform/words.ts';
import { type Directory, dayIn } from '../territory/index.ts';
import { commonParent } from './assignment.rules.ts';
import type { Assignment, Heard } from './assignment.types.ts';
import { fromNames, isCovered } from './destinations.ts';
import { documentOf } from './document-of.ts';
import { offer, refusalsFor } from './pass-case.ts';
import { centresOf, realmTree, topCentreOf } from './realm-tree.store.ts';

/** Refused for the third time: the centre above both says whose it is; where there is none, this one keeps it. */
export async function goAbove(tx: Tx, parts: CaseParts, heard: Heard, refusals: number): Promise<void> {
  const { realmId, row: given, at } = heard;
  if (!given.caseId) return;
  const row = await requireCase(tx, realmId, given.caseId);
  if (!isOpen(row.state)) return;
  const directory = await parts.directories.of(tx, realmId);
  const context = { realmId, actor: system('assignments'), at };
  const above = await centreAbove(tx, directory, given);
  const day = dayIn(directory.timeZone, at);
  const code = directory.topics.get(row.topicId)?.code ?? '';
  const covered = above && (await isCovered(tx, realmId, above.realmId, code, false, day));
  if (!above || !covered || above.centreId === row.centreId) {
    const data = { assignmentId: given.id, refusals };
    await emit(tx, context, [{ event: { type: 'assignment.left-to-us', data }, streamId: row.id }]);
    return;
  }
  const document = await documentOf(tx, directory, row, {
    from: await fromNames(tx, { realmId }, directory, row),
    why: wordsIn(directory.language)('assignment.refusedTooOften', { refusals }),
    withContact: false,
    withPictures: false,
    refusals: await refusalsFor(tx, realmId, row.id),
  });
  await offer(tx, context, {
    row,
    destination: above,
    document,
    contactId: null,
    binding: false,
    purpose: 'decide',
  });
}

interface Above {
  readonly realmId: string;
  readonly centreId: string;
  readonly centre: Readonly<Record<string, string>>;
}

/** Within a realm by the tree of centres, between realms by the tree of realms. */
async function centreAbove(tx: Tx, directory: Directory, given: Assignment): Promise<Above | undefined> {
  const { realmId, centres } = directory;
  if (given.partnerRealmId === realmId) {
    const parentOf = (id: string) => centres.get(id)?.parentId ?? null;
    const id = commonParent(given.centreId, given.partnerCentreId, parentOf);
    const found = id ? centres.get(id) : undefined;
    return found && { realmId, centreId: found.id, centre: found.name };
  }
  const tree = await realmTree(tx);
  const above = commonParent(realmId, given.partnerRealmId, (id) => tree.get(id)?.parentId ?? null);
  const centreId = above && (await topCentreOf(tx, above));
  if (!above || !centreId) return undefined;
  const [top] = (await centresOf(tx, [above])).filter(({ id }) => id === centreId);
  return { realmId: above, centreId, centre: top?.name ?? {} };
}
