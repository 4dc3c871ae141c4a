import type { LightMyRequestResponse } from 'fastify';
import { heldClock } from '../../platform/clock.ts';
import { openDatabase, sql } from '../../platform/database.ts';
import { createHttpServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import type { Mail } from '../../platform/mail.ts';
import type { Platform } from '../../platform/module.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { smallRealm, smallRealmPassword } from '../../territory/testing/small-realm.ts';
import { accessModule } from '../access.module.ts';

export type FrontDoor = Awaited<ReturnType<typeof frontDoor>>;

/** A browser: its cookies, where it is, what it calls itself. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  address: string;
  readonly agent: string;
}

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

export function visitor(address = '198.51.100.1', agent = firefox): Visitor {
  return { cookies: new Map(), address, agent };
}

/** Sign-in alone over a database of its own, with one small realm, and a mail server that keeps what it is given. */
export async function frontDoor(more: Partial<Pick<Platform, 'nearAddresses' | 'log'>> = {}) {
  const clock = heldClock('2026-11-02T08:00:00Z');
  const database = openDatabase(await testDatabase());
  const sent: Mail[] = [];
  const ring = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) };
  const platform: Platform = {
    database,
    clock,
    log: createLog('silent'),
    keyRing: ring,
    dataDirectory: '/nowhere',
    scanner: undefined,
    mailer: {
      domain: 'heed.example',
      send: async (mail) => {
        sent.push(mail);
        return { outcome: 'sent' };
      },
      close: () => {},
    },
    publicUrl: () => 'https://heed.example',
    ...more,
  };
  const realm = await smallRealm(database, clock);
  const module = accessModule(platform);
  const app = await createHttpServer({ log: platform.log, version: 'test' });
  await module.routes?.(app);
  await app.ready();

  async function ask(
    who: Visitor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ) {
    // What a limit by address and minute counts is the network's, not the account's: many tests share one.
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.inject({
      method,
      url,
      remoteAddress: who.address,
      headers: {
        'user-agent': who.agent,
        'accept-language': 'en',
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const { name, value } of reply.cookies) who.cookies.set(name, value);
    return reply;
  }

  return {
    ...{ app, platform, database, clock, realm, sent, ask },
    signIn: (
      who: Visitor,
      more: object = {},
      email = 'operator@small.example',
    ): Promise<LightMyRequestResponse> =>
      ask(who, 'POST', '/api/session', { email, password: smallRealmPassword, ...more }),
    /** Does what has been queued, once, in its order. */
    async runJobs() {
      const rows = await database.acrossRealms((tx) =>
        tx.all(sql<{ task: string; payload: unknown }>`
          delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
          where t.id = j.task_id returning t.identifier as task, j.payload`),
      );
      const helpers: never = undefined as never;
      for (const { task, payload } of rows) await module.jobs?.[task]?.(payload, helpers);
      return rows.length;
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
