import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { createMailer } from '../platform/mail.ts';
import type { SigningPlatform } from '../platform/module.ts';

/** The outside world as the configuration describes it, for the process and for its thread alike. */
export function platformOf(
  config: Config,
  given: Pick<SigningPlatform, 'database' | 'log' | 'publicUrl'>,
): SigningPlatform {
  return {
    ...given,
    clock: systemClock,
    keyRing: config.keyRing,
    signingKeys: config.signingKeys,
    nearAddresses: config.nearAddresses,
    leakedPasswords: config.leakedPasswords,
    drafts: config.drafts,
    scanner: config.scanner,
    dataDirectory: config.dataDirectory,
    mailer: config.mail && createMailer(config.mail),
  };
}
