import { Api, GrammyError } from 'grammy';
import type { ProbeResult } from '../contract.ts';
import { checkTelegram, publicApiRoot } from './config.ts';

/** Somebody sits before the form and waits. */
const patienceSeconds = 10;

/** Asks the Bot API server whose token it is: it changes nothing and takes no updates. */
export async function probeTelegram(
  config: Readonly<Record<string, unknown>>,
  secret: string | null,
): Promise<ProbeResult> {
  const [problem] = checkTelegram(config, secret);
  if (problem || secret === null) return { outcome: 'refused', problem: problem ?? 'secret-missing' };
  const apiRoot = typeof config.apiRoot === 'string' ? config.apiRoot : publicApiRoot;
  try {
    const { username } = await new Api(secret, { apiRoot, timeoutSeconds: patienceSeconds }).getMe();
    return { outcome: 'answered', account: `@${username}` };
  } catch (error) {
    return {
      outcome: 'refused',
      problem: error instanceof GrammyError ? 'telegram-refused' : 'unreachable',
    };
  }
}
