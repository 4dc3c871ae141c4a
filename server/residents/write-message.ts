import { keepMessageLink } from '../cases/index.ts';
import type { HeardMessage } from '../channels/index.ts';
import type { Accepted, Arrival } from '../intake/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { portalChannel } from './portal.store.ts';

export interface PortalParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly accept: (arrivals: readonly Arrival[], by: string) => Promise<Accepted[]>;
}

export interface Written {
  /** The secret of the form: of the private link, and what makes a form sent twice one message. */
  readonly token: string;
  readonly text: string;
  readonly address: string;
  readonly name: string;
  readonly contact: string;
}

/** The shape of a link's token: 160 bits in base64url. */
const tokenPattern = /^[\w-]{27}$/;

/**
 * Accepts what a resident wrote in the form; durable when it resolves, and once however often the form is sent.
 * @throws Refusal `message-empty`, `message-too-long`, `channel-unknown`, `invalid`
 */
export async function writeMessage(parts: PortalParts, realmId: string, written: Written): Promise<void> {
  if (!tokenPattern.test(written.token))
    throw new Refusal('invalid', { field: 'token', problem: 'open the form again' });
  const channel = await parts.database.inRealm(realmId, (tx) => portalChannel(tx, realmId));
  if (!channel) throw new Refusal('channel-unknown');
  const arrival = {
    realmId,
    channelId: channel.id,
    centreId: channel.centreId,
    source: 'portal',
    message: portalMessage(`form:${written.token}`, written, parts.clock.now()),
  };
  const [accepted] = await parts.accept([arrival], 'portal');
  const at = parts.clock.now();
  await parts.database.inRealm(realmId, (tx) =>
    keepMessageLink(tx, realmId, written.token, accepted!.messageId, at),
  );
}

/** The writer's address in this channel is the link they hold: whoever has it is the author. */
export function portalMessage(externalId: string, written: Omit<Written, 'token'>, at: Date): HeardMessage {
  const { text, address, name, contact } = written;
  return {
    externalId,
    text,
    publishedAt: at,
    author: { address: externalId, name: name.trim() || null, contact: contact.trim() || null },
    threadId: null,
    parentExternalId: null,
    url: null,
    title: null,
    private: true,
    reach: null,
    point: null,
    address: address.trim() || null,
    files: [],
  };
}
