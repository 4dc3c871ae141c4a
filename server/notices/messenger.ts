import { createHash, randomInt } from 'node:crypto';
import {
  type Channel,
  type Driver,
  type Drivers,
  findChannel,
  type HeardMessage,
  listChannels,
} from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { putInVault, sealField } from '../platform/vault.ts';
import { deleteMessenger, findMessenger, takeCode, writeCode, writeMessenger } from './messengers.store.ts';

type Parts = Pick<Platform, 'database' | 'clock' | 'keyRing'>;
type WithDrivers = Parts & { readonly drivers: Drivers };

const codeMs = 15 * 60_000;
/** Small letters and digits that are not mistaken for one another; 12 of 31 are 59 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeLength = 12;
/** What a person sends the bot; nothing a resident would write. */
const form = new RegExp(`^heed-([${letters}]{${codeLength}})$`, 'i');
const hashOf = (code: string) => createHash('sha256').update(code.toLowerCase()).digest();

/** A channel people are heard through, and in which one of them can be told something alone. */
export function carriesNotices(driver: Driver): boolean {
  const hears = driver.listen !== undefined || driver.mount !== undefined;
  return driver.send !== undefined && driver.can.answerPrivately && hears;
}

export interface MessengerState {
  readonly linked: { readonly channelName: Readonly<Record<string, string>>; readonly at: string } | null;
  readonly channels: readonly { id: string; name: Readonly<Record<string, string>>; officialName: string }[];
}

/** Whether this person has linked a conversation, and through which of the centre's channels one can be linked. */
export function messengerOf(parts: WithDrivers, person: Person): Promise<MessengerState> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const linked = await findMessenger(tx, realmId, person.id);
    const channels = (await listChannels(tx, realmId)).filter(
      ({ enabled, driver }) => enabled && carriesNotices(parts.drivers.of(driver)),
    );
    const channel = linked && (await findChannel(tx, realmId, linked.channelId));
    return {
      linked: linked ? { channelName: channel?.name ?? {}, at: linked.linkedAt.toISOString() } : null,
      channels: channels.map(({ id, name, officialName }) => ({ id, name, officialName })),
    };
  });
}

/** A code that links the conversation it is sent from, once and within a quarter of an hour. */
export function newMessengerCode(parts: Parts, person: Person): Promise<{ code: string; expiresAt: string }> {
  const code = `heed-${Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')}`;
  const expiresAt = new Date(parts.clock.now().getTime() + codeMs);
  return parts.database.inRealm(person.realmId, async (tx) => {
    await writeCode(tx, person.realmId, { accountId: person.id, hash: hashOf(code), expiresAt });
    return { code, expiresAt: expiresAt.toISOString() };
  });
}

export function unlinkMessenger(parts: Parts, person: Person): Promise<void> {
  return parts.database.inRealm(person.realmId, (tx) => deleteMessenger(tx, person.realmId, person.id));
}

/**
 * Hears a colleague's code among what residents write. A code, good or not, is no message to the centre: it is kept
 * nowhere. @returns whether it was one
 */
export async function hearStaffCode(parts: Parts, channel: Channel, message: HeardMessage): Promise<boolean> {
  const code = message.private && message.author ? form.exec(message.text.trim()) : null;
  if (!code || !message.author) return false;
  const { realmId } = channel;
  const { author, externalId, threadId } = message;
  const at = parts.clock.now();
  await parts.database.inRealm(realmId, async (tx) => {
    const accountId = await takeCode(tx, realmId, hashOf(code[0]), at);
    if (!accountId) return;
    await deleteMessenger(tx, realmId, accountId);
    const sealed = sealField(parts.keyRing, realmId, 'staff messenger', author);
    const addressId = await putInVault(tx, realmId, sealed, at);
    const link = { accountId, channelId: channel.id, addressId, externalId, threadId, linkedAt: at };
    await writeMessenger(tx, realmId, link);
  });
  return true;
}
