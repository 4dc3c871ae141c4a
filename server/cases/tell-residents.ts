import type { Drivers } from '../channels/index.ts';
import { type OutgoingKind, queueOutgoing } from '../delivery/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { wordsIn } from '../platform/words.ts';
import type { Case } from './case.types.ts';
import type { CaseContext } from './change-case.ts';
import { linkAddress, makeLink } from './links.ts';

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

export function correspondentsOf(
  tx: Tx,
  realmId: string,
  caseId: string,
  messageId: string | undefined,
): Promise<Correspondent[]> {
  return tx.all(sql<Correspondent>`
    select m.id as "messageId", m.channel_id as "channelId", ch.driver, m.private,
      m.author_id is not null as addressed,
      coalesce((select p.language from proposals p where p.realm_id = m.realm_id and p.message_id = m.id
        order by attempt desc limit 1), c.language) as language
    from case_messages cm
    join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    join channels ch on ch.realm_id = m.realm_id and ch.id = m.channel_id
    where cm.realm_id = ${realmId} and cm.case_id = ${caseId} and m.source <> 'import'
      ${messageId ? sql`and m.id = ${messageId}` : sql``}
    order by cm.linked_at, m.id`);
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
}

export interface TellParts {
  readonly drivers: Drivers;
  readonly publicUrl: () => string;
}

/**
 * Queues the same thing for everyone who wrote about a case, each in their channel, manner and language.
 * @returns how many could be queued; what no channel carries is not counted
 */
export async function tellResidents(
  tx: Tx,
  context: CaseContext & { realmCode: string },
  parts: TellParts,
  row: Case,
  telling: Telling,
): Promise<number> {
  let queued = 0;
  for (const to of await correspondentsOf(tx, context.realmId, row.id, telling.messageId)) {
    const { can, limits } = parts.drivers.of(to.driver);
    const manner = chooseManner(can, to, telling.withActLink);
    if (!manner) continue;
    const kind = manner === 'private' && telling.withActLink ? 'act' : 'follow';
    const token = await makeLink(
      tx,
      context.realmId,
      { caseId: row.id, kind, messageId: to.messageId },
      context.at,
    );
    const link = linkAddress(parts.publicUrl(), context.realmCode, kind, token);
    const params = { ...telling.params, number: showPublicNumber(row.number), link };
    const limit = manner === 'public' ? limits.publicText : limits.privateText;
    const text = fitTo(wordsIn(to.language)(telling.code, params), limit, link);
    const { aboutId, answerId } = telling;
    const { messageId, channelId } = to;
    const saying = {
      channelId,
      kind: telling.kind,
      caseId: row.id,
      answerId,
      aboutId,
      messageId,
      manner,
      text,
    };
    if (await queueOutgoing(tx, context, saying)) queued += 1;
  }
  return queued;
}

/** A text too long for its channel ends at a word, and goes on behind its link. */
export function fitTo(text: string, limit: number, link: string): string {
  if (text.length <= limit) return text;
  const tail = `… ${link}`;
  return text.slice(0, limit - tail.length).replace(/\s+\S*$/, '') + tail;
}
