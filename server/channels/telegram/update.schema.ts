import { type Static, Type } from 'typebox';

/**
 * What Heed reads of the Bot API's `Update` and `Message` (https://core.telegram.org/bots/api#update): fields it does
 * not read are left alone, fields it reads are checked, because they come from outside.
 */
const Chat = Type.Object({
  id: Type.Integer(),
  type: Type.String(),
  title: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
});

const User = Type.Object({
  id: Type.Integer(),
  is_bot: Type.Boolean(),
  first_name: Type.String(),
  last_name: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
  language_code: Type.Optional(Type.String()),
});

const RemoteFile = Type.Object({
  file_id: Type.String(),
  file_unique_id: Type.String(),
  file_size: Type.Optional(Type.Integer()),
  file_name: Type.Optional(Type.String()),
});
export type RemoteFile = Static<typeof RemoteFile>;

const Location = Type.Object({ longitude: Type.Number(), latitude: Type.Number() });

export const TelegramMessage = Type.Object({
  message_id: Type.Integer(),
  message_thread_id: Type.Optional(Type.Integer()),
  is_topic_message: Type.Optional(Type.Boolean()),
  is_automatic_forward: Type.Optional(Type.Boolean()),
  date: Type.Integer(),
  edit_date: Type.Optional(Type.Integer()),
  chat: Chat,
  from: Type.Optional(User),
  sender_chat: Type.Optional(Chat),
  reply_to_message: Type.Optional(Type.Object({ message_id: Type.Integer() })),
  media_group_id: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  caption: Type.Optional(Type.String()),
  photo: Type.Optional(Type.Array(RemoteFile)),
  document: Type.Optional(RemoteFile),
  voice: Type.Optional(RemoteFile),
  audio: Type.Optional(RemoteFile),
  video: Type.Optional(RemoteFile),
  video_note: Type.Optional(RemoteFile),
  location: Type.Optional(Location),
  venue: Type.Optional(Type.Object({ location: Location, title: Type.String(), address: Type.String() })),
});
export type TelegramMessage = Static<typeof TelegramMessage>;

export const TelegramUpdate = Type.Object({
  update_id: Type.Integer(),
  message: Type.Optional(TelegramMessage),
  edited_message: Type.Optional(TelegramMessage),
});
export type TelegramUpdate = Static<typeof TelegramUpdate>;
