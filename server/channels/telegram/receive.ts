import { Value } from 'typebox/value';
import { wordsIn } from '../../platform/words.ts';
import type { ChannelContext } from '../contract.ts';
import type { Bot } from './bots.ts';
import { hear } from './hear.rules.ts';
import { TelegramUpdate } from './update.schema.ts';

/** Photos of one album come as messages of their own: this many albums are remembered to put them together. */
const albumsKept = 1000;

export interface Receiver {
  /**
   * Hands on what one update says; resolves when that is stored.
   * @param update as it came, unchecked
   * @param beforeWords called before anything is said that must not be said twice
   */
  take(update: unknown, beforeWords: () => Promise<void>): Promise<void>;
}

export function createReceiver(context: ChannelContext, bot: Bot): Receiver {
  const albums = new Map<string, string>();
  const { sink, log } = context;

  /** Later photos of an album belong to the message that began it; the same message heard again only adds files. */
  const firstOf = (album: string, externalId: string): string => {
    const first = albums.get(album) ?? externalId;
    albums.delete(album);
    albums.set(album, first);
    if (albums.size > albumsKept) albums.delete(albums.keys().next().value!);
    return first;
  };

  return {
    async take(raw, beforeWords) {
      if (!Value.Check(TelegramUpdate, raw)) {
        log.warn(
          { problem: Value.Errors(TelegramUpdate, raw)[0]?.instancePath },
          'an update of another shape',
        );
        return;
      }
      const heard = hear(raw);
      switch (heard.kind) {
        case 'message': {
          const { message } = heard;
          const album = raw.message?.media_group_id;
          const key = album && `${raw.message?.chat.id}/${album}`;
          const first = key ? firstOf(key, message.externalId) : message.externalId;
          return sink.message(heard.album ? { ...message, externalId: first } : message);
        }
        case 'edit':
          return sink.edited(heard.externalId, heard.text, heard.at);
        case 'start':
          await beforeWords();
          return welcome(context, bot, heard);
        case 'nothing':
          return;
      }
    },
  };
}

/** A welcome that does not arrive is no harm, one sent twice is a nuisance: it is tried once. */
async function welcome(
  context: ChannelContext,
  { api }: Bot,
  to: { chatId: number; language: string | undefined },
): Promise<void> {
  const language = to.language?.slice(0, 2).toLowerCase() ?? context.language;
  const text = wordsIn(language)('channel.telegram.welcome', { name: context.officialName });
  try {
    await api.sendMessage(to.chatId, text);
  } catch (error) {
    context.log.warn({ error }, 'a welcome was not sent');
  }
}
