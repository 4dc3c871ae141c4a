import { createHash } from 'node:crypto';
import type { Platform } from '../platform/module.ts';
import { wordsIn } from '../platform/words.ts';
import { findAccount } from './accounts.store.ts';
import { deviceName } from './device-name.rules.ts';
import { zoneOf } from './grants.store.ts';

/** A letter whose server said "later" goes again with the job; any other outcome is final, and is in the log. */
export async function mailPerson(
  parts: Platform,
  letter: { to: string; subject: string; text: string; key: string },
): Promise<void> {
  if (!parts.mailer) return;
  const { key, ...mail } = letter;
  const messageId = `access.${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const result = await parts.mailer.send({ ...mail, messageId });
  if (result.outcome === 'again') throw new Error(`the mail server asks to come back: ${result.error}`);
  if (result.outcome !== 'sent')
    parts.log.warn({ messageId, outcome: result.outcome }, 'a letter did not leave');
}

/** Tells a person that somebody, they hope themselves, has signed in where they never had. */
export async function mailNewDevice(
  parts: Platform,
  job: { accountId: string; device: string; at: string },
): Promise<void> {
  const [account, zone] = await parts.database.acrossRealms(async (tx) => [
    await findAccount(tx, job.accountId),
    await zoneOf(tx, job.accountId, parts.clock.now()),
  ]);
  if (!account || account.disabledAt) return;
  const words = wordsIn(account.language);
  const { browser, system } = deviceName(job.device);
  const device = [browser, system].filter(Boolean).join(', ') || words('access.unknownDevice');
  const at = new Intl.DateTimeFormat(words('locale'), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(job.at));
  const text = words('access.mail.newDevice', { device, at, link: `${parts.publicUrl()}/security` });
  const key = `new device ${job.accountId} ${job.at}`;
  await mailPerson(parts, { to: account.email, subject: words('access.mail.newDeviceSubject'), text, key });
}
