import { abandonedAfterMs, mostAttempts } from '../delivery/index.ts';
import type { Platform } from '../platform/module.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { wordsIn } from '../platform/words.ts';
import type { Directories, Directory, Names } from '../territory/index.ts';
import { type ClaimedMail, claimMails, findMailbox, giveUpAbandoned, settleMails } from './mails.store.ts';
import { mailJob, queueMailJobs } from './tell.ts';

export type NoticeParts = Platform & { readonly directories: Directories };

/**
 * Sends one person everything that is due, in one mail. "Sending" is committed before it leaves and the outcome after,
 * like everything outward; a mail whose outcome nobody knows is not sent again, for the notice stands at the desk.
 */
export async function sendNotices(parts: NoticeParts, realmId: string, accountId: string): Promise<void> {
  const { mailer } = parts;
  if (!mailer) return;
  const claimed = await parts.database.inRealm(realmId, (tx) =>
    claimMails(tx, 'mail', realmId, accountId, parts.clock.now()),
  );
  const [first] = claimed;
  if (!first) return;
  const ids = claimed.map(({ noticeId }) => noticeId);
  const settle = async (end: Omit<Parameters<typeof settleMails>[4], 'at'>) => {
    await parts.database.inRealm(realmId, async (tx) => {
      await settleMails(tx, 'mail', realmId, ids, { ...end, at: parts.clock.now() });
      if (end.dueAt) await queueMailJobs(tx, mailJob, realmId, [{ accountId, dueAt: end.dueAt }]);
    });
  };
  const mailbox = await parts.database.acrossRealms((tx) => findMailbox(tx, accountId));
  if (!mailbox) return settle({ state: 'failed', error: 'this person has left' });
  const directory = await parts.database.inRealm(realmId, (tx) => parts.directories.of(tx, realmId));
  const letter = writeLetter(directory, claimed, mailbox.language, parts.publicUrl());
  const result = await mailer.send({ to: mailbox.email, ...letter, messageId: `notice.${first.noticeId}` });
  if (result.outcome === 'sent') return settle({ state: 'sent' });
  const attempts = Math.max(...claimed.map((mail) => mail.attempts));
  if (result.outcome === 'again' && attempts < mostAttempts) {
    const dueAt = new Date(parts.clock.now().getTime() + 30_000 * 2 ** attempts);
    return settle({ state: 'waiting', dueAt, error: result.error });
  }
  return settle({ state: result.outcome === 'unknown' ? 'unknown' : 'failed', error: result.error });
}

/** The words of a notice with the names of the directory in a language. */
export function noticeWords(
  directory: Directory,
  { kind, params }: Pick<ClaimedMail, 'kind' | 'params'>,
  language: string,
): string {
  const words = wordsIn(language);
  const topic = directory.topics.get(String(params.topicId ?? ''))?.name;
  const clock = params.clock ? words(`word.clock.${params.clock}`) : '';
  const number = params.number ? showPublicNumber(String(params.number)) : '';
  const date = params.dueOn ? dayIn(language, String(params.dueOn)) : '';
  return words(`notice.${kind}`, {
    ...params,
    number,
    date,
    what: params.event ? words(`word.event.${params.event}`) : '',
    clock,
    topic: topic ? inLanguage(topic, language) : '',
  });
}

/** A day as people write it: 21 November. */
function dayIn(language: string, day: string): string {
  const form = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return form.format(new Date(day));
}

/** Where a notice leads at the desk. */
function pathOf({ caseId, params }: Pick<ClaimedMail, 'caseId' | 'params'>): string | null {
  if (params.instructionId) return '/orders/instructions';
  if (params.massId) return `/mass-problems/${params.massId}`;
  if (params.messageId) return `/arrivals/${params.messageId}`;
  return caseId ? `/cases/${caseId}` : null;
}

const inLanguage = (names: Names, language: string) => names[language] ?? Object.values(names)[0] ?? '';

/** One line a notice, with where it leads. */
export function linesOf(
  directory: Directory,
  mails: readonly ClaimedMail[],
  language: string,
  url: string,
): string[] {
  return mails.map((mail) => {
    const path = pathOf(mail);
    const link = path ? `\n  ${url}${path}` : '';
    return `– ${noticeWords(directory, mail, language)}${link}`;
  });
}

/** Numbers and names of topics only: a mailbox is not the place for what residents wrote. */
function writeLetter(directory: Directory, mails: readonly ClaimedMail[], language: string, url: string) {
  const words = wordsIn(language);
  const lines = linesOf(directory, mails, language, url);
  const [first] = mails;
  const subject =
    mails.length === 1 && first
      ? noticeWords(directory, first, language)
      : words('noticeMail.subjectMany', { count: mails.length });
  const text = [
    words('noticeMail.opening'),
    '',
    ...lines,
    '',
    words('noticeMail.closing', { link: `${url}/notices` }),
  ];
  return { subject, text: text.join('\n') };
}

/** What a process that died was sending, by mail or by messenger. */
export function sweepAbandonedMails(parts: Platform): Promise<number> {
  const before = new Date(parts.clock.now().getTime() - abandonedAfterMs);
  return parts.database.acrossRealms(
    async (tx) =>
      (await giveUpAbandoned(tx, 'mail', before)) + (await giveUpAbandoned(tx, 'messenger', before)),
  );
}
