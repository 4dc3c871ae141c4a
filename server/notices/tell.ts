import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { queueJobs } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { insertMails, type Via, type WaitingMail } from './mails.store.ts';
import { linkedAmong } from './messengers.store.ts';
import type { Listener, Telling } from './notice.types.ts';
import { insertNotices } from './notices.store.ts';
import { dueBy } from './settings.rules.ts';
import { readSettings } from './settings.store.ts';

export const mailJob = 'send-notices';
export const messengerJob = 'send-notices-by-messenger';
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
  await queueOut(tx, parts, realmId, written, accountIds);
  const event = { type: 'notices.given' as const, data: { accountIds } };
  await emit(tx, { realmId, actor: noticeActor, at: parts.clock.now() }, [{ event, streamId: null }]);
}

/** By mail where there is a mailer, by messenger where the person has linked one. */
async function queueOut(
  tx: Tx,
  parts: Platform,
  realmId: string,
  written: readonly { id: string; accountId: string; telling: Telling }[],
  accountIds: readonly string[],
): Promise<void> {
  const linked = await linkedAmong(tx, realmId, accountIds);
  if (!parts.mailer && linked.size === 0) return;
  const at = parts.clock.now();
  const settings = await readSettings(tx, realmId, accountIds);
  const waiting = (via: Via, has: (accountId: string) => boolean) =>
    written.flatMap(({ id, accountId, telling }): WaitingMail[] => {
      const dueAt = has(accountId) && dueBy(via, at, telling.urgency, settings.get(accountId)!);
      return dueAt ? [{ noticeId: id, accountId, dueAt }] : [];
    });
  await queueVia(tx, 'mail', realmId, parts.mailer ? waiting('mail', () => true) : []);
  await queueVia(
    tx,
    'messenger',
    realmId,
    waiting('messenger', (id) => linked.has(id)),
  );
}

async function queueVia(tx: Tx, via: Via, realmId: string, mails: readonly WaitingMail[]): Promise<void> {
  if (mails.length === 0) return;
  await insertMails(tx, via, realmId, mails);
  await queueMailJobs(tx, via === 'mail' ? mailJob : messengerJob, realmId, mails);
}

/** One job a person and moment: what is due together goes out as one. */
export async function queueMailJobs(
  tx: Tx,
  job: string,
  realmId: string,
  mails: readonly Omit<WaitingMail, 'noticeId'>[],
): Promise<void> {
  const jobs = mails.map(({ accountId, dueAt }) => ({
    payload: { realmId, accountId },
    runAt: dueAt,
    key: `${job} ${realmId} ${accountId} ${dueAt.toISOString()}`,
  }));
  await queueJobs(tx, job, [...new Map(jobs.map((one) => [one.key, one])).values()]);
}
