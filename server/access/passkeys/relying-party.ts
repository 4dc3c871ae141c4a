/** Who a passkey is made for: a name and the domain it works at (WebAuthn §5.4.2), and the one origin that may ask. */
export interface RelyingParty {
  readonly name: string;
  readonly id: string;
  readonly origin: string;
}

/** Passkeys know domains only; a Heed at an address of this machine is asked by the machine's name. */
const thisMachine = new Set(['127.0.0.1', '[::1]', '0.0.0.0']);

/** EdDSA, ES256, RS256 (COSE): what authenticators sign with today. */
export const algorithms = [-8, -7, -257];

export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl);
  if (thisMachine.has(url.hostname)) url.hostname = 'localhost';
  return { name: 'Heed', id: url.hostname, origin: url.origin };
}
