import { createHash, randomBytes } from 'node:crypto';
import { sql, type Tx } from '../platform/database.ts';

export type LinkKind = 'follow' | 'act';

/** 160 random bits: a link is a key, so it cannot be guessed; only its hash is kept. */
function newLinkToken(): string {
  return randomBytes(20).toString('base64url');
}

export function hashLink(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** @returns the token, which is kept nowhere */
export async function makeLink(
  tx: Tx,
  realmId: string,
  link: { caseId: string; kind: LinkKind; messageId: string | null },
  at: Date,
): Promise<string> {
  const token = newLinkToken();
  await tx.run(sql`insert into case_links (realm_id, token_hash, case_id, kind, message_id, created_at)
    values (${realmId}, ${hashLink(token)}, ${link.caseId}, ${link.kind}, ${link.messageId}, ${at})`);
  return token;
}

export interface FoundLink {
  readonly caseId: string;
  readonly kind: LinkKind;
  readonly messageId: string | null;
}

export function findLink(tx: Tx, realmId: string, token: string): Promise<FoundLink | undefined> {
  return tx.maybe(sql<FoundLink>`select case_id as "caseId", kind, message_id as "messageId" from case_links
    where realm_id = ${realmId} and token_hash = ${hashLink(token)} and revoked_at is null`);
}

/** `/r/<realm>/f/…` may stand in a thread; `/r/<realm>/a/…` is sent only in private. */
export function linkAddress(publicUrl: string, realmCode: string, kind: LinkKind, token: string): string {
  return `${publicUrl}/r/${realmCode}/${kind === 'follow' ? 'f' : 'a'}/${token}`;
}
