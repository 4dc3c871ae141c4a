import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { foreignAddress } from '../../platform/http/foreign-address.rules.ts';

/** Of an address; nothing of it may be a password, a query or a fragment, which would swallow what is put behind it. */
const plain = String.raw`[^\s/?#@\\]`;

/** `apiRoot`: the Bot API server to talk to, Telegram's own when left out. */
export const TelegramConfig = Type.Object(
  {
    apiRoot: Type.Optional(Type.String({ pattern: `^https?://${plain}+(/${plain}+)*$`, maxLength: 300 })),
    receive: Type.Optional(Type.Union([Type.Literal('polling'), Type.Literal('webhook')])),
  },
  { additionalProperties: false },
);
export type TelegramConfig = Static<typeof TelegramConfig>;

/** Only these are asked for; what a channel posts itself is not a message of a resident. */
export const wantedUpdates = ['message', 'edited_message'] as const;

const publicApiRoot = 'https://api.telegram.org';
/** `<bot id>:<secret>`, as BotFather gives it. */
const tokenPattern = /^\d{1,16}:[\w-]{20,100}$/;

/** @param near origins in our own nets that whoever runs the machine has named */
export function checkTelegram(
  config: Readonly<Record<string, unknown>>,
  secret: string | null,
  near: readonly string[],
): readonly string[] {
  const problems: string[] = [];
  if (!Value.Check(TelegramConfig, config)) problems.push('telegram-config');
  else if (!foreignAddress(apiRootOf(config), near)) problems.push('telegram-address');
  if (secret === null) problems.push('secret-missing');
  else if (!tokenPattern.test(secret)) problems.push('telegram-token');
  return problems;
}

export const apiRootOf = ({ apiRoot }: Readonly<Record<string, unknown>>): string =>
  typeof apiRoot === 'string' ? apiRoot : publicApiRoot;
