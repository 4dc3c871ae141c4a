import type { TelegramMessage } from './update.schema.ts';

/** `-1001234/56`: a message's number is unique only within its chat. */
export function messageAddress(chatId: number, messageId: number): string {
  return `${chatId}/${messageId}`;
}

/** @returns `undefined` for what is not one of our addresses */
export function readMessageAddress(address: string): { chatId: number; messageId: number } | undefined {
  const [, chat, message] = /^(-?\d{1,16})\/(\d{1,10})$/.exec(address) ?? [];
  return chat && message ? { chatId: Number(chat), messageId: Number(message) } : undefined;
}

/**
 * A conversation: the chat, a topic of a forum, or the comments under one post. They are told apart because a topic has
 * to be named when something is sent to it, and comments must not be.
 */
export function threadAddress(message: TelegramMessage): string {
  const { chat, message_thread_id: thread, is_topic_message: isTopic } = message;
  if (thread === undefined || chat.type === 'private') return String(chat.id);
  return `${chat.id}/${isTopic ? 'topic' : 'thread'}/${thread}`;
}

/** The topic to name when answering in this conversation. */
export function topicOf(threadId: string | null): number | undefined {
  const topic = /\/topic\/(\d{1,10})$/.exec(threadId ?? '')?.[1];
  return topic === undefined ? undefined : Number(topic);
}

/**
 * The private chat with a person has the person's own number. Somebody who wrote in the name of a group or a channel
 * has no private chat: what only they should read must not be posted there.
 */
export function personAddress(userId: number): string {
  return `tg:${userId}`;
}

export function namelessAddress(chatId: number): string {
  return `tg-chat:${chatId}`;
}

export function privateChatOf(address: string): number | undefined {
  const id = /^tg:(\d{1,16})$/.exec(address)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Where people can read a message of a group: by its name, or by its number for members (https://core.telegram.org/api/links). */
export function publicUrl(message: TelegramMessage): string | null {
  const { chat, message_id: id } = message;
  if (chat.type === 'private') return null;
  if (chat.username) return `https://t.me/${chat.username}/${id}`;
  const inner = /^-100(\d+)$/.exec(String(chat.id))?.[1];
  return inner ? `https://t.me/c/${inner}/${id}` : null;
}
