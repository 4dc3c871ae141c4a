import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type DraftModel, draftModelFrom } from './draft-model.ts';
import { keysInFile, parseKeys } from './key-file.ts';
import type { MailSettings } from './mail.ts';
import { type ScannerAddress, scannerAddress } from './scanner-address.ts';
import { UsageError } from './usage-error.ts';
import type { KeyRing } from './vault.ts';

const Environment = Type.Object({
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  HEED_DATA: Type.Optional(Type.String({ minLength: 1 })),
  HEED_PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })),
  HEED_HOST: Type.Optional(Type.String({ minLength: 1 })),
  HEED_PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  HEED_LOG: Type.Optional(
    Type.Union(['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level))),
  ),
  /** `id:base64[,id:base64…]`, 32 bytes each, the first encrypts; otherwise a file in the data directory. */
  HEED_KEYS: Type.Optional(Type.String({ minLength: 40 })),
  /** Written alike: Ed25519 seeds, the first signs the log of outward acts. */
  HEED_SIGNING_KEYS: Type.Optional(Type.String({ minLength: 40 })),
  HEED_SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://' })),
  /** The sender of mail to staff, e.g. `Heed <heed@centre.example>`. */
  HEED_MAIL_FROM: Type.Optional(Type.String({ minLength: 3, maxLength: 320, pattern: '@' })),
  /** Origins, by commas, in our own nets: sign-in providers and Bot API servers that an administrator may name. */
  HEED_NEAR_ADDRESSES: Type.Optional(Type.String({ pattern: '^https?://' })),
  /** A model that writes drafts of answers: its address up to /v1, its name, its key where it asks for one. */
  HEED_DRAFTS_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  HEED_DRAFTS_MODEL: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  HEED_DRAFTS_KEY: Type.Optional(Type.String({ pattern: '^[\\x21-\\x7e]{1,1000}$' })),
  /** SHA-1 hashes of leaked passwords, ordered: none of them may be chosen. */
  HEED_LEAKED_PASSWORDS: Type.Optional(Type.String({ minLength: 1 })),
  /** clamd, which looks through every file strangers send: tcp://host:port or unix:/path. */
  HEED_VIRUS_SCANNER: Type.Optional(Type.String({ minLength: 1 })),
  HEED_ROLES: Type.Optional(Type.String({ pattern: '^(web|worker|listen)(,(web|worker|listen))*$' })),
});

export type ProcessRole = 'web' | 'worker' | 'listen';

/** Everything that can be configured, parsed once. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** How residents reach the portal; `undefined`: the address it listens at. */
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  readonly roles: ReadonlySet<ProcessRole>;
  readonly keyRing: KeyRing;
  /** How mail leaves; `undefined`: this centre sends none. */
  readonly mail: MailSettings | undefined;
  readonly signingKeys: KeyRing;
  readonly nearAddresses: readonly string[];
  readonly leakedPasswords: string | undefined;
  readonly drafts: DraftModel | undefined;
  readonly scanner: ScannerAddress | undefined;
}

export interface ConfigOverrides {
  readonly data?: string | undefined;
  readonly port?: number | undefined;
}

/**
 * Where Heed is meant to keep its data and to listen, found without making anything there.
 * @throws UsageError naming the setting and what it should look like
 */
export function placeOf(
  env: NodeJS.ProcessEnv,
  overrides: ConfigOverrides = {},
): Pick<Config, 'databaseUrl' | 'dataDirectory' | 'port' | 'host'> {
  const { DATABASE_URL, HEED_DATA, HEED_PORT, HEED_HOST } = parseEnvironment(env);
  const port = overrides.port ?? Number(HEED_PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError('port-range', { port: String(port) });
  return {
    databaseUrl: DATABASE_URL,
    dataDirectory: path.resolve(overrides.data ?? HEED_DATA ?? 'data'),
    port,
    host: HEED_HOST ?? '127.0.0.1',
  };
}

/** @throws UsageError naming the setting and what it should look like */
export function readConfig(env: NodeJS.ProcessEnv, overrides: ConfigOverrides = {}): Config {
  const settings = parseEnvironment(env);
  const place = placeOf(env, overrides);
  const { dataDirectory } = place;
  return {
    ...place,
    publicUrl: settings.HEED_PUBLIC_URL?.replace(/\/$/, ''),
    logLevel: settings.HEED_LOG ?? 'info',
    mail: mailSettings(settings),
    nearAddresses: (settings.HEED_NEAR_ADDRESSES?.split(',') ?? []).map(originOf),
    leakedPasswords: settings.HEED_LEAKED_PASSWORDS && hashFile(settings.HEED_LEAKED_PASSWORDS),
    drafts: draftModelFrom(settings),
    scanner:
      settings.HEED_VIRUS_SCANNER === undefined ? undefined : scannerAddress(settings.HEED_VIRUS_SCANNER),
    roles: new Set((settings.HEED_ROLES ?? 'web,worker,listen').split(',') as ProcessRole[]),
    keyRing: settings.HEED_KEYS ? parseKeys(settings.HEED_KEYS) : keysInFile(keyFiles(dataDirectory).vault),
    signingKeys: settings.HEED_SIGNING_KEYS
      ? parseKeys(settings.HEED_SIGNING_KEYS)
      : keysInFile(keyFiles(dataDirectory).signing),
  };
}

/** Where the keys are that the environment does not give. */
export function keyFiles(dataDirectory: string): { vault: string; signing: string } {
  return { vault: path.join(dataDirectory, 'keys'), signing: path.join(dataDirectory, 'signing-keys') };
}

/** @throws UsageError for anything but protocol, host and port: a path would promise what is not kept */
function originOf(text: string): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new UsageError('setting-invalid', { setting: 'HEED_NEAR_ADDRESSES' });
  return url.origin;
}

/** @throws UsageError at once, not when somebody chooses a password */
function hashFile(file: string): string {
  const start = existsSync(file) ? readStart(file) : '';
  if (!/^[\dA-F]{40}:\d+\r?\n/i.test(start))
    throw new UsageError('setting-invalid', { setting: 'HEED_LEAKED_PASSWORDS' });
  return path.resolve(file);
}

function readStart(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(100);
    return start.toString('latin1', 0, readSync(handle, start));
  } finally {
    closeSync(handle);
  }
}

/** Both or neither: mail without a sender would be thrown away. */
function mailSettings({
  HEED_SMTP_URL,
  HEED_MAIL_FROM,
}: Static<typeof Environment>): MailSettings | undefined {
  if (HEED_SMTP_URL && !HEED_MAIL_FROM) throw new UsageError('mail-from-missing');
  return HEED_SMTP_URL && HEED_MAIL_FROM ? { smtpUrl: HEED_SMTP_URL, from: HEED_MAIL_FROM } : undefined;
}

function parseEnvironment(env: NodeJS.ProcessEnv): Static<typeof Environment> {
  const known = Object.fromEntries(
    Object.keys(Environment.properties)
      .filter((name) => env[name] !== undefined && env[name] !== '')
      .map((name) => [name, env[name]]),
  );
  const [problem] = Value.Errors(Environment, known);
  if (problem) throw new UsageError('setting-invalid', { setting: problem.instancePath.slice(1) });
  return Value.Parse(Environment, known);
}
