import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type Database, sql, type Tx } from './database.ts';
import { newId } from './ids.ts';
import { randomPiece } from './random-bytes.ts';

/** Keys by id, kept outside the database; the first encrypts, all decrypt. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D): nonce, then tag, then ciphertext. `context` binds it to its place, so rows cannot be swapped. */
export function seal(ring: KeyRing, context: string, clear: Buffer): { keyId: string; sealed: Buffer } {
  const nonce = randomPiece(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return { keyId: ring.current, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
}

/** @throws Error when the key is missing or the bytes were altered or moved. */
export function unseal(ring: KeyRing, context: string, keyId: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, keyId), sealed.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

/** Node takes four times as long with a key it has to import at each call (Node 24: 39 and 9 µs a seal). */
const imported = new WeakMap<Buffer, KeyObject>();

function importedKey(key: Buffer): KeyObject {
  const known = imported.get(key) ?? createSecretKey(key);
  imported.set(key, known);
  return known;
}

function keyOf(ring: KeyRing, id: string): KeyObject {
  const key = ring.keys.get(id);
  if (!key)
    throw new Error(`encryption key ${id} is not in the key ring: restore the file of keys it was made with`);
  return importedKey(key);
}

/** A sealed field ready to be written among other rows of one batch. */
export interface SealedField {
  readonly id: string;
  readonly kind: string;
  readonly keyId: string;
  readonly sealed: Buffer;
}

export function sealField(ring: KeyRing, realmId: string, kind: string, value: unknown): SealedField {
  const id = newId();
  return { id, kind, ...seal(ring, `${realmId}/${id}`, Buffer.from(JSON.stringify(value))) };
}

export async function putInVault(tx: Tx, realmId: string, field: SealedField, at: Date): Promise<string> {
  await tx.run(sql`insert into vault (realm_id, id, kind, key_id, sealed, created_at)
    values (${realmId}, ${field.id}, ${field.kind}, ${field.keyId}, ${field.sealed}, ${at})`);
  return field.id;
}

/** The clear value, or `undefined` when it was erased. Whoever shows it to a person logs the look first. */
export async function openFromVault(tx: Tx, ring: KeyRing, realmId: string, id: string): Promise<unknown> {
  return (await openManyFromVault(tx, ring, realmId, [id])).get(id);
}

/** Clear values by id; what was erased is missing. */
export async function openManyFromVault(
  tx: Tx,
  ring: KeyRing,
  realmId: string,
  ids: readonly string[],
): Promise<Map<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(sql<{ id: string; key_id: string; sealed: Buffer }>`
    select id, key_id, sealed from vault where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
  return new Map(
    rows.map(({ id, key_id, sealed }) => [
      id,
      JSON.parse(unseal(ring, `${realmId}/${id}`, key_id, sealed).toString('utf8')),
    ]),
  );
}

/** The realm's own secret, made at the first call: the key of pseudonyms and links. */
export async function realmSecret(
  database: Database,
  ring: KeyRing,
  realmId: string,
  name: string,
): Promise<Buffer> {
  return database.acrossRealms(async (tx) => {
    const fresh = seal(ring, `${realmId}/${name}`, randomBytes(32));
    await tx.run(sql`insert into realm_secrets (realm_id, name, key_id, sealed)
      values (${realmId}, ${name}, ${fresh.keyId}, ${fresh.sealed}) on conflict do nothing`);
    const row = await tx.one(sql<{ key_id: string; sealed: Buffer }>`
      select key_id, sealed from realm_secrets where realm_id = ${realmId} and name = ${name}`);
    return unseal(ring, `${realmId}/${name}`, row.key_id, row.sealed);
  });
}

/** Whether these keys open what the realms have sealed: with others everything sealed would be lost, and more be sealed. */
export async function fitsSecrets(database: Database, ring: KeyRing): Promise<boolean> {
  const rows = await database.acrossRealms((tx) =>
    tx.all(sql<{ realmId: string; name: string; keyId: string; sealed: Buffer }>`
      select distinct on (realm_id) realm_id as "realmId", name, key_id as "keyId", sealed from realm_secrets
      order by realm_id, name`),
  );
  try {
    for (const { realmId, name, keyId, sealed } of rows) unseal(ring, `${realmId}/${name}`, keyId, sealed);
    return true;
  } catch {
    return false;
  }
}

/** A pseudonym: the same for one address within a realm, meaningless in another (HMAC-SHA-256, first 8 bytes). */
export function pseudonymOf(secret: Buffer, address: string): Buffer {
  return createHmac('sha256', importedKey(secret)).update(address).digest().subarray(0, 8);
}
