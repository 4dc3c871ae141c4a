import { createHash, randomBytes } from 'node:crypto';
import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';

export type LinkKind = 'follow' | 'act';

/** 160 random bits: a link is a key, so it cannot be guessed; only its hash is kept. */
export function newLinkToken(): string {
  return randomBytes(20).toString('base64url');
}

export function hashLink(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export interface LinkToMake {
  readonly caseId: string;
  readonly kind: LinkKind;
  readonly messageId: string | null;
}

/** @returns the tokens in the order of the links; they are kept nowhere */
export async function makeLinks(
  tx: Tx,
  realmId: string,
  links: readonly LinkToMake[],
  at: Date,
): Promise<string[]> {
  const tokens = links.map(newLinkToken);
  await tx.run(
    sql`insert into case_links (realm_id, token_hash, case_id, kind, message_id, created_at)
    select ${realmId}, token_hash, case_id, kind, message_id, ${at}
    from unnest(${tokens.map(hashLink)}::bytea[], ${plainArray(links.map(({ caseId }) => caseId))}::uuid[],
      ${plainArray(links.map(({ kind }) => kind))}::text[], ${plainArray(links.map(({ messageId }) => messageId))}::uuid[])
      as l (token_hash, case_id, kind, message_id)`,
    'make-links',
  );
  return tokens;
}

export interface FoundLink {
  /** Null while nobody has looked at the message yet. */
  readonly caseId: string | null;
  readonly kind: LinkKind;
  readonly messageId: string | null;
}

/** A link given for a message leads to the first case the message came to belong to. */
export function findLink(tx: Tx, realmId: string, token: string): Promise<FoundLink | undefined> {
  return tx.maybe(sql<FoundLink>`
    select kind, message_id as "messageId", coalesce(case_id, (select case_id from case_messages cm
      where cm.realm_id = l.realm_id and cm.message_id = l.message_id order by linked_at limit 1)) as "caseId"
    from case_links l
    where realm_id = ${realmId} and token_hash = ${hashLink(token)} and revoked_at is null`);
}

/** Keeps a link whose token the writer's own page already holds; sending the form twice makes one link. */
export async function keepMessageLink(
  tx: Tx,
  realmId: string,
  token: string,
  messageId: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into case_links (realm_id, token_hash, case_id, kind, message_id, created_at)
    values (${realmId}, ${hashLink(token)}, null, 'act', ${messageId}, ${at}) on conflict do nothing`);
}

/** `/r/<realm>/f/…` may stand in a thread; `/r/<realm>/a/…` is sent only in private. */
export function linkAddress(publicUrl: string, realmCode: string, kind: LinkKind, token: string): string {
  return `${publicUrl}/r/${realmCode}/${kind === 'follow' ? 'f' : 'a'}/${token}`;
}
