/** A secret of 32 random bytes as Standard Webhooks writes it. Made here: the server never shows one. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
