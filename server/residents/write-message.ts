import { createHash } from 'node:crypto';
import { keepMessageLink } from '../cases/index.ts';
import type { HeardMessage } from '../channels/index.ts';
import { emit } from '../events/index.ts';
import { attachToMessage, type NamedBlob } from '../files/index.ts';
import { type Accepted, type Arrival, requireAcceptable } from '../intake/index.ts';
import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { portalChannel } from './portal.store.ts';
import { mostPhotos } from './read-form.ts';

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
  readonly photos: readonly NamedBlob[];
}

/** As the API takes them from programs. */
const longestName = 500;
const longestAddress = 2000;

/** The shape of a link's token: 160 bits in base64url. */
const tokenPattern = /^[\w-]{27}$/;

/**
 * Asks of a form, before its photos are kept, what can be told by the fields that came before them; what has not come is not
 * asked about.
 * @returns the channel it comes through
 * @throws Refusal `message-empty`, `message-too-long`, `channel-unknown`, `invalid`
 */
export async function requireWritable(
  parts: Pick<PortalParts, 'database' | 'clock'>,
  realmId: string,
  { token, text }: { readonly token?: string; readonly text?: string },
): Promise<{ id: string; centreId: string }> {
  if (token !== undefined && !tokenPattern.test(token))
    throw new Refusal('invalid', { field: 'token', problem: 'formAgain' });
  const channel = await parts.database.inRealm(realmId, (tx) => portalChannel(tx, realmId));
  if (!channel) throw new Refusal('channel-unknown');
  const now = parts.clock.now();
  const nothingElse = { address: '', name: '', contact: '' };
  if (text !== undefined) requireAcceptable(portalMessage('form', { text, ...nothingElse }, now), now);
  return channel;
}

/**
 * Accepts what a resident wrote in the form; durable when it resolves, and once however often the form is sent.
 * @throws Refusal `message-empty`, `message-too-long`, `channel-unknown`, `invalid`
 */
export async function writeMessage(parts: PortalParts, realmId: string, written: Written): Promise<void> {
  const channel = await requireWritable(parts, realmId, written);
  const arrival = {
    realmId,
    channelId: channel.id,
    centreId: channel.centreId,
    source: 'portal',
    message: portalMessage(`form:${digestOf(written.token)}`, written, parts.clock.now()),
  };
  const [accepted] = await parts.accept([arrival], 'portal');
  const at = parts.clock.now();
  const { messageId } = accepted!;
  // Sent again after a failure here, the form finds its message and adds what is missing.
  await parts.database.inRealm(realmId, async (tx) => {
    await keepMessageLink(tx, realmId, written.token, messageId, at);
    await attachPhotos(tx, realmId, messageId, written.photos, at);
  });
}

async function attachPhotos(
  tx: Tx,
  realmId: string,
  messageId: string,
  photos: readonly NamedBlob[],
  at: Date,
): Promise<void> {
  if (photos.length === 0) return;
  const { fileIds } = await attachToMessage(tx, realmId, messageId, photos, mostPhotos, at);
  if (fileIds.length === 0) return;
  await emit(tx, { realmId, actor: system('portal'), at }, [
    { event: { type: 'message.files-added', data: { fileIds } }, streamId: messageId },
  ]);
}

/** The key of the form is the key of the link: only its digest is kept. */
const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** The writer's address in this channel is the link they hold: whoever has it is the author. */
export function portalMessage(
  externalId: string,
  written: Omit<Written, 'token' | 'photos'>,
  at: Date,
): HeardMessage {
  const { text, address, name, contact } = written;
  return {
    externalId,
    text,
    publishedAt: at,
    author: {
      address: externalId,
      name: shortened(name, longestName),
      contact: shortened(contact, longestName),
    },
    threadId: null,
    parentExternalId: null,
    url: null,
    title: null,
    private: true,
    reach: null,
    point: null,
    address: shortened(address, longestAddress),
    files: [],
  };
}

/** The form's own limits are shorter; only what goes round it is cut. Nothing is nothing said. */
function shortened(text: string, most: number): string | null {
  return text.trim().slice(0, most).toWellFormed() || null;
}
