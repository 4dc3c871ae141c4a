import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { queueJobs } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { insertMails, type WaitingMail } from './mails.store.ts';
import type { Listener, Telling } from './notice.types.ts';
import { insertNotices } from './notices.store.ts';
import { mailDue } from './settings.rules.ts';
import { readSettings } from './settings.store.ts';

export const mailJob = 'send-notices';
export const noticeActor = system('notices');

export interface Told {
  readonly telling: Telling;
  readonly listeners: readonly Listener[];
}

/** Puts notices on the desks of those concerned, once each, and queues the mail their settings ask for. */
export async function tell(tx: Tx, parts: Platform, realmId: string, told: readonly Told[]): Promise<void> {
  const rows = told.flatMap(({ telling, listeners }) =>
    listeners
      .filter(({ accountId }) => accountId !== telling.actorId)
      .map((listener) => ({ telling, ...listener })),
  );
  if (rows.length === 0) return;
  const written = await insertNotices(tx, realmId, rows);
  if (written.length === 0) return;
  const accountIds = [...new Set(written.map(({ accountId }) => accountId))];
  await queueMails(tx, parts, realmId, written, accountIds);
  const event = { type: 'notices.given' as const, data: { accountIds } };
  await emit(tx, { realmId, actor: noticeActor, at: parts.clock.now() }, [{ event, streamId: null }]);
}

async function queueMails(
  tx: Tx,
  parts: Platform,
  realmId: string,
  written: readonly { id: string; accountId: string; telling: Telling }[],
  accountIds: readonly string[],
): Promise<void> {
  if (!parts.mailer) return;
  const at = parts.clock.now();
  const settings = await readSettings(tx, realmId, accountIds);
  const mails = written.flatMap(({ id, accountId, telling }): WaitingMail[] => {
    const dueAt = mailDue(at, telling.urgency, settings.get(accountId)!);
    return dueAt ? [{ noticeId: id, accountId, dueAt }] : [];
  });
  if (mails.length === 0) return;
  await insertMails(tx, realmId, mails);
  await queueMailJobs(tx, realmId, mails);
}

/** One job a person and moment: what is due together goes in one mail. */
export async function queueMailJobs(
  tx: Tx,
  realmId: string,
  mails: readonly Omit<WaitingMail, 'noticeId'>[],
): Promise<void> {
  const jobs = mails.map(({ accountId, dueAt }) => ({
    payload: { realmId, accountId },
    runAt: dueAt,
    key: `${mailJob} ${realmId} ${accountId} ${dueAt.toISOString()}`,
  }));
  await queueJobs(tx, mailJob, [...new Map(jobs.map((job) => [job.key, job])).values()]);
}
