import type { Person } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { hashToken, newToken } from '../tokens.ts';
import type { NewToken, Token } from './account-token.schema.ts';
import { type AccountToken, insertToken, revokeToken, tokensOf } from './account-tokens.store.ts';

const dayMs = 86_400_000;

/** Enough for anybody; a list that grows for ever is read by nobody. */
const mostTokens = 50;

/** @returns the token, shown once and kept nowhere @throws Refusal `too-many-tokens` */
export async function makeToken(
  tx: Tx,
  { clock }: { clock: Clock },
  maker: Person,
  accountId: string,
  { name, writes, days }: NewToken,
): Promise<string> {
  const { realmId } = maker;
  if ((await tokensOf(tx, realmId, accountId)).length >= mostTokens) throw new Refusal('too-many-tokens');
  const at = clock.now();
  const secret = newToken(realmId);
  const expiresAt = new Date(at.getTime() + days * dayMs);
  const token = { id: newId(), name: name.trim(), writes, createdAt: at, expiresAt };
  await insertToken(tx, realmId, { ...token, accountId, hash: hashToken(secret), createdBy: maker.id });
  const data = { account: accountId, token: token.id, writes, until: expiresAt.toISOString() };
  await recordOutwardAct(tx, { realmId, actor: maker, at }, { act: 'add token', subjectId: accountId, data });
  return secret;
}

/** Good for nothing from the next request on. @throws Refusal `not-found` */
export async function endToken(
  tx: Tx,
  { clock }: { clock: Clock },
  ender: Person,
  accountId: string,
  id: string,
): Promise<void> {
  const { realmId } = ender;
  const at = clock.now();
  if ((await revokeToken(tx, realmId, accountId, id, at)) === 0) throw new Refusal('not-found');
  const data = { account: accountId, token: id };
  await recordOutwardAct(
    tx,
    { realmId, actor: ender, at },
    { act: 'revoke token', subjectId: accountId, data },
  );
}

export const shown = ({ createdAt, expiresAt, usedAt, ...rest }: AccountToken): Token => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
});
