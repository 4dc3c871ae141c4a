import { type Api, GrammyError } from 'grammy';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { ChannelContext } from '../contract.ts';
import type { Bot, Bots } from './bots.ts';
import { wantedUpdates } from './config.ts';
import { createReceiver, type Receiver } from './receive.ts';
import { setWebhook } from './webhook.ts';

export interface PollTimes {
  /** How long Telegram holds a poll open when there is nothing, in seconds. */
  readonly holdSeconds: number;
  /** After a failure, doubling up to `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
}

const Position = Type.Object({ bot: Type.String(), offset: Type.Integer() });

/**
 * Polls until stopped. The offset is written only when everything below it is stored, so that a process killed in
 * between hears the same again; Telegram forgets updates only when it is asked for later ones.
 */
export function listenToTelegram(
  context: ChannelContext,
  botOf: Bots['botOf'],
  times: PollTimes,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = run(context, botOf, times, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function run(
  context: ChannelContext,
  botOf: Bots['botOf'],
  times: PollTimes,
  stopped: AbortSignal,
): Promise<void> {
  let failures = 0;
  let state: { bot: Bot; receiver: Receiver; offset: number } | undefined;
  while (!stopped.aborted) {
    try {
      state ??= await begin(context, botOf(context), stopped);
      if (state.bot.receive === 'webhook') return;
      state.offset = await pollOnce(context, state, times, stopped);
      failures = 0;
    } catch (error) {
      if (stopped.aborted) return;
      // The position is read again: what was stored before the failure need not be heard again.
      state = undefined;
      const afterMs = waitFor(error, failures, times);
      failures += 1;
      context.log.warn({ error, afterMs }, 'Telegram cannot be listened to; trying again');
      await pause(afterMs, stopped);
    }
  }
}

async function begin(context: ChannelContext, bot: Bot, stopped: AbortSignal) {
  if (bot.receive === 'webhook') {
    await setWebhook(context, bot);
  } else {
    // Polling and a webhook exclude each other; what waits is kept.
    await bot.api.deleteWebhook({}, forGrammy(stopped));
  }
  const position = await context.position.read();
  const known = Value.Check(Position, position) && position.bot === bot.id;
  return { bot, receiver: createReceiver(context, bot), offset: known ? position.offset : 0 };
}

/** @returns the offset to ask for next */
async function pollOnce(
  context: ChannelContext,
  { bot, receiver, offset }: { bot: Bot; receiver: Receiver; offset: number },
  times: PollTimes,
  stopped: AbortSignal,
): Promise<number> {
  const asked = { offset, timeout: times.holdSeconds, limit: 100, allowed_updates: wantedUpdates };
  const updates = await bot.api.getUpdates(asked, forGrammy(stopped));
  let stored = offset;
  const keep = (next: number) => context.position.write({ bot: bot.id, offset: next });
  try {
    for (const update of updates) {
      if (stopped.aborted) break;
      await receiver.take(update, () => keep(update.update_id + 1));
      stored = update.update_id + 1;
    }
  } finally {
    if (stored > offset) await keep(stored);
  }
  return stored;
}

/** grammY's types name the signal of a package; Node's own has all that it uses. */
function forGrammy(signal: AbortSignal) {
  return signal as unknown as NonNullable<Parameters<Api['getUpdates']>[1]>;
}

/** Telegram says itself how long to wait when it is asked too often. */
function waitFor(error: unknown, failures: number, times: PollTimes): number {
  const told = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0;
  return Math.max(told, Math.min(times.longestMs, times.firstMs * 2 ** failures));
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopped.addEventListener('abort', end);
    if (stopped.aborted) end();
  });
}
