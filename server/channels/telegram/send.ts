import { type Api, GrammyError, HttpError } from 'grammy';
import type { DeliveryResult, Outgoing } from '../contract.ts';
import { messageAddress, privateChatOf, readMessageAddress, topicOf } from './addresses.ts';
import type { Bot } from './bots.ts';

/** Bot API, sendMessage: 1–4096 characters after entities are parsed, counted in UTF-16 units. Heed sends no entities. */
export const longestText = 4096;

type Target = { readonly chatId: number; readonly other: NonNullable<Parameters<Api['sendMessage']>[2]> };

export async function sendTelegram({ api }: Bot, outgoing: Outgoing): Promise<DeliveryResult> {
  if (outgoing.text.length > longestText) return refused(`longer than ${longestText} characters`);
  const target = outgoing.manner === 'public' ? inThread(outgoing) : toAuthor(outgoing);
  if (!target) return refused('there is no chat to answer in');
  const send = async (chatId: number) => {
    const sent = await api.sendMessage(chatId, outgoing.text, target.other);
    const { username } = sent.chat.type === 'supergroup' ? sent.chat : { username: undefined };
    const url = username ? `https://t.me/${username}/${sent.message_id}` : null;
    return { externalId: messageAddress(sent.chat.id, sent.message_id), url };
  };
  return conclude(async () => {
    try {
      return await send(target.chatId);
    } catch (error) {
      // A group that became a supergroup has another number, and the error names it: nothing was sent yet.
      const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (moved === undefined) throw error;
      return send(moved);
    }
  });
}

const quiet = { link_preview_options: { is_disabled: true } };

function inThread({ inReplyTo }: Outgoing): Target | undefined {
  const at = readMessageAddress(inReplyTo.externalId);
  if (!at) return undefined;
  const topic = topicOf(inReplyTo.threadId);
  return {
    chatId: at.chatId,
    other: {
      ...quiet,
      // An answer nobody can tell the question of is no answer: without the message it is refused.
      reply_parameters: { message_id: at.messageId },
      ...(topic === undefined ? {} : { message_thread_id: topic }),
    },
  };
}

function toAuthor({ to, inReplyTo }: Outgoing): Target | undefined {
  const chatId = to ? privateChatOf(to.address) : undefined;
  if (chatId === undefined) return undefined;
  const at = readMessageAddress(inReplyTo.externalId);
  const reply =
    at?.chatId === chatId
      ? { reply_parameters: { message_id: at.messageId, allow_sending_without_reply: true } }
      : {};
  return { chatId, other: { ...quiet, ...reply } };
}

export async function editTelegram({ api }: Bot, externalId: string, text: string): Promise<DeliveryResult> {
  const at = readMessageAddress(externalId);
  if (!at) return refused('not a message of Telegram');
  if (text.length > longestText) return refused(`longer than ${longestText} characters`);
  return conclude(async () => {
    await unlessDone(/message is not modified/, () =>
      api.editMessageText(at.chatId, at.messageId, text, quiet),
    );
    return { externalId, url: null };
  });
}

export async function deleteTelegram({ api }: Bot, externalId: string): Promise<DeliveryResult> {
  const at = readMessageAddress(externalId);
  if (!at) return refused('not a message of Telegram');
  return conclude(async () => {
    await unlessDone(/message to delete not found/, () => api.deleteMessage(at.chatId, at.messageId));
    return { externalId, url: null };
  });
}

/** Editing and deleting may be repeated: "it is so already" is as good as done. */
async function unlessDone(already: RegExp, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof GrammyError && already.test(error.description))) throw error;
  }
}

const refused = (error: string): DeliveryResult => ({ outcome: 'refused', error });

/** These happen before the request leaves: nothing can have been sent. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'address-unreachable',
  'address-refused',
]);
const retryNetworkMs = 15_000;

/** @throws whatever leaves open whether it was done: a broken connection, silence, a fault of the server */
async function conclude(
  act: () => Promise<{ externalId: string; url: string | null }>,
): Promise<DeliveryResult> {
  try {
    return { outcome: 'sent', ...(await act()) };
  } catch (error) {
    if (error instanceof GrammyError) return concludeAnswer(error);
    if (error instanceof HttpError && neverLeft.has(codeOf(error.error)))
      return { outcome: 'again', afterMs: retryNetworkMs, error: codeOf(error.error) };
    throw error;
  }
}

/** Telegram answered: 429 names when to try again, other 4xx are final, and after 5xx nobody knows. */
function concludeAnswer(error: GrammyError): DeliveryResult {
  const said = `${error.error_code} ${error.description}`;
  if (error.error_code === 429)
    return { outcome: 'again', afterMs: (error.parameters.retry_after ?? 30) * 1000, error: said };
  if (error.error_code >= 500) throw error;
  return refused(said);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
