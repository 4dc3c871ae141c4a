import { createHash } from 'node:crypto';
import { linkAddress, makeLinks } from '../cases/index.ts';
import type { HeardAuthor } from '../channels/index.ts';
import { system } from '../platform/actor.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { openFromVault } from '../platform/vault.ts';
import { hourly } from './author-limit.ts';
import { authorsOfCase, type PortalRealm } from './portal.store.ts';
import type { Parts } from './scene.ts';
import type { Speech } from './words.ts';

/** What a resident who has lost the private link still knows. */
export interface LostLink {
  /** As people say it: 8637-7956. */
  readonly number: string;
  readonly email: string;
}

const actor = system('lost link');
/** Letters for one case: nobody's mailbox is filled by asking. */
const mostAnHour = 3;

/**
 * Sends a new private link to the address a message came with, and nowhere else: whoever reads letters there is its
 * writer. Whoever asks learns nothing, neither whether there is such a case nor whose it is; the look into the vault is in
 * the log, when it found the writer.
 */
export function linkSender(parts: Parts) {
  const limit = hourly(parts.clock, mostAnHour);
  return async (realm: PortalRealm, speech: Speech, asked: LostLink): Promise<void> => {
    const found = await makeLinkFor(parts, realm.id, asked, limit);
    if (!found) return;
    const link = linkAddress(parts.publicUrl(), realm.code, 'act', found.token);
    const outcome = await parts.mailer?.send({
      to: found.email,
      subject: speech.say('resident.lost.subject'),
      text: speech.say('resident.lost.letter', { number: asked.number, link }),
      messageId: `link.${createHash('sha256').update(found.token).digest('hex').slice(0, 32)}`,
    });
    if (outcome?.outcome !== 'sent')
      parts.log.warn({ outcome }, 'a letter with a private link did not leave');
  };
}

function makeLinkFor(
  { database, keyRing, clock }: Parts,
  realmId: string,
  asked: LostLink,
  limit: ReturnType<typeof hourly>,
): Promise<{ token: string; email: string } | undefined> {
  const number = asked.number.replace(/\D/g, '');
  const email = asked.email.trim().toLowerCase();
  return database.inRealm(realmId, async (tx) => {
    for (const { caseId, messageId, authorId } of await authorsOfCase(tx, realmId, number)) {
      const author = (await openFromVault(tx, keyRing, realmId, authorId)) as HeardAuthor | undefined;
      if (!author || !addressesIn(author).includes(email)) continue;
      if (!limit(realmId, Buffer.from(caseId))) return undefined;
      const at = clock.now();
      await recordOutwardAct(
        tx,
        { realmId, actor, at },
        { act: 'view contact', subjectId: messageId, data: {} },
      );
      const [token] = await makeLinks(tx, realmId, [{ caseId, kind: 'act', messageId }], at);
      return { token: token!, email };
    }
    return undefined;
  });
}

/** Addresses of mail somebody gave, lower-case: the contact left in a form, or where a letter came from. */
function addressesIn({ address, contact }: HeardAuthor): string[] {
  return `${address} ${contact ?? ''}`.toLowerCase().match(/[^\s<>,;:]+@[^\s<>,;:]+\.[^\s<>,;:]+/g) ?? [];
}
