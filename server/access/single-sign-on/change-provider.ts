import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { putInVault, sealField } from '../../platform/vault.ts';
import { mayManageWaysIn } from '../access.policies.ts';
import { checkGrant } from '../people.ts';
import { endRoles } from './admit.ts';
import type { ProviderBody, Providers } from './provider.schema.ts';
import {
  deleteProvider,
  findProvider,
  forgetIdentities,
  forgetSecret,
  grantsFrom,
  insertProvider,
  type Provider,
  providersOf,
  topCentre,
  updateProvider,
} from './providers.store.ts';
import { redirectUri, type SsoParts } from './sso-sign-in.ts';

/** @throws Refusal `forbidden` */
export function readProviders(parts: SsoParts, asker: Person): Promise<Providers> {
  return parts.database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    const rows = await providersOf(tx, asker.realmId);
    const items = rows.map(({ realmId: _, secretId, rules, ...rest }) => ({
      ...rest,
      rules: [...rules],
      hasSecret: secretId !== null,
    }));
    return { redirectUri: redirectUri(parts), items };
  });
}

/** @throws Refusal `forbidden`, `not-found` or `grant-place` for a role in a place that is not there or not fit */
export function addProvider(parts: SsoParts, asker: Person, body: ProviderBody): Promise<string> {
  return parts.database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    const id = newId();
    const secretId = body.secret ? await keepSecret(tx, parts, asker.realmId, body.secret) : null;
    await checkRules(tx, parts, asker, body);
    await insertProvider(tx, { ...body, realmId: asker.realmId, id, secretId }, parts.clock.now());
    await record(tx, parts, asker, id, body);
    return id;
  });
}

/**
 * Under another issuer nobody is who they were: whom the old one vouched for is forgotten.
 * @throws Refusal `forbidden`, `not-found`, `grant-place`, `changed-meanwhile`
 */
export function changeProvider(
  parts: SsoParts,
  asker: Person,
  id: string,
  seen: number,
  body: ProviderBody,
): Promise<void> {
  const { realmId } = asker;
  return parts.database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    const old = await findProvider(tx, realmId, id);
    if (!old) throw new Refusal('not-found');
    requireVersion(seen, old.version);
    await checkRules(tx, parts, asker, body);
    const secretId = await secretOf(tx, parts, old, body);
    if (old.issuer !== body.issuer) await forgetIdentities(tx, realmId, id);
    await updateProvider(tx, { ...body, realmId, id, secretId });
    await record(tx, parts, asker, id, body);
  });
}

/** With every role that came by it. @throws Refusal `forbidden`, `not-found` */
export function removeProvider(parts: SsoParts, asker: Person, id: string): Promise<void> {
  const { realmId } = asker;
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    await requireTop(tx, asker);
    const old = await findProvider(tx, realmId, id);
    if (!old) throw new Refusal('not-found');
    await endRoles(tx, { realmId, at, actor: asker }, await grantsFrom(tx, old, undefined, at));
    await deleteProvider(tx, realmId, id);
    const data = { provider: id, issuer: old.issuer, removed: true };
    await recordOutwardAct(tx, { realmId, actor: asker, at }, { act: 'change sign-in', subjectId: id, data });
  });
}

/** @throws Refusal `forbidden` for whoever is not an administrator of the realm's topmost centre */
export async function requireTop(tx: Tx, asker: Person): Promise<void> {
  const { realmId } = asker;
  authorise(mayManageWaysIn, asker, { realmId, centreId: await topCentre(tx, realmId) });
}

async function checkRules(tx: Tx, parts: SsoParts, asker: Person, { rules }: ProviderBody): Promise<void> {
  for (const rule of rules) await checkGrant(tx, parts, asker, { ...rule, until: null });
}

async function secretOf(tx: Tx, parts: SsoParts, old: Provider, { secret }: ProviderBody) {
  if (secret === undefined) return old.secretId;
  await forgetSecret(tx, old.realmId, old.id);
  return secret === null ? null : keepSecret(tx, parts, old.realmId, secret);
}

function keepSecret(tx: Tx, { keyRing, clock }: SsoParts, realmId: string, secret: string): Promise<string> {
  return putInVault(tx, realmId, sealField(keyRing, realmId, 'sso', secret), clock.now());
}

/** Who lets whom in is a rule like any other. */
function record(tx: Tx, parts: SsoParts, asker: Person, id: string, body: ProviderBody): Promise<void> {
  const { issuer, enabled, rules } = body;
  const context = { realmId: asker.realmId, actor: asker, at: parts.clock.now() };
  const data = { provider: id, issuer, enabled, rules: JSON.stringify(rules) };
  return recordOutwardAct(tx, context, { act: 'change sign-in', subjectId: id, data });
}
