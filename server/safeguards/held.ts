import type { HeardAuthor } from '../channels/index.ts';
import type { Platform } from '../platform/module.ts';
import { openFromVault } from '../platform/vault.ts';
import { messagesOfLink } from './erasure.store.ts';
import { filesOf, looksAt, type OwnMessage, ownMessages } from './held.store.ts';
import { daysOf } from './retention.rules.ts';
import { readTerms } from './retention.store.ts';

/** Everything Heed holds about the person behind one private link. */
export interface Held {
  readonly name: string | null;
  readonly contact: string | null;
  /** Where answers go: an address of the platform they wrote on. */
  readonly address: string | null;
  readonly messages: readonly OwnMessage[];
  readonly files: readonly string[];
  /** When somebody looked how to reach them. */
  readonly looks: readonly Date[];
  /** Days after the end of the case; null: for good. */
  readonly contactDays: number | null;
  readonly erased: boolean;
}

export function heldAbout(
  parts: Pick<Platform, 'database' | 'keyRing'>,
  realmId: string,
  messageId: string,
): Promise<Held> {
  return parts.database.inRealm(realmId, async (tx) => {
    const ids = await messagesOfLink(tx, realmId, messageId);
    const messages = await ownMessages(tx, realmId, ids);
    const authorId = messages.find((message) => message.authorId)?.authorId;
    const author = authorId
      ? ((await openFromVault(tx, parts.keyRing, realmId, authorId)) as HeardAuthor | undefined)
      : undefined;
    const terms = await readTerms(tx, realmId);
    return {
      name: author?.name ?? null,
      contact: author?.contact ?? null,
      address: author && !isOwnForm(author.address) ? author.address : null,
      messages,
      files: await filesOf(tx, realmId, ids),
      looks: await looksAt(tx, realmId, ids),
      contactDays: daysOf(terms, 'contacts'),
      erased: messages.some(({ erased }) => erased),
    };
  });
}

/** Who wrote in our own form is reached by their link; its digest tells them nothing. */
const isOwnForm = (address: string) => /^(?:form|add):/.test(address);
