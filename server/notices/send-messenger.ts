import {
  type DeliveryResult,
  type Drivers,
  deafSink,
  findChannel,
  type HeardAuthor,
  openContext,
} from '../channels/index.ts';
import { mostAttempts } from '../delivery/index.ts';
import { openFromVault } from '../platform/vault.ts';
import { wordsIn } from '../platform/words.ts';
import { type ClaimedMail, claimMails, findMailbox, settleMails } from './mails.store.ts';
import { findMessenger } from './messengers.store.ts';
import { linesOf, type NoticeParts } from './send-mail.ts';
import { messengerJob, queueMailJobs } from './tell.ts';

export type MessengerParts = NoticeParts & { readonly drivers: Drivers };
type End = Omit<Parameters<typeof settleMails>[4], 'at'>;

/** Sends one person everything that is due, in one message of their messenger; as careful as `sendNotices`. */
export async function sendByMessenger(
  parts: MessengerParts,
  realmId: string,
  accountId: string,
): Promise<void> {
  const claimed = await parts.database.inRealm(realmId, (tx) =>
    claimMails(tx, 'messenger', realmId, accountId, parts.clock.now()),
  );
  if (claimed.length === 0) return;
  const end = await sendAll(parts, realmId, accountId, claimed);
  await parts.database.inRealm(realmId, async (tx) => {
    const ids = claimed.map(({ noticeId }) => noticeId);
    await settleMails(tx, 'messenger', realmId, ids, { ...end, at: parts.clock.now() });
    if (end.dueAt) await queueMailJobs(tx, messengerJob, realmId, [{ accountId, dueAt: end.dueAt }]);
  });
}

async function sendAll(
  parts: MessengerParts,
  realmId: string,
  accountId: string,
  claimed: readonly ClaimedMail[],
): Promise<End> {
  const found = await parts.database.inRealm(realmId, async (tx) => {
    const messenger = await findMessenger(tx, realmId, accountId);
    const channel = messenger && (await findChannel(tx, realmId, messenger.channelId));
    const to = messenger && (await openFromVault(tx, parts.keyRing, realmId, messenger.addressId));
    return { messenger, channel, to, directory: await parts.directories.of(tx, realmId) };
  });
  const { messenger, channel, to, directory } = found;
  const person = await parts.database.acrossRealms((tx) => findMailbox(tx, accountId));
  if (!messenger || !channel?.enabled || !isAuthor(to) || !person)
    return { state: 'failed', error: 'nothing is linked any more' };
  const driver = parts.drivers.of(channel.driver);
  const { externalId, threadId } = messenger;
  const lines = linesOf(directory, claimed, person.language, parts.publicUrl());
  const text = fitting(lines, driver.limits.privateText, wordsIn(person.language)('noticeMail.more'));
  const outgoing = {
    key: `notice-${claimed[0]!.noticeId}`,
    manner: 'private' as const,
    text,
    inReplyTo: { externalId, threadId },
    to,
  };
  try {
    const context = await openContext(parts, channel, deafSink);
    return conclude(await driver.send?.(context, outgoing), claimed, parts.clock.now());
  } catch (error) {
    return { state: 'unknown', error: error instanceof Error ? error.message : String(error) };
  }
}

const isAuthor = (value: unknown): value is HeardAuthor =>
  typeof value === 'object' && value !== null && 'address' in value && typeof value.address === 'string';

/** As many lines as one message bears; the rest stands at the desk. */
function fitting(lines: readonly string[], limit: number, more: string): string {
  const kept: string[] = [];
  for (const line of lines) {
    if ([...kept, line, more].join('\n').length > limit) return [...kept, more].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

function conclude(result: DeliveryResult | undefined, claimed: readonly ClaimedMail[], at: Date): End {
  if (result?.outcome === 'sent') return { state: 'sent' };
  if (result?.outcome !== 'again') return { state: 'failed', error: result?.error ?? 'cannot send' };
  if (Math.max(...claimed.map(({ attempts }) => attempts)) >= mostAttempts)
    return { state: 'failed', error: result.error };
  return { state: 'waiting', dueAt: new Date(at.getTime() + result.afterMs), error: result.error };
}
