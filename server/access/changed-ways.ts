import { Type } from 'typebox';
import type { Tx } from '../platform/database.ts';
import { queueJob } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { wordsIn } from '../platform/words.ts';
import { findAccount } from './accounts.store.ts';
import { mailPerson } from './mail-person.ts';

export const changedWayJob = 'mail-changed-way';

const changes = ['passkeyAdded', 'passkeyRemoved', 'appAdded', 'appRemoved'] as const;
export const ChangedWay = Type.Object({
  accountId: Type.String(),
  change: Type.Enum([...changes]),
  /** What the person called the passkey; empty otherwise. */
  name: Type.String(),
  at: Type.String(),
});

/**
 * A way into the account has come or gone: its owner is told by mail, for whoever came in once must not be able to stay
 * unnoticed. Queued with the change itself.
 */
export async function tellOfWay(
  tx: Tx,
  parts: Pick<Platform, 'clock' | 'mailer'>,
  accountId: string,
  change: (typeof changes)[number],
  name = '',
): Promise<void> {
  if (!parts.mailer) return;
  await queueJob(tx, changedWayJob, { accountId, change, name, at: parts.clock.now().toISOString() });
}

export async function mailChangedWay(
  parts: Platform,
  job: { accountId: string; change: (typeof changes)[number]; name: string; at: string },
): Promise<void> {
  const account = await parts.database.acrossRealms((tx) => findAccount(tx, job.accountId));
  if (!account || account.disabledAt) return;
  const words = wordsIn(account.language);
  const what = words(`access.mail.${job.change}`, { name: job.name });
  const text = words('access.mail.changedWay', { what, link: `${parts.publicUrl()}/security` });
  const key = `changed way ${job.accountId} ${job.change} ${job.at}`;
  await mailPerson(parts, { to: account.email, subject: words('access.mail.changedWaySubject'), text, key });
}
