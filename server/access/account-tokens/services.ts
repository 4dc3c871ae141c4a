import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise, centresWhere } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayManagePeople, mayReadPeople } from '../access.policies.ts';
import { disableAccount, insertAccount } from '../accounts.store.ts';
import { giveGrant } from '../add-person.ts';
import { endGrant, type ListedPerson, servicesIn } from '../people.store.ts';
import { checkGrant } from '../people.ts';
import type { NewService, NewToken, ServiceAccount } from './account-token.schema.ts';
import { revokeTokensOf, tokensOf } from './account-tokens.store.ts';
import { endToken, makeToken, shown } from './make-token.ts';

/** Programs with a role in the administrator's centres. @throws Refusal `forbidden` */
export function readServices(parts: Platform, asker: Person): Promise<ServiceAccount[]> {
  return parts.database.acrossRealms(async (tx) => {
    const services: ServiceAccount[] = [];
    for (const { id, name, grants } of await mine(tx, parts, asker)) {
      const tokens = (await tokensOf(tx, asker.realmId, id)).map(shown);
      const held = grants.map(({ role, centreId, authorityId, until }) => ({
        ...{ role, centreId, authorityId, until },
      }));
      services.push({ id, name, grants: held, tokens });
    }
    return services;
  });
}

/**
 * A program with a name and one role. It never administers: whoever has its token could then let anybody in.
 * @throws Refusal `forbidden`, `not-found`, `grant-place`, `grant-over`, `service-administrator`
 */
export function addService(parts: Platform, asker: Person, input: NewService): Promise<string> {
  const { realmId } = asker;
  return parts.database.acrossRealms(async (tx) => {
    const validUntil = await checkGrant(tx, parts, asker, input);
    if (input.role === 'administrator') throw new Refusal('service-administrator');
    const at = parts.clock.now();
    const id = newId();
    // An address nobody can have (RFC 2606): nothing is ever sent there, and nobody signs in by it.
    const account = { id, email: `${id}@service.invalid`, name: input.name.trim(), passwordHash: null };
    await insertAccount(tx, { ...account, language: asker.language, service: true }, at);
    const { role, centreId, authorityId } = input;
    await giveGrant(tx, { realmId, actor: asker, at }, id, { role, centreId, authorityId, validUntil });
    return id;
  });
}

/** With its tokens and roles; what it did keeps its name. @throws Refusal `forbidden`, `not-found` */
export function removeService(parts: Platform, asker: Person, id: string): Promise<void> {
  const { realmId } = asker;
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const { grants } = await requireService(tx, parts, asker, id);
    for (const grant of grants) await endGrant(tx, realmId, grant.id, at);
    await revokeTokensOf(tx, realmId, id, at);
    await disableAccount(tx, id, at);
    const data = { account: id, service: true };
    await recordOutwardAct(tx, { realmId, actor: asker, at }, { act: 'revoke', subjectId: id, data });
  });
}

/** @throws Refusal `forbidden`, `not-found`, `too-many-tokens` */
export function addServiceToken(
  parts: Platform,
  asker: Person,
  id: string,
  token: NewToken,
): Promise<string> {
  return parts.database.acrossRealms(async (tx) => {
    await requireService(tx, parts, asker, id);
    return makeToken(tx, parts, asker, id, token);
  });
}

/** @throws Refusal `forbidden`, `not-found` */
export function endServiceToken(parts: Platform, asker: Person, id: string, tokenId: string): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    await requireService(tx, parts, asker, id);
    await endToken(tx, parts, asker, id, tokenId);
  });
}

function mine(tx: Tx, { clock }: Platform, asker: Person): Promise<ListedPerson[]> {
  authorise(mayReadPeople, asker, { realmId: asker.realmId });
  return servicesIn(tx, asker.realmId, centresWhere(mayManagePeople, asker), clock.now());
}

async function requireService(tx: Tx, parts: Platform, asker: Person, id: string): Promise<ListedPerson> {
  const found = (await mine(tx, parts, asker)).find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}
