import type { HeardAuthor, HeardFile, HeardMessage } from '../contract.ts';
import { messageAddress, namelessAddress, personAddress, publicUrl, threadAddress } from './addresses.ts';
import type { RemoteFile, TelegramMessage, TelegramUpdate } from './update.schema.ts';

/** What an update comes to. `nothing`: a service message, a bot, the channel's own post. */
export type Heard =
  | { readonly kind: 'message'; readonly message: HeardMessage; readonly album: string | undefined }
  | { readonly kind: 'edit'; readonly externalId: string; readonly text: string; readonly at: Date }
  | { readonly kind: 'start'; readonly chatId: number; readonly language: string | undefined }
  | { readonly kind: 'nothing' };

const nothing: Heard = { kind: 'nothing' };
const chatTypes = new Set(['private', 'group', 'supergroup']);
const commands = /^\/(start|help)(@\w+)?(\s|$)/;

export function hear(update: TelegramUpdate): Heard {
  if (update.edited_message) return hearEdit(update.edited_message);
  const { message } = update;
  if (!message || !isFromSomebody(message)) return nothing;
  const isPrivate = message.chat.type === 'private';
  if (isPrivate && commands.test(message.text ?? ''))
    return { kind: 'start', chatId: message.chat.id, language: message.from?.language_code };
  const heard = toMessage(message, isPrivate);
  if (heard.text.trim() === '' && heard.files.length === 0 && !heard.point) return nothing;
  const album = heard.text.trim() === '' ? message.media_group_id : undefined;
  return { kind: 'message', message: heard, album: album && `${message.chat.id}/${album}` };
}

/** A place that moves is edited every few seconds: only words count as an edit. */
function hearEdit(message: TelegramMessage): Heard {
  const text = message.text ?? message.caption;
  if (text === undefined || !isFromSomebody(message)) return nothing;
  const at = new Date((message.edit_date ?? message.date) * 1000);
  return { kind: 'edit', externalId: messageAddress(message.chat.id, message.message_id), text, at };
}

/**
 * Comments under a channel's post come through its discussion group, where the post itself appears as an automatic
 * forward: that one is the centre's own word. Bots talk to people, not to the centre.
 */
function isFromSomebody(message: TelegramMessage): boolean {
  if (!chatTypes.has(message.chat.type) || message.is_automatic_forward) return false;
  if (message.sender_chat) return true;
  return message.from !== undefined && !message.from.is_bot;
}

function toMessage(message: TelegramMessage, isPrivate: boolean): HeardMessage {
  const { chat, message_id: id, reply_to_message: parent, venue } = message;
  const location = message.location ?? venue?.location;
  return {
    externalId: messageAddress(chat.id, id),
    text: message.text ?? message.caption ?? '',
    publishedAt: new Date(message.date * 1000),
    author: authorOf(message),
    threadId: threadAddress(message),
    parentExternalId: parent ? messageAddress(chat.id, parent.message_id) : null,
    url: publicUrl(message),
    title: isPrivate ? null : (chat.title ?? null),
    private: isPrivate,
    reach: null,
    point: location ? { lon: location.longitude, lat: location.latitude } : null,
    address: venue ? [venue.title, venue.address].filter(Boolean).join(', ') : null,
    files: filesOf(message),
  };
}

function authorOf({ from, sender_chat: chat }: TelegramMessage): HeardAuthor | null {
  if (chat) return { address: namelessAddress(chat.id), name: chat.title ?? null, contact: null };
  if (!from) return null;
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ');
  return {
    address: personAddress(from.id),
    name: name || null,
    contact: from.username ? `@${from.username}` : null,
  };
}

function filesOf(message: TelegramMessage): HeardFile[] {
  const { photo, document, voice, audio, video, video_note: note } = message;
  // Telegram sends a photo in several sizes, the largest last.
  const largest = photo?.at(-1);
  const named: (readonly [RemoteFile | undefined, string])[] = [
    [largest, 'photo.jpg'],
    [document, 'document'],
    [voice, 'voice.ogg'],
    [audio, 'audio.mp3'],
    [video, 'video.mp4'],
    [note, 'video.mp4'],
  ];
  return named.flatMap(([file, name]) =>
    file
      ? {
          key: file.file_unique_id,
          ref: file.file_id,
          name: file.file_name ?? name,
          size: file.file_size ?? null,
        }
      : [],
  );
}
