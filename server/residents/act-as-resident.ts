import { giveVerdict } from '../answers/index.ts';
import { applyAct, type CaseParts, isOpen, joinMessage, newLinkToken, requireCase } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Resident } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { threadOfLink } from '../safeguards/index.ts';
import { portalChannel } from './portal.store.ts';
import { type PortalParts, portalMessage } from './write-message.ts';

/**
 * More words of a resident on their case: a message of its own, joined to the case; a reply to a question sets the work
 * going again.
 * @throws Refusal `act-not-possible` when the case has ended, `message-empty`, `message-too-long`
 */
export async function addWords(
  parts: PortalParts & CaseParts,
  resident: Resident,
  /** `linkOf`: the message whose private link they hold, so that what they hold and erase is all of theirs. */
  input: { text: string; isReply: boolean; linkOf: string | null },
): Promise<void> {
  const { realmId, caseId } = resident;
  const channel = await parts.database.inRealm(realmId, (tx) => portalChannel(tx, realmId));
  if (!channel) throw new Refusal('channel-unknown');
  const externalId = `add:${newLinkToken()}`;
  const written = { text: input.text, address: '', name: '', contact: '' };
  const message = {
    ...portalMessage(externalId, written, parts.clock.now()),
    threadId: input.linkOf && threadOfLink(input.linkOf),
  };
  const arrival = {
    realmId,
    channelId: channel.id,
    centreId: channel.centreId,
    source: 'portal reply',
    message,
  };
  const [accepted] = await parts.accept([arrival], 'portal');
  await parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const context = { realmId, actor: resident, at, directory: await parts.directories.of(tx, realmId) };
    const row = await requireCase(tx, realmId, caseId);
    if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'add', state: row.state });
    const { messageId } = accepted!;
    const joined = await joinMessage(tx, context, row, { messageId, reach: 0 });
    await emit(tx, context, [{ event: { type: 'resident.added', data: { messageId } }, streamId: caseId }]);
    if (input.isReply && joined.state === 'clarifying')
      await applyAct(tx, context, joined, { act: 'resident replied' });
  });
}

/** @throws Refusal `verdict-too-early` */
export function judge(
  parts: CaseParts,
  resident: Resident,
  input: { solved: boolean; rating: number | null; comment: string },
): Promise<unknown> {
  const { solved, rating } = input;
  const comment = input.comment.trim() || null;
  return parts.database.inRealm(resident.realmId, (tx) =>
    giveVerdict(tx, parts, resident, { solved, rating, comment }),
  );
}
