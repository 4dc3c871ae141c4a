import { createHmac } from 'node:crypto';

const prefix = 'whsec_';
/** The specification asks for 24 to 64 bytes. */
const [fewest, most] = [24, 64];

/** The key in a secret as Standard Webhooks writes it; `undefined` when it is none. */
export function keyIn(secret: string): Buffer | undefined {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : '';
  const key = Buffer.from(text, 'base64');
  // Node passes over what is not base64: only what comes out again as it went in was a key.
  const whole = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  return whole && key.length >= fewest && key.length <= most ? key : undefined;
}

/** What identifies one message over all tries and replays. */
export const messageIdOf = (deliveryId: string) => `msg_${deliveryId.replaceAll('-', '')}`;

/**
 * The three headers of Standard Webhooks 1.0: HMAC-SHA-256 over "id.seconds.body", in base64 behind "v1,".
 * @throws Error when the secret is none; it was looked at when it was stored
 */
export function signatureHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const key = keyIn(secret);
  if (!key) throw new Error('the stored secret of a webhook is not one');
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
