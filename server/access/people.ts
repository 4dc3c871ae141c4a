import type { Person, Role } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { queueJob } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise, centresWhere } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayManagePeople, mayReadPeople } from './access.policies.ts';
import { addPerson, giveGrant } from './add-person.ts';
import { invitationJob } from './password-links.ts';
import { centreOf, endGrant, findGrant, findIn, type ListedPerson, peopleIn } from './people.store.ts';
import { deleteSessionsIn } from './sessions.store.ts';

export interface GrantInput {
  readonly role: Role;
  readonly centreId: string | null;
  readonly authorityId: string | null;
  /** Null: until it is taken back. */
  readonly until: string | null;
}

/** Everybody at once, for what reckons with all of them. @throws Refusal `forbidden` */
export function readPeople({ database, clock }: Platform, asker: Person): Promise<ListedPerson[]> {
  authorise(mayReadPeople, asker, { realmId: asker.realmId });
  const centres = centresWhere(mayManagePeople, asker);
  // Addresses of accounts are beyond the realm's fence: this one query asks for the realm itself.
  return database.acrossRealms((tx) => peopleIn(tx, asker.realmId, centres, clock.now()));
}

/**
 * Gives somebody a first role and writes to them. An address that has an account already gets the role and a letter
 * without a link; the administrator sees no difference.
 * @throws Refusal `forbidden`, `not-found` for a place the realm does not have, `grant-place`, `grant-over`, `no-mail`
 */
export function invite(
  parts: Platform,
  asker: Person,
  input: GrantInput & { email: string; name: string; language: string },
): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    const validUntil = await checkGrant(tx, parts, asker, input);
    if (!parts.mailer) throw new Refusal('no-mail');
    const { email, name, language, role, centreId, authorityId } = input;
    const grants = [{ role, centreId, authorityId, validUntil }];
    const person = { email: email.trim(), name: name.trim(), language, passwordHash: null, grants };
    const accountId = await addPerson(tx, parts.clock, asker.realmId, asker, person);
    await queueJob(tx, invitationJob, { realmId: asker.realmId, accountId });
  });
}

/** Writes once more to somebody who has not chosen a password yet. @throws Refusal `not-found`, `has-password`, `no-mail` */
export function inviteAgain(parts: Platform, asker: Person, accountId: string): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    const found = await requirePerson(tx, parts, asker, accountId);
    if (!found.invited) throw new Refusal('has-password');
    if (!parts.mailer) throw new Refusal('no-mail');
    await queueJob(tx, invitationJob, { realmId: asker.realmId, accountId });
  });
}

/** @throws Refusal `forbidden`, `not-found`, `grant-place`, `grant-over` */
export function grantRole(
  parts: Platform,
  asker: Person,
  accountId: string,
  input: GrantInput,
): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    await requirePerson(tx, parts, asker, accountId);
    const validUntil = await checkGrant(tx, parts, asker, input);
    const { role, centreId, authorityId } = input;
    const grant = { role, centreId, authorityId, validUntil };
    await giveGrant(tx, { realmId: asker.realmId, actor: asker, at: parts.clock.now() }, accountId, grant);
  });
}

/** Holds from the next request on. @throws Refusal `forbidden`, `not-found`, `own-administration` */
export function revokeGrant(
  parts: Platform,
  asker: Person,
  accountId: string,
  grantId: string,
): Promise<void> {
  const { realmId } = asker;
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    const grant = await findGrant(tx, realmId, grantId, at);
    if (grant?.accountId !== accountId) throw new Refusal('not-found');
    authorise(mayManagePeople, asker, { realmId, centreId: grant.place });
    // Whoever locks themselves out cannot let themselves in again.
    if (accountId === asker.id && grant.role === 'administrator') throw new Refusal('own-administration');
    if (!(await endGrant(tx, realmId, grantId, at))) throw new Refusal('not-found');
    const data = { account: accountId, grant: grantId, role: grant.role };
    await recordOutwardAct(tx, { realmId, actor: asker, at }, { act: 'revoke', subjectId: accountId, data });
  });
}

/**
 * Ends every session of somebody in the asker's realm, at once; they may sign in again.
 * @throws Refusal `forbidden`, `not-found`
 */
export function endSessionsOf(parts: Platform, asker: Person, accountId: string): Promise<void> {
  const { realmId } = asker;
  return parts.database.acrossRealms(async (tx) => {
    await requirePerson(tx, parts, asker, accountId);
    await deleteSessionsIn(tx, realmId, accountId);
    const context = { realmId, actor: asker, at: parts.clock.now() };
    const data = { account: accountId };
    await recordOutwardAct(tx, context, { act: 'end sessions', subjectId: accountId, data });
  });
}

async function requirePerson(
  tx: Tx,
  { clock }: Platform,
  asker: Person,
  accountId: string,
): Promise<ListedPerson> {
  authorise(mayReadPeople, asker, { realmId: asker.realmId });
  const centreIds = centresWhere(mayManagePeople, asker);
  const where = { realmId: asker.realmId, centreIds, at: clock.now() };
  const [found] = await findIn(tx, where, { words: [], ids: [accountId] }, { after: undefined, limit: 1 });
  if (!found) throw new Refusal('not-found');
  return found;
}

/** @returns when it ends */
export async function checkGrant(
  tx: Tx,
  { clock }: Platform,
  asker: Person,
  input: GrantInput,
): Promise<Date | null> {
  const { realmId } = asker;
  const centreId = await centreOf(tx, realmId, input);
  if (!centreId) throw new Refusal('not-found');
  authorise(mayManagePeople, asker, { realmId, centreId });
  const ofAuthority = input.role === 'executor' || input.role === 'head';
  if (ofAuthority !== (input.authorityId !== null) || ofAuthority === (input.centreId !== null))
    throw new Refusal('grant-place');
  const until = input.until === null ? null : new Date(input.until);
  if (until && until <= clock.now()) throw new Refusal('grant-over');
  return until;
}
