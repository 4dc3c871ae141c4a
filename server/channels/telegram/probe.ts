import { GrammyError, HttpError } from 'grammy';
import type { ProbeResult } from '../contract.ts';
import type { Bots } from './bots.ts';
import { apiRootOf, checkTelegram } from './config.ts';
import { codeOf } from './send.ts';

/** Somebody sits before the form and waits. */
const patienceSeconds = 10;

/** Asks the Bot API server whose token it is: it changes nothing and takes no updates. */
export async function probeTelegram(
  bots: Bots,
  config: Readonly<Record<string, unknown>>,
  secret: string | null,
): Promise<ProbeResult> {
  const [problem] = checkTelegram(config, secret, bots.reach.near);
  if (problem || secret === null) return { outcome: 'refused', problem: problem ?? 'secret-missing' };
  try {
    const { username } = await bots.apiOf(apiRootOf(config), secret, patienceSeconds).getMe();
    return { outcome: 'answered', account: `@${username}` };
  } catch (error) {
    return { outcome: 'refused', problem: problemOf(error) };
  }
}

/** A name is looked up only when it is asked for: it may lead into our own nets, too. */
function problemOf(error: unknown): string {
  if (error instanceof GrammyError) return 'telegram-refused';
  const refused = error instanceof HttpError && codeOf(error.error) === 'address-refused';
  return refused ? 'telegram-address' : 'unreachable';
}
