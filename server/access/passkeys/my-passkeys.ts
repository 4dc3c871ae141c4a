import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Person } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findAccount } from '../accounts.store.ts';
import { keepWhatBegan, takeWhatBegan } from '../begun.store.ts';
import { tellOfWay } from '../changed-ways.ts';
import { confirmPerson } from '../confirm-person.ts';
import { giveRecoveryCodes, takeBackRecoveryCodes } from '../recovery-codes.ts';
import { holdAccount } from '../second-factor.store.ts';
import type { NewPasskey } from './passkey.schema.ts';
import { deletePasskey, insertPasskey, passkeysOf } from './passkeys.store.ts';
import { algorithms, relyingParty } from './relying-party.ts';

/** A person's passkeys, the oldest first. */
export async function myPasskeys({ database }: Platform, person: Person) {
  const rows = await database.acrossRealms((tx) => passkeysOf(tx, person.id));
  return rows.map(({ id, name, createdAt, usedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

const Begun = Type.Object({ accountId: Type.String(), challenge: Type.String(), unproved: Type.Boolean() });

/**
 * What the browser needs to make a passkey: one that names its account itself and asks for a finger, a face or a PIN, so
 * that it is two factors in one.
 * @throws Refusal `wrong-password`, `sign-in-wait`, `proof-needed`
 */
export async function beginPasskey(
  parts: Platform,
  person: Person,
  token: string,
  password: string | undefined,
) {
  await confirmPerson(parts, person, token, password);
  const [account, known] = await parts.database.acrossRealms(async (tx) => [
    await findAccount(tx, person.id),
    await passkeysOf(tx, person.id),
  ]);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const party = relyingParty(parts.publicUrl());
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: account?.email ?? person.name,
    userDisplayName: person.name,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const unproved = account?.unproved ?? true;
  const data = { accountId: person.id, challenge: options.challenge, unproved };
  const begun = await parts.database.acrossRealms((tx) =>
    keepWhatBegan(tx, 'new passkey', data, parts.clock.now()),
  );
  return { options, begun };
}

/**
 * @param begun the token of the beginning, from the same browser
 * @returns recovery codes when the account had none: from now on the password alone is not enough
 * @throws Refusal `passkey-refused`, `passkey-known`
 */
export async function finishPasskey(
  parts: Platform,
  person: Person,
  begun: string,
  made: { name: string; response: NewPasskey },
): Promise<{ codes: string[] }> {
  const at = parts.clock.now();
  const data = await parts.database.acrossRealms((tx) => takeWhatBegan(tx, 'new passkey', begun, at));
  if (!Value.Check(Begun, data) || data.accountId !== person.id) throw new Refusal('passkey-refused');
  const credential = await checkNew(parts, made.response, data.challenge);
  return parts.database.acrossRealms(async (tx) => {
    await holdAccount(tx, person.id);
    // Begun on a provider's word alone, and the letter was used meanwhile: it took such ways in away.
    if ((await findAccount(tx, person.id))?.unproved !== data.unproved) throw new Refusal('passkey-refused');
    const inserted = await insertPasskey(tx, {
      realmId: person.realmId,
      id: newId(),
      accountId: person.id,
      name: made.name.trim(),
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      createdAt: at,
    });
    if (!inserted) throw new Refusal('passkey-known');
    await tellOfWay(tx, parts, person.id, 'passkeyAdded', made.name.trim());
    return { codes: await giveRecoveryCodes(tx, person.realmId, person.id) };
  });
}

async function checkNew(parts: Platform, response: NewPasskey, expectedChallenge: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const party = relyingParty(parts.publicUrl());
  // It throws an error of its own kind for each thing that may be wrong; none of them helps the person.
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined);
  if (!checked?.verified) throw new Refusal('passkey-refused');
  return checked.registrationInfo.credential;
}

/** @throws Refusal `wrong-password`, `sign-in-wait`, `proof-needed`, `not-found` when there is no such passkey of this person's */
export async function removePasskey(
  parts: Platform,
  person: Person,
  token: string,
  removed: { id: string; password?: string | undefined },
): Promise<void> {
  await confirmPerson(parts, person, token, removed.password);
  await parts.database.acrossRealms(async (tx) => {
    await holdAccount(tx, person.id);
    const known = (await passkeysOf(tx, person.id)).find(({ id }) => id === removed.id);
    if ((await deletePasskey(tx, person.id, removed.id)) === 0) throw new Refusal('not-found');
    await tellOfWay(tx, parts, person.id, 'passkeyRemoved', known?.name ?? '');
    await takeBackRecoveryCodes(tx, person.id);
  });
}
