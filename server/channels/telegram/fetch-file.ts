import { GrammyError } from 'grammy';
import { openForeign } from '../../platform/http/fetch-foreign.ts';
import type { ChannelContext, FetchedFile } from '../contract.ts';
import type { Bots } from './bots.ts';

/** A file is asked for by its id and read from a path that lives for an hour. @throws when it may work later */
export async function fetchTelegramFile(
  bots: Bots,
  context: ChannelContext,
  fileId: string,
): Promise<FetchedFile> {
  const { api, apiRoot, token } = bots.botOf(context);
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
  const reply = await openForeign(address, undefined, 120_000, bots.reach);
  const status = reply.statusCode ?? 0;
  if (status === 200) return { outcome: 'fetched', bytes: reply };
  reply.destroy();
  if (status === 404) return { outcome: 'gone', error: 'the file is not there any more' };
  // The address holds the token, so no error may quote it.
  throw new Error(`the file could not be fetched: ${status}`);
}
