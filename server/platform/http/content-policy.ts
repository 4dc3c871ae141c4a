import { randomBytes } from 'node:crypto';

/**
 * What a page may load and run (Content-Security-Policy): only what Heed itself serves, no script or style written into
 * a page. The console's page alone names a nonce for the style elements its library makes.
 */
export const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  upgradeInsecureRequests: null,
};

/** For the bytes of somebody's file: whatever they are, they run nothing, reach nothing of ours and stand in no frame. */
export const filePolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Where every microsecond counts and programs ask: what a reply must say if it ends up in a browser all the same. */
export const programHeaders = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** For one reply: 128 bits that nobody guesses. */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** The same policy, with style elements allowed that carry the nonce. */
export function withStyleNonce(policy: string, nonce: string): string {
  return policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`);
}
