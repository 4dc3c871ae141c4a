import { finished } from 'node:stream/promises';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isId } from './ids.ts';
import { letBackendGiveWay } from './priority.ts';

export { sql } from 'kysely';

/** Composed SQL is written with Kysely's `sql` template and run by `pg`; this one only compiles. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export type Query<Row> = RawBuilder<Row>;

/**
 * One transaction. Stores take it as their first argument; nobody else begins or ends it. A query named by `as` is planned
 * once a connection and not at every call, which for a look along keys is most of its cost; its text must always be the
 * same, and the name unique to it.
 */
export interface Tx {
  all<Row>(query: Query<Row>, as?: string): Promise<Row[]>;
  /** The first row, or `undefined`. */
  maybe<Row>(query: Query<Row>, as?: string): Promise<Row | undefined>;
  /** The first row; @throws Error when there is none, which is a fault of ours and not of the caller. */
  one<Row>(query: Query<Row>): Promise<Row>;
  /** The number of rows changed. */
  run(query: Query<unknown>, as?: string): Promise<number>;
  /** A prepared statement for hot paths: `name` must be unique to `text`. */
  named<Row>(name: string, text: string, values: unknown[]): Promise<Row[]>;
  /** `copy … from stdin`, the quickest way in for many rows: `rows` in COPY's text form (copy-text.ts writes it). */
  copy(statement: string, rows: string): Promise<void>;
}

export interface Database {
  readonly pool: pg.Pool;
  /**
   * Two connections for what nobody may hold up: while every other one works off reactions, messages are still accepted.
   */
  readonly reserved: pg.Pool;
  /** A transaction fenced by row-level security: it sees and writes this realm and nothing else. */
  inRealm<T>(realmId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction of the software itself, across realms: consumers, timers, set-up, sign-in. */
  acrossRealms<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const driversTime = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text');

/** Where the session's zone is UTC, what PostgreSQL writes is nearly ISO, which is read several times as fast. */
function readTime(text: string): unknown {
  const iso = text.endsWith('+00') ? Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : Number.NaN;
  return Number.isNaN(iso) ? driversTime(text) : new Date(iso);
}

/** int8 as number: counts and sizes stay far below 2^53. Dates without a time stay text. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === pg.types.builtins.INT8) return Number;
      if (oid === pg.types.builtins.DATE) return (text: string) => text;
      if (oid === pg.types.builtins.TIMESTAMPTZ) return readTime;
    }
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

export function openDatabase(
  url: string,
  // `givesWay`: its server processes stand behind those of others, where they run on this machine.
  options: { poolSize?: number; applicationName?: string; givesWay?: boolean } = {},
): Database {
  const application_name = options.applicationName ?? 'heed';
  const given = options.givesWay ? { onConnect: letBackendGiveWay } : {};
  const pool = openPool(url, options.poolSize ?? 12, { application_name, ...given });
  const reserved = openPool(url, 2, { application_name });
  return {
    pool,
    reserved,
    inRealm(realmId, work) {
      if (!isId(realmId)) throw new Error('a realm is named by its id');
      return transaction(pool, `begin; set local role heed_realm; set local heed.realm = '${realmId}'`, work);
    },
    acrossRealms: (work) => transaction(pool, 'begin', work),
    close: async () => {
      await Promise.all([pool.end(), reserved.end()]);
    },
  };
}

/**
 * Connections are opened when they are needed first. Half of them stay: on a busy machine a new one takes a fifth of a
 * second, which whoever comes back after a pause would wait for.
 */
function openPool(url: string, max: number, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    connectionString: url,
    max,
    min: Math.ceil(max / 2),
    types,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

async function transaction<T>(pool: pg.Pool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(opening);
    const result = await work(txOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function txOn(client: pg.ClientBase): Tx {
  const query = (built: Query<unknown>, name?: string) => {
    const compiled = built.compile(compiler);
    const values = [...compiled.parameters];
    return client.query(name ? { name, text: compiled.sql, values } : { text: compiled.sql, values });
  };
  return {
    all: async <Row>(built: Query<Row>, as?: string) => (await query(built, as)).rows as Row[],
    maybe: async <Row>(built: Query<Row>, as?: string) => (await query(built, as)).rows[0] as Row | undefined,
    one: async <Row>(built: Query<Row>) => {
      const row = (await query(built)).rows[0] as Row | undefined;
      if (row === undefined) throw new Error('a query that always has a row gave none');
      return row;
    },
    run: async (built, as) => (await query(built, as)).rowCount ?? 0,
    named: async <Row>(name: string, text: string, values: unknown[]) =>
      (await client.query({ name, text, values })).rows as Row[],
    copy: (statement, rows) => {
      const incoming = client.query(copyFrom(statement));
      incoming.end(rows);
      return finished(incoming);
    },
  };
}
