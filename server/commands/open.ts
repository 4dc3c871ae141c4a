import { existsSync } from 'node:fs';
import path from 'node:path';
import { platformOf } from '../background/platform-of.ts';
import { type Config, keyFiles, placeOf, readConfig } from '../platform/config.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { createLog, type Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import type { SigningPlatform } from '../platform/module.ts';
import {
  clusterOf,
  inspect,
  type Notice,
  requireUsable,
  runningPostgres,
  startPostgres,
} from '../platform/postgres/index.ts';
import { UsageError } from '../platform/usage-error.ts';
import { fitsSecrets } from '../platform/vault.ts';
import { type CommandInput, numberOption, textOption } from './command.ts';
import { isUnfinished } from './unfinished-demo.ts';

/** The options every command that needs the database has. */
export const databaseOptions = { data: { type: 'string' } } as const;

/** For those that listen. */
export const portOption = { port: { type: 'string' } } as const;

export interface Opened {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly platform: SigningPlatform;
  readonly log: Log;
  /** Tells later copies where people reach this one. */
  announce(address: string): void;
  close(): Promise<void>;
}

/**
 * Configuration, then the database that is meant: DATABASE_URL, the one a running Heed on this data directory has
 * started, or one started now; migrated. Only what `makes` one begins a database where there is none: a folder mistyped
 * would be an empty centre. Nothing may be put beside half a demo, which the next start clears away.
 * @throws UsageError `no-database`, `database-unreachable`, `demo-unfinished`, `keys-not-these`; PostgresError of what it found or started
 */
export async function open(
  input: CommandInput,
  options: {
    exclusive?: boolean;
    makes?: boolean;
    /** Also with keys that do not open what is sealed: to look what is missing. */
    anyKeys?: boolean;
    logLevel?: string;
    poolSize?: number;
    say?: Notice;
  } = {},
): Promise<Opened> {
  const given = { data: textOption(input, 'data'), port: numberOption(input, 'port') };
  if (!options.makes) requireDatabase(placeOf(input.env, given));
  const config = readConfig(input.env, given);
  const log = createLog(options.logLevel ?? config.logLevel);
  if (config.databaseUrl) await requireOwnUsable(config.databaseUrl);
  const server = await findServer(config, options.exclusive ?? false, options.say ?? (() => {}), log);
  await migrate(server.url);
  const database = openDatabase(server.url, { poolSize: options.poolSize ?? 12 });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  if (!options.makes && (await isUnfinished(database))) {
    await close();
    throw new UsageError('demo-unfinished');
  }
  if (!options.anyKeys && !(await fitsSecrets(database, config.keyRing))) {
    await close();
    throw new UsageError('keys-not-these', { file: keyFiles(config.dataDirectory).vault });
  }
  let address = config.publicUrl;
  const publicUrl = () => address ?? `http://${config.host}:${config.port}`;
  const platform = platformOf(config, { database, log, publicUrl });
  return {
    config,
    databaseUrl: server.url,
    database,
    platform,
    log,
    announce(reached) {
      address ??= reached;
      server.announce(reached);
    },
    close,
  };
}

function requireDatabase({ databaseUrl, dataDirectory }: ReturnType<typeof placeOf>): void {
  if (
    databaseUrl ||
    (existsSync(dataDirectory) && existsSync(path.join(clusterOf(dataDirectory), 'PG_VERSION')))
  )
    return;
  throw new UsageError('no-database', { data: dataDirectory });
}

async function findServer(config: Config, exclusive: boolean, say: Notice, log: Log) {
  const shared = { announce() {}, stop: async () => {} };
  if (config.databaseUrl) return { url: config.databaseUrl, ...shared };
  const running = exclusive ? undefined : runningPostgres(config.dataDirectory);
  if (running) return { url: running.url, ...shared };
  return startPostgres({
    dataDirectory: config.dataDirectory,
    log: say,
    onCrash(error) {
      log.fatal({ error }, 'the database stopped by itself');
      process.exit(1);
    },
  });
}

/** Before anything is written into a database that was handed to Heed. */
async function requireOwnUsable(url: string): Promise<void> {
  const facts = await inspect(url).catch((error: unknown) => {
    const { message = '', code = '' } = error as Partial<NodeJS.ErrnoException>;
    throw new UsageError('database-unreachable', { why: message || code });
  });
  requireUsable(facts);
}
