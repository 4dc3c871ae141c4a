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
  upgradeInsecureRequests: null,
};

/** For one reply: 128 bits that nobody guesses. */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** The same policy, with style elements allowed that carry the nonce. */
export function withStyleNonce(policy: string, nonce: string): string {
  return policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`);
}
