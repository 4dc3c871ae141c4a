import { emit } from '../events/index.ts';
import { forgetBytes } from '../files/index.ts';
import { type Actor, system } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { allRealms } from './acts.store.ts';
import { erasePassed } from './erase-passed.store.ts';
import {
  casesOpenedBy,
  eraseAuthors,
  eraseFiles,
  eraseFromCases,
  eraseFromSearch,
  eraseFromTriage,
  eraseWords,
  lastVersions,
  messagesOfLink,
  noteErasures,
} from './erasure.store.ts';
import { listErasures, listedErasures } from './erasure-list.ts';

export type ErasureParts = Pick<Platform, 'database' | 'clock' | 'dataDirectory'>;

/** Erases everything a resident wrote by one private link: that message, and what they added. */
export async function eraseByLink(
  parts: ErasureParts,
  realmId: string,
  actor: Actor,
  messageId: string,
): Promise<void> {
  const ids = await parts.database.inRealm(realmId, (tx) => messagesOfLink(tx, realmId, messageId));
  await listErasures(parts.dataDirectory, realmId, ids);
  await eraseMessages(parts, realmId, actor, ids);
}

/**
 * Takes the author and the words out of messages and out of everything made from them. What officials answered stays, as
 * do the case, its clocks and the log of acts, which never held more than ids. Repeated, it changes nothing.
 */
async function eraseMessages(
  parts: ErasureParts,
  realmId: string,
  actor: Actor,
  ids: readonly string[],
): Promise<number> {
  const at = parts.clock.now();
  // Across realms: nobody's request may rewrite events, and the words of a case's title stand in them.
  const { erased, loose, elsewhere } = await parts.database.acrossRealms(async (tx) => {
    const fresh = await noteErasures(tx, realmId, ids, actor.kind, at);
    if (fresh.length === 0) return { erased: 0, loose: [], elsewhere: [] };
    const caseIds = await casesOpenedBy(tx, realmId, fresh);
    await eraseAuthors(tx, realmId, fresh);
    await eraseWords(tx, realmId, fresh, at);
    await eraseFromTriage(tx, realmId, fresh);
    await eraseFromCases(tx, realmId, caseIds);
    await eraseFromSearch(tx, realmId, fresh);
    const passed = await erasePassed(tx, realmId, fresh);
    const files = (await eraseFiles(tx, realmId, fresh)).map((sha256) => ({ realmId, sha256 }));
    const events = (await lastVersions(tx, realmId, fresh)).map(({ messageId, version }) => ({
      event: { type: 'message.deleted' as const, data: { version } },
      streamId: messageId,
    }));
    await emit(tx, { realmId, actor, at }, events);
    for (const messageId of fresh)
      await recordOutwardAct(tx, { realmId, actor, at }, { act: 'erase', subjectId: messageId, data: {} });
    return { erased: fresh.length, loose: [...files, ...passed.files], elsewhere: passed.messages };
  });
  for (const file of loose) await forgetBytes(parts, file.realmId, file.sha256);
  // Where their case was passed, their words are a message of that realm.
  for (const there of elsewhere) {
    await listErasures(parts.dataDirectory, there.realmId, [there.messageId]);
    await eraseMessages(parts, there.realmId, system('safeguards'), [there.messageId]);
  }
  return erased;
}

/** What was erased once and is there again, because a backup was restored, is erased again. */
export async function replayErasures(parts: ErasureParts): Promise<number> {
  const realms = await parts.database.acrossRealms(allRealms);
  let erased = 0;
  for (const { id } of realms) {
    const ids = await listedErasures(parts.dataDirectory, id);
    if (ids.length > 0) erased += await eraseMessages(parts, id, system('safeguards'), ids);
  }
  return erased;
}
