import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { cleanText, longestText } from './message.rules.ts';
import { hasVersion, insertVersion, lockNewest, type Newest } from './versions.store.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
}

interface Place {
  readonly realmId: string;
  readonly channelId: string;
  readonly externalId: string;
}

/**
 * Other words for a message: kept beside the first ones, shown instead of them. Told again, or told late (older than
 * what is known), nothing happens; nor for a message that was never heard, or was deleted.
 * @returns whether anything changed
 */
export function recordEdit(parts: Parts, place: Place, edit: { text: string; at: Date }): Promise<boolean> {
  const text = cleanText(edit.text).slice(0, longestText);
  return change(parts, place, async (tx, newest) => {
    if (newest.deleted || newest.text === text) return undefined;
    if (newest.editedAt && edit.at < newest.editedAt) return undefined;
    if (await hasVersion(tx, place.realmId, newest.messageId, { text, at: edit.at })) return undefined;
    return { text, editedAt: edit.at, deleted: false };
  });
}

/** The author took it back: the words stay for whoever has to answer, marked as taken back. */
export function recordDeletion(parts: Parts, place: Place, at: Date): Promise<boolean> {
  return change(parts, place, async (_tx, newest) =>
    newest.deleted ? undefined : { text: newest.text, editedAt: at, deleted: true },
  );
}

function change(
  parts: Parts,
  { realmId, channelId, externalId }: Place,
  decide: (tx: Tx, newest: Newest) => Promise<{ text: string; editedAt: Date; deleted: boolean } | undefined>,
): Promise<boolean> {
  return parts.database.inRealm(realmId, async (tx) => {
    const newest = await lockNewest(tx, realmId, channelId, externalId);
    const next = newest && (await decide(tx, newest));
    if (!next) return false;
    const { messageId } = newest;
    const version = newest.version + 1;
    await insertVersion(tx, realmId, { ...next, messageId, version });
    const type = next.deleted ? 'message.deleted' : 'message.edited';
    await emit(tx, { realmId, actor: system('intake'), at: parts.clock.now() }, [
      { event: { type, data: { version } }, streamId: messageId },
    ]);
    return true;
  });
}
