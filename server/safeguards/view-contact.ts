import type { HeardAuthor } from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise, evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { openFromVault } from '../platform/vault.ts';
import { placesOfContact } from './contacts.store.ts';
import { mayViewContacts } from './safeguards.policies.ts';

export interface Contact {
  readonly name: string | null;
  readonly contact: string | null;
}

/**
 * How to reach the author of one message, for someone who answers it. The look is in the log before it is given.
 * @throws Refusal `message-unknown`, `forbidden`, `contact-unknown`
 */
export function viewContact(
  parts: Pick<Platform, 'database' | 'clock' | 'keyRing'>,
  person: Person,
  messageId: string,
): Promise<Contact> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const places = await placesOfContact(tx, realmId, messageId);
    const [first] = places;
    if (!first) throw new Refusal('message-unknown');
    const open = places.some((place) => evaluate(mayViewContacts, person, { realmId, ...place }).allowed);
    if (!open) authorise(mayViewContacts, person, { realmId, ...first });
    const author = first.authorId
      ? await openFromVault(tx, parts.keyRing, realmId, first.authorId)
      : undefined;
    if (!author) throw new Refusal('contact-unknown');
    await recordOutwardAct(
      tx,
      { realmId, actor: person, at: parts.clock.now() },
      { act: 'view contact', subjectId: messageId, data: {} },
    );
    const { name, contact } = author as HeardAuthor;
    return { name, contact };
  });
}
