import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { NewPasskey, UsedPasskey } from '../passkey.schema.ts';

/** What the options of a beginning hold that an authenticator reads. */
interface Asked {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** What a test may get wrong on purpose. */
interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  /** The person was only there, and not checked. */
  readonly unverified?: boolean;
  readonly counter?: number;
}

type Cbor = Parameters<typeof isoCBOR.encode>[0];

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();

/** A passkey in software: ES256, no attestation, as WebAuthn level 3 lays the bytes out (§6.1, §6.5.1). */
export function softAuthenticator(origin: string, rpId: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = base64(credentialId);
  let counter = 0;
  let userHandle = '';

  const clientData = (type: string, challenge: string, wrong: Wrong) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: wrong.origin ?? origin, crossOrigin: false }));

  function authData(wrong: Wrong, attested: Uint8Array = new Uint8Array()): Buffer {
    // Somebody is there (1), was checked (4), and a credential follows (64).
    const flags = 1 + (wrong.unverified ? 0 : 4) + (attested.length > 0 ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(wrong.counter ?? counter);
    return Buffer.concat([sha256(wrong.rpId ?? rpId), Buffer.of(flags), count, attested]);
  }

  return {
    /** Makes the credential. */
    make({ challenge, user }: Asked, wrong: Wrong = {}): NewPasskey {
      userHandle = user?.id ?? '';
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      // COSE: an elliptic key (1: 2) for ES256 (3: -7) on P-256 (-1: 1).
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const length = Buffer.of(0, credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key]);
      const attestation = isoCBOR.encode(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, Cbor>()],
          ['authData', new Uint8Array(authData(wrong, attested))],
        ]),
      );
      const clientDataJSON = base64(clientData('webauthn.create', challenge, wrong));
      const response = { clientDataJSON, attestationObject: base64(attestation), transports: ['internal'] };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
    /** Signs a challenge with it. */
    use({ challenge }: Asked, wrong: Wrong = {}): UsedPasskey {
      counter += 1;
      const data = clientData('webauthn.get', challenge, wrong);
      const authenticatorData = authData(wrong);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey);
      const response = {
        clientDataJSON: base64(data),
        authenticatorData: base64(authenticatorData),
        signature: base64(signature),
        userHandle,
      };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
  };
}
