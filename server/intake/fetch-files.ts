import { type ChannelContext, type Drivers, deafSink, findChannel, openContext } from '../channels/index.ts';
import { emit } from '../events/index.ts';
import { attachToMessage, keepBytes, type NamedBlob } from '../files/index.ts';
import { system } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import type { AwaitedState } from './awaited-file.schema.ts';
import { type AwaitedFile, channelOfMessage, listWaiting, settleAwaited } from './awaited-files.store.ts';

export type FetchParts = Platform & { readonly drivers: Drivers };

/** What the public Bot API serves at most, and what a mailbox usually takes. */
export const largestFile = 20 * 1024 * 1024;
export const mostFiles = 10;

/**
 * Fetches what a message's author attached, file by file; each is settled for itself, so that running again goes on
 * where it stopped.
 * @throws Error when some could not be fetched now: the job is run again later
 */
export async function fetchFiles(parts: FetchParts, realmId: string, messageId: string): Promise<void> {
  const { waiting, channel } = await parts.database.inRealm(realmId, async (tx) => {
    const channelId = await channelOfMessage(tx, realmId, messageId);
    return {
      waiting: await listWaiting(tx, realmId, messageId),
      channel: channelId ? await findChannel(tx, realmId, channelId) : undefined,
    };
  });
  if (!channel || waiting.length === 0) return;
  const context = await openContext(parts, channel, deafSink);
  const { fetchFile } = parts.drivers.of(channel.driver);
  const failures: unknown[] = [];
  for (const file of waiting) {
    try {
      const got = fetchFile
        ? await fetchOne(parts, context, fetchFile, file)
        : ({ state: 'gone', problem: 'this channel hands out no files' } as const);
      await settle(parts, { realmId, messageId }, file, got);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${waiting.length} files could not be fetched`);
}

type Got =
  | { readonly state: 'stored'; readonly blob: NamedBlob }
  | { readonly state: Exclude<AwaitedState, 'waiting' | 'stored'>; readonly problem: string };

/** Whatever else is in the way may be gone when the job is run again. */
const settledBy: Readonly<Record<string, Exclude<AwaitedState, 'waiting' | 'stored'>>> = {
  'file-empty': 'gone',
  'file-too-large': 'too large',
  'file-infected': 'infected',
  'file-not-scanned': 'too large',
};

async function fetchOne(
  parts: FetchParts,
  context: ChannelContext,
  fetchFile: NonNullable<ReturnType<Drivers['of']>['fetchFile']>,
  file: AwaitedFile,
): Promise<Got> {
  if (file.size !== null && file.size > largestFile)
    return { state: 'too large', problem: `${file.size} bytes` };
  const got = await fetchFile(context, file.ref);
  if (got.outcome === 'gone') return { state: 'gone', problem: got.error };
  try {
    const blob = await keepBytes(parts, context.realmId, got.bytes, largestFile);
    return { state: 'stored', blob: { ...blob, name: file.name } };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : '';
    const state = settledBy[code];
    if (!state) throw error;
    return { state, problem: code };
  }
}

function settle(
  parts: FetchParts,
  { realmId, messageId }: { realmId: string; messageId: string },
  file: AwaitedFile,
  got: Got,
): Promise<void> {
  return parts.database.inRealm(realmId, async (tx) => {
    if (got.state !== 'stored') {
      await settleAwaited(tx, realmId, messageId, file.key, got.state, got.problem);
      return;
    }
    const at = parts.clock.now();
    const { fileIds, leftOut } = await attachToMessage(tx, realmId, messageId, [got.blob], mostFiles, at);
    await settleAwaited(tx, realmId, messageId, file.key, leftOut > 0 ? 'too many' : 'stored', null);
    if (fileIds.length === 0) return;
    await emit(tx, { realmId, actor: system('intake'), at }, [
      { event: { type: 'message.files-added', data: { fileIds } }, streamId: messageId },
    ]);
  });
}
