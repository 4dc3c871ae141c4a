import { Api } from 'grammy';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { ChannelContext } from '../contract.ts';

/** `apiRoot`: the Bot API server to talk to, Telegram's own when left out. */
export const TelegramConfig = Type.Object(
  {
    apiRoot: Type.Optional(Type.String({ pattern: '^https?://[^\\s/]+(/[^\\s]*[^\\s/])?$', maxLength: 300 })),
    receive: Type.Optional(Type.Union([Type.Literal('polling'), Type.Literal('webhook')])),
  },
  { additionalProperties: false },
);
export type TelegramConfig = Static<typeof TelegramConfig>;

/** Only these are asked for; what a channel posts itself is not a message of a resident. */
export const wantedUpdates = ['message', 'edited_message'] as const;

export const publicApiRoot = 'https://api.telegram.org';
/** `<bot id>:<secret>`, as BotFather gives it. */
const tokenPattern = /^\d{1,16}:[\w-]{20,100}$/;

export function checkTelegram(
  config: Readonly<Record<string, unknown>>,
  secret: string | null,
): readonly string[] {
  const problems: string[] = [];
  if (!Value.Check(TelegramConfig, config)) problems.push('telegram-config');
  if (secret === null) problems.push('secret-missing');
  else if (!tokenPattern.test(secret)) problems.push('telegram-token');
  return problems;
}

export interface Bot {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
  /** The number before the colon: offsets of one bot mean nothing to another. */
  readonly id: string;
  readonly receive: 'polling' | 'webhook';
}

/** How long one call may take; a long poll brings its own, longer time. */
const callSeconds = 50;

/** @throws Error when the channel is not configured: whoever saved it was told */
export function botOf(context: ChannelContext): Bot {
  const { config, secret } = context;
  const [problem] = checkTelegram(config, secret);
  if (problem || secret === null || !Value.Check(TelegramConfig, config))
    throw new Error(`the Telegram channel is not configured: ${problem}`);
  const apiRoot = config.apiRoot ?? publicApiRoot;
  const api = new Api(secret, { apiRoot, timeoutSeconds: callSeconds });
  return {
    api,
    apiRoot,
    token: secret,
    id: secret.slice(0, secret.indexOf(':')),
    receive: config.receive ?? 'polling',
  };
}
