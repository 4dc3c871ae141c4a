import type { Drivers } from '../channels/index.ts';
import { type OutgoingKind, queueOutgoings } from '../delivery/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { wordsIn } from '../platform/words.ts';
import type { Case } from './case.types.ts';
import type { CaseContext } from './change-case.ts';
import { linkAddress, makeLinks } from './links.ts';

/** A message of a case, and where it can be answered. */
export interface Correspondent {
  readonly messageId: string;
  readonly channelId: string;
  readonly driver: string;
  readonly private: boolean;
  /** Who wrote is known, so that something private can reach them. */
  readonly addressed: boolean;
  readonly language: string;
}

/** Those who wrote about a case and did not come with an import; only the writer of `messageId` when it is given. */
export async function correspondentsOf(
  tx: Tx,
  realmId: string,
  caseId: string,
  messageId: string | undefined,
): Promise<Correspondent[]> {
  const found = await correspondentsOfMany(tx, realmId, [{ caseId, messageId }]);
  return found.map(({ to }) => to);
}

/** `place` is the place of the case in the list asked for. */
async function correspondentsOfMany(
  tx: Tx,
  realmId: string,
  asked: readonly { caseId: string; messageId: string | undefined }[],
): Promise<{ place: number; to: Correspondent }[]> {
  const rows = await tx.all(
    sql<Correspondent & { place: number }>`
    select a.place - 1 as place, m.id as "messageId", m.channel_id as "channelId", ch.driver, m.private,
      m.author_id is not null as addressed,
      coalesce((select p.language from proposals p where p.realm_id = m.realm_id and p.message_id = m.id
        order by attempt desc limit 1), c.language) as language
    from unnest(${plainArray(asked.map(({ caseId }) => caseId))}::uuid[],
      ${plainArray(asked.map(({ messageId }) => messageId ?? null))}::uuid[]) with ordinality as a (case_id, message_id, place)
    join cases c on c.realm_id = ${realmId} and c.id = a.case_id
    join case_messages cm on cm.realm_id = ${realmId} and cm.case_id = a.case_id
    join messages m on m.realm_id = ${realmId} and m.id = cm.message_id
    join channels ch on ch.realm_id = ${realmId} and ch.id = m.channel_id
    where m.source <> 'import' and (a.message_id is null or m.id = a.message_id)
    order by a.place, cm.linked_at, m.id`,
    'correspondents',
  );
  return rows.map(({ place, ...to }) => ({ place, to }));
}

export type Manner = 'public' | 'private';

/**
 * In public where it was written in public, in private where it was written in private; what only its author should
 * see goes in private or not at all. `undefined`: this channel cannot carry it, and a person has to tell them.
 */
export function chooseManner(
  can: { answerPublicly: boolean; answerPrivately: boolean },
  to: Pick<Correspondent, 'private' | 'addressed'>,
  onlyPrivate: boolean,
): Manner | undefined {
  const privately = can.answerPrivately && to.addressed;
  if (to.private || onlyPrivate) return privately ? 'private' : undefined;
  if (can.answerPublicly) return 'public';
  return privately ? 'private' : undefined;
}

export interface Telling {
  readonly kind: OutgoingKind;
  /** The answer, the question, or the case itself: it is said once to each message. */
  readonly aboutId: string;
  readonly answerId: string | null;
  /** A link to rate, object or reply: the message then goes only in private. */
  readonly withActLink: boolean;
  /** The code of the words, e.g. `say.accepted`; `params` may name texts of people. */
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** Only whoever wrote this one; everyone when left out. */
  readonly messageId?: string;
  /** At once when left out. */
  readonly notBefore?: Date;
  /** What stands in the channels already, by message: said there instead of anew, where the channel can. */
  readonly instead?: ReadonlyMap<string, string>;
}

export interface TellParts {
  readonly drivers: Drivers;
  readonly publicUrl: () => string;
}

/** What is told about which case. */
export interface Told {
  readonly row: Pick<Case, 'id' | 'number'>;
  readonly telling: Telling;
}

/**
 * Queues the same thing for everyone who wrote about a case, each in their channel, manner and language.
 * @returns how many could be queued; what no channel carries is not counted
 */
export function tellResidents(
  tx: Tx,
  context: CaseContext & { realmCode: string },
  parts: TellParts,
  row: Case,
  telling: Telling,
): Promise<number> {
  return tellMany(tx, context, parts, [{ row, telling }]);
}

/** The same about many cases, in as many statements as about one. */
export async function tellMany(
  tx: Tx,
  context: CaseContext & { realmCode: string },
  parts: TellParts,
  told: readonly Told[],
): Promise<number> {
  const { realmId, at } = context;
  const asked = told.map(({ row, telling }) => ({ caseId: row.id, messageId: telling.messageId }));
  const notices = (await correspondentsOfMany(tx, realmId, asked)).flatMap(({ place, to }) => {
    const { row, telling } = told[place]!;
    const manner = chooseManner(parts.drivers.of(to.driver).can, to, telling.withActLink);
    if (!manner) return [];
    const kind = manner === 'private' && telling.withActLink ? ('act' as const) : ('follow' as const);
    return [{ row, telling, to, manner, kind, caseId: row.id, messageId: to.messageId }];
  });
  if (notices.length === 0) return 0;
  const tokens = await makeLinks(tx, realmId, notices, at);
  const sayings = notices.map((notice, index) => ({
    channelId: notice.to.channelId,
    kind: notice.telling.kind,
    caseId: notice.caseId,
    answerId: notice.telling.answerId,
    aboutId: notice.telling.aboutId,
    messageId: notice.messageId,
    manner: notice.manner,
    notBefore: notice.telling.notBefore ?? at,
    replaces: standing(parts, notice),
    text: wordingOf(
      parts,
      notice,
      linkAddress(parts.publicUrl(), context.realmCode, notice.kind, tokens[index]!),
    ),
  }));
  return (await queueOutgoings(tx, context, sayings)).length;
}

function standing(parts: TellParts, { telling, to }: Told & { to: Correspondent }): string | null {
  if (!parts.drivers.of(to.driver).can.edit) return null;
  return telling.instead?.get(to.messageId) ?? null;
}

function wordingOf(
  parts: TellParts,
  { row, telling, to, manner }: Told & { to: Correspondent; manner: Manner },
  link: string,
): string {
  const { limits } = parts.drivers.of(to.driver);
  const params = { ...telling.params, number: showPublicNumber(row.number), link };
  const limit = manner === 'public' ? limits.publicText : limits.privateText;
  return fitTo(wordsIn(to.language)(telling.code, params), limit, link);
}

/** A text too long for its channel ends at a word, and goes on behind its link. */
export function fitTo(text: string, limit: number, link: string): string {
  if (text.length <= limit) return text;
  const tail = `… ${link}`;
  return text.slice(0, limit - tail.length).replace(/\s+\S*$/, '') + tail;
}
