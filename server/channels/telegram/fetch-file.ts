import { GrammyError } from 'grammy';
import type { ChannelContext, FetchedFile } from '../contract.ts';
import { botOf } from './config.ts';

/** A file is asked for by its id and read from a path that lives for an hour. @throws when it may work later */
export async function fetchTelegramFile(context: ChannelContext, fileId: string): Promise<FetchedFile> {
  const { api, apiRoot, token } = botOf(context);
  let path: string | undefined;
  try {
    path = (await api.getFile(fileId)).file_path;
  } catch (error) {
    // "file is too big" (over 20 MB at the public server), "invalid file id": asking again changes nothing.
    if (error instanceof GrammyError && error.error_code === 400)
      return { outcome: 'gone', error: error.description };
    throw error;
  }
  if (!path) return { outcome: 'gone', error: 'the server gives no path to this file' };
  const address = `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;
  // What is asked of the platform is read there, and nowhere it might send us on to.
  const reply = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(120_000) });
  if (reply.status === 404) return { outcome: 'gone', error: 'the file is not there any more' };
  // The address holds the token, so no error may quote it.
  if (!reply.ok || !reply.body) throw new Error(`the file could not be fetched: ${reply.status}`);
  return { outcome: 'fetched', bytes: reply.body };
}
