import { type Case, type CaseContext, insertCases, linkMessages, writeClocks } from '../../cases/index.ts';
import { emit } from '../../events/index.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { newPublicNumber } from '../../platform/public-number.ts';
import { type KeyRing, pseudonymOf, sealField } from '../../platform/vault.ts';
import type { ImportedCase, ImportedMessage, ImportedRow } from '../rows/imported.types.ts';
import { type AnswerToWrite, insertAnswers, insertVerdicts, type VerdictToWrite } from './answers.store.ts';
import { caseOf } from './case-of.ts';
import { insertMessages, type MessageToWrite } from './messages.store.ts';
import type { NameFinder } from './names.ts';

export interface WritingContext extends CaseContext {
  readonly keyRing: KeyRing;
  /** The key of the realm's pseudonyms. */
  readonly secret: Buffer;
  /** All rows go into this channel; null: each into the archive of its platform. */
  readonly channelId: string | null;
}

interface Pair {
  readonly row: ImportedRow;
  readonly message: MessageToWrite;
}

/**
 * Writes a batch, everything that belongs to a row or nothing of it: rows known by their key are left as they are.
 * @returns how many were new
 */
export async function writeRows(
  tx: Tx,
  context: WritingContext,
  names: NameFinder,
  rows: readonly ImportedRow[],
): Promise<number> {
  const pairs = rows.map((row) => ({ row, message: messageOf(context, names, row.message) }));
  const toTriage = pairs.filter(({ row }) => row.handled === null);
  const handled = pairs.filter(({ row }) => row.handled !== null);
  return (await writeForTriage(tx, context, toTriage)) + (await writeHandled(tx, context, names, handled));
}

async function writeForTriage(tx: Tx, context: WritingContext, pairs: readonly Pair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const messages = pairs.map(({ message }) => message);
  const fresh = await insertMessages(tx, context.realmId, 'received', messages, context.at);
  if (fresh.size === 0) return 0;
  const event = { type: 'messages.received' as const, data: { messageIds: [...fresh].sort() } };
  await emit(tx, context, [{ event, streamId: null }]);
  return fresh.size;
}

async function writeHandled(
  tx: Tx,
  context: WritingContext,
  names: NameFinder,
  pairs: readonly Pair[],
): Promise<number> {
  if (pairs.length === 0) return 0;
  const { realmId, at } = context;
  const messages = pairs.map(({ message }) => message);
  const fresh = await insertMessages(tx, realmId, 'accepted', messages, at);
  const opened = pairs
    .filter(({ message }) => fresh.has(message.id))
    .map(({ row, message }) => {
      const handled = row.handled!;
      return { handled, messageId: message.id, ...caseOf(names, row.message, handled, at) };
    });
  if (opened.length === 0) return 0;
  await insertWithFreeNumbers(tx, realmId, opened);
  await writeClocks(
    tx,
    realmId,
    opened.flatMap(({ clocks }) => clocks),
  );
  const links = opened.map(({ row, messageId }) => ({ caseId: row.id, messageId, role: 'opened' as const }));
  await linkMessages(tx, realmId, links, at);
  await writeAnswers(tx, context, opened);
  await emit(
    tx,
    context,
    opened.map(({ row: { id, version: _, ...changes }, messageId }) => ({
      event: { type: 'case.opened' as const, data: { changes, messageId } },
      streamId: id,
    })),
  );
  return opened.length;
}

async function writeAnswers(
  tx: Tx,
  { realmId, at }: WritingContext,
  opened: readonly { row: Case; handled: ImportedCase }[],
): Promise<void> {
  const answers: AnswerToWrite[] = [];
  const verdicts: VerdictToWrite[] = [];
  for (const { row, handled } of opened) {
    const own = handled.answers.map((answer) => ({ ...answer, id: newId(), caseId: row.id }));
    answers.push(...own);
    const final = own.findLast(({ kind }) => kind === 'final');
    // A verdict is on a final answer and at a time: without either only the case keeps it.
    const givenAt = handled.closedAt ?? handled.answeredAt;
    if (handled.verdict && final && givenAt)
      verdicts.push({ ...handled.verdict, id: newId(), caseId: row.id, answerId: final.id, givenAt });
  }
  await insertAnswers(tx, realmId, answers, at);
  await insertVerdicts(tx, realmId, verdicts);
}

/** Numbers are random, so now and then one is taken: those cases get another and are tried again. */
async function insertWithFreeNumbers(tx: Tx, realmId: string, opened: { row: Case }[]): Promise<void> {
  let left = opened;
  while (left.length > 0) {
    const written = await insertCases(
      tx,
      realmId,
      left.map(({ row }) => row),
    );
    left = left.filter(({ row }) => !written.has(row.id));
    for (const one of left) one.row = { ...one.row, number: newPublicNumber() };
  }
}

function messageOf(context: WritingContext, names: NameFinder, message: ImportedMessage): MessageToWrite {
  const { author, lon, lat } = message;
  const area = names.area(message.area);
  const address = [message.area, message.address].filter((part) => part !== null).join(', ') || null;
  const channelId = context.channelId ?? names.channel(message.platform)?.id;
  if (!channelId) throw new Error(`the archive of ${message.platform} was not made`);
  return {
    id: newId(),
    channelId,
    centreId: area?.centreId ?? names.root.id,
    externalId: message.externalId,
    publishedAt: message.publishedAt,
    receivedAt: message.receivedAt ?? context.at,
    text: message.text,
    url: message.url,
    title: message.title,
    place:
      address || lon !== null ? JSON.stringify({ ...(lon === null ? {} : { lon, lat }), address }) : null,
    reach: message.reach ? JSON.stringify(message.reach) : null,
    author: author ? sealField(context.keyRing, context.realmId, 'author', author) : null,
    pseudonym: author ? pseudonymOf(context.secret, author.address) : null,
  };
}
