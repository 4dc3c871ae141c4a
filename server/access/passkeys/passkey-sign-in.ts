import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Account, findAccount } from '../accounts.store.ts';
import { keepWhatBegan, takeWhatBegan } from '../begun.store.ts';
import type { From } from '../session-cookies.ts';
import { enter, type SignedIn } from '../sign-in.ts';
import type { UsedPasskey } from './passkey.schema.ts';
import { findPasskey, markUsed, type Passkey } from './passkeys.store.ts';
import { relyingParty } from './relying-party.ts';

const Begun = Type.Object({ challenge: Type.String() });

/** Names no account and no credential: whoever asks learns nothing of who has passkeys. */
export async function beginPasskeySignIn(parts: Platform) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(parts.publicUrl()).id,
    userVerification: 'required',
  });
  const begun = await parts.database.acrossRealms((tx) =>
    keepWhatBegan(tx, 'passkey', { challenge: options.challenge }, parts.clock.now()),
  );
  return { options, begun };
}

/**
 * Signs in without a password. The authenticator has checked the person itself, so no second factor is asked for.
 * @param begun the token of the beginning, from the same browser
 * @throws Refusal `passkey-refused`, `no-grants`
 */
export async function passkeySignIn(
  parts: Platform,
  begun: string,
  response: UsedPasskey,
  from: From,
): Promise<SignedIn> {
  const at = parts.clock.now();
  const data = await parts.database.acrossRealms((tx) => takeWhatBegan(tx, 'passkey', begun, at));
  if (!Value.Check(Begun, data)) throw new Refusal('passkey-refused');
  const account = await checkUsed(parts, response, data.challenge);
  if (!account || account.disabledAt) throw new Refusal('passkey-refused');
  return enter(parts, account, from);
}

function checkUsed(parts: Platform, response: UsedPasskey, challenge: string): Promise<Account | undefined> {
  const accountId = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  return parts.database.acrossRealms(async (tx) => {
    const account = idForm.test(accountId) ? await findAccount(tx, accountId) : undefined;
    const passkey = account && (await findPasskey(tx, account.id, Buffer.from(response.id, 'base64url')));
    if (!passkey) return undefined;
    const counter = await counterOf(parts, response, challenge, passkey);
    if (counter === undefined) return undefined;
    await markUsed(tx, passkey, counter, parts.clock.now());
    return account;
  });
}

const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** @returns `undefined` when anything is wrong: origin, challenge, signature, count, or nobody was there */
async function counterOf(
  parts: Platform,
  response: UsedPasskey,
  expectedChallenge: string,
  passkey: Passkey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const party = relyingParty(parts.publicUrl());
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId.toString('base64url'),
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}
