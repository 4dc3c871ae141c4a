import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import type { HttpServer } from '../../platform/http/server.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ChannelContext } from '../contract.ts';
import type { Bot, Bots } from './bots.ts';
import { wantedUpdates } from './config.ts';
import { createReceiver, type Receiver } from './receive.ts';

/** What Telegram shows in `X-Telegram-Bot-Api-Secret-Token`: made from the bot's own secret, so there is no second one to keep. */
export function webhookSecret(context: ChannelContext): string {
  const key = context.secret ?? '';
  return createHmac('sha256', key).update(`heed webhook ${context.channelId}`).digest('hex');
}

export async function setWebhook(context: ChannelContext, bot: Bot): Promise<void> {
  const url = `${context.publicUrl}/channels/${context.channelId}/telegram`;
  await bot.api.setWebhook(url, { secret_token: webhookSecret(context), allowed_updates: wantedUpdates });
}

/** A webhook that is not ours, or shows another secret, learns nothing: there is no such page. */
export function mountTelegram(
  app: HttpServer,
  contextOf: (channelId: string) => Promise<ChannelContext | undefined>,
  botOf: Bots['botOf'],
): void {
  const receivers = new WeakMap<ChannelContext, Receiver>();
  const receiverOf = (context: ChannelContext): Receiver => {
    const receiver = receivers.get(context) ?? createReceiver(context, botOf(context));
    receivers.set(context, receiver);
    return receiver;
  };

  app.post(
    '/channels/:channelId/telegram',
    {
      // All updates of all bots come from a handful of addresses.
      config: { rateLimit: false },
      schema: {
        hide: true,
        params: Type.Object({ channelId: Type.String({ format: 'uuid' }) }),
        body: Type.Unknown(),
      },
    },
    async (request, reply) => {
      const context = await contextOf(request.params.channelId);
      const shown = request.headers['x-telegram-bot-api-secret-token'];
      if (!context?.secret || typeof shown !== 'string' || !equal(shown, webhookSecret(context)))
        throw new Refusal('not-found');
      // Not stored means an error, and Telegram brings it again.
      await receiverOf(context).take(request.body, async () => {});
      return reply.code(200).send({});
    },
  );
}

/** In constant time: of different lengths only that they differ is learnt. */
function equal(shown: string, expected: string): boolean {
  const a = Buffer.from(shown);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
