import { queueJob } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { wordsIn } from '../platform/words.ts';
import { type Account, findAccount, findAccountByEmail } from './accounts.store.ts';
import { preparePassword } from './add-person.ts';
import { realmsOf, waitsForLetter } from './grants.store.ts';
import { mailPerson } from './mail-person.ts';
import { findLink, keepLink, madeLinkSince, useUpLink } from './password-links.store.ts';
import { proveAddress } from './prove-address.ts';
import { hashToken, newToken, readToken } from './tokens.ts';

export const invitationJob = 'mail-invitation';
export const resetJob = 'mail-password-reset';

const linkMs = 24 * 3_600_000;
/** One letter in five minutes: nobody's mailbox is filled by asking. */
const resetEveryMs = 5 * 60_000;

/** Does the same whatever the address: who has an account shows neither in the answer nor in how long it takes. */
export async function askForReset({ database, mailer }: Platform, email: string): Promise<void> {
  if (!mailer) throw new Refusal('no-mail');
  await database.acrossRealms((tx) => queueJob(tx, resetJob, { email: email.trim() }));
}

/** The letter of a forgotten password; an address nobody has gets none. */
export async function mailReset(parts: Platform, email: string): Promise<void> {
  const found = await parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    const account = await findAccountByEmail(tx, email);
    if (!account || account.disabledAt) return undefined;
    const [home] = await realmsOf(tx, account.id, at);
    const recent = await madeLinkSince(tx, account.id, new Date(at.getTime() - resetEveryMs));
    return home && !recent ? { account, realmId: home.realmId } : undefined;
  });
  if (found) await mailLink(parts, found.account, found.realmId, 'reset');
}

/**
 * Whoever has a password already is told of the role; everybody else gets the link to choose one, and so does whoever has
 * still to show that the address is theirs.
 */
export async function mailInvitation(
  parts: Platform,
  job: { realmId: string; accountId: string },
): Promise<void> {
  const [account, waits] = await parts.database.acrossRealms(async (tx) => [
    await findAccount(tx, job.accountId),
    await waitsForLetter(tx, job.realmId, job.accountId),
  ]);
  if (!account || account.disabledAt) return;
  if (waits) return mailLink(parts, account, job.realmId, 'proof');
  if (account.passwordHash === null) return mailLink(parts, account, job.realmId, 'invitation');
  const words = wordsIn(account.language);
  const text = words('access.mail.newRole', { name: account.name, link: parts.publicUrl() });
  const key = `new role ${account.id} ${parts.clock.now().toISOString()}`;
  await mailPerson(parts, { to: account.email, subject: words('access.mail.newRoleSubject'), text, key });
}

type Kind = 'invitation' | 'proof' | 'reset';

async function mailLink(parts: Platform, account: Account, realmId: string, kind: Kind) {
  const token = newToken(realmId);
  const at = parts.clock.now();
  const expiresAt = new Date(at.getTime() + linkMs);
  const link = { realmId, accountId: account.id, hash: hashToken(token), at, expiresAt };
  await parts.database.acrossRealms((tx) => keepLink(tx, link));
  const words = wordsIn(account.language);
  // Behind "#" it reaches neither a server's log nor another site.
  const url = `${parts.publicUrl()}/welcome#${token}`;
  await mailPerson(parts, {
    to: account.email,
    subject: words(`access.mail.${kind}Subject`),
    text: words(`access.mail.${kind}`, { name: account.name, link: url }),
    key: `${kind} ${token}`,
  });
}

/**
 * Sets the password of whoever holds the letter; all their sessions end, and what was set up before anybody had shown
 * that the address is theirs.
 * @throws Refusal `link-over`, `password-too-short`, `password-common`, `password-leaked` (the link stays good then)
 */
export async function choosePassword(parts: Platform, token: string, password: string): Promise<void> {
  const read = readToken(token);
  if (!read) throw new Refusal('link-over');
  const account = await parts.database.acrossRealms(async (tx) => {
    const link = await findLink(tx, read.realmId, read.hash, parts.clock.now());
    return link && findAccount(tx, link.accountId);
  });
  if (!account || account.disabledAt) throw new Refusal('link-over');
  const hash = await preparePassword(parts, password, [account.email, account.name]);
  await parts.database.acrossRealms(async (tx) => {
    if (!(await useUpLink(tx, read.realmId, read.hash))) throw new Refusal('link-over');
    await proveAddress(tx, account.id, hash, parts.clock.now());
  });
}
