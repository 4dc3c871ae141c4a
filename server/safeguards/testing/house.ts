import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type App, createApp } from '../../app.ts';
import { acceptMessage } from '../../cases/accept-message.ts';
import type { Case } from '../../cases/index.ts';
import { createDrivers, insertChannel, memoryChannel, portalDriver } from '../../channels/index.ts';
import { createAcceptance } from '../../intake/index.ts';
import type { Person } from '../../platform/actor.ts';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog, type Log } from '../../platform/log.ts';
import type { SigningPlatform } from '../../platform/module.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories } from '../../territory/index.ts';
import { type SmallRealm, smallRealm, smallRealmPassword } from '../../territory/testing/small-realm.ts';

const ring = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 11)]]) };

export interface Author {
  readonly address: string;
  readonly name: string | null;
  readonly contact: string | null;
}

/** The whole product over a database of its own, with small realms in it. */
export interface House {
  readonly app: App;
  readonly database: Database;
  readonly clock: ReturnType<typeof heldClock>;
  readonly platform: SigningPlatform;
  addRealm(code: string): Promise<SmallRealm>;
  /** A message as a channel of the realm brings it. @returns its id */
  write(realm: SmallRealm, text: string, author?: Author): Promise<string>;
  /** A case opened from a message, at the road agency. */
  openCase(realm: SmallRealm, messageId: string): Promise<Case>;
  /** Asks as a signed-in person; `undefined`: as nobody. */
  ask(
    person: Person | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    version?: number,
  ): Promise<LightMyRequestResponse>;
  /** For requests that are not JSON, or of nobody on the staff. */
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  cookieOf(person: Person): Promise<string>;
  close(): Promise<void>;
}

export async function openHouse(log: Log = createLog('silent')): Promise<House> {
  const clock = heldClock('2026-11-02T08:00:00Z');
  const database = openDatabase(await testDatabase());
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'heed-house-'));
  const platform: SigningPlatform = {
    database,
    clock,
    log,
    keyRing: ring,
    signingKeys: ring,
    dataDirectory,
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
  };
  const memory = memoryChannel();
  const app = await createApp(platform, [memory.driver]);
  await app.http.ready();
  const accept = createAcceptance(platform);
  const caseParts = {
    ...platform,
    drivers: createDrivers([memory.driver, portalDriver]),
    directories: createDirectories(),
  };
  const channels = new Map<string, string>();
  const cookies = new Map<string, Promise<string>>();
  const signedInAt = new Map<string, number>();
  let asked = 0;
  return {
    app,
    database,
    clock,
    platform,
    async addRealm(code) {
      const realm = await smallRealm(database, clock, code);
      channels.set(realm.realmId, await addChannel(database, realm, clock.now()));
      return realm;
    },
    async write(realm, text, author = { address: `chat:${newId()}`, name: 'A resident', contact: null }) {
      const { realmId, regionCentreId: centreId } = realm;
      const channelId = channels.get(realmId)!;
      const message = { ...silence, externalId: newId(), text, author };
      const [accepted] = await accept([{ realmId, channelId, centreId, source: 'driver', message }], 'test');
      return accepted!.messageId;
    },
    async openCase(realm, messageId) {
      const { version } = await database.acrossRealms((tx) =>
        tx.one(sql<{ version: number }>`select version from message_states where message_id = ${messageId}`),
      );
      const { potholesId: topicId, southId: areaId, roadsId: authorityId } = realm;
      return acceptMessage(caseParts, realm.operator, messageId, version, { topicId, areaId, authorityId });
    },
    async ask(person, method, url, body, version) {
      asked += 1;
      const request = (cookie: string | undefined): InjectOptions => ({
        // Nobody at one address asks as often as a test of everything.
        remoteAddress: `10.0.0.${1 + (Math.floor(asked / 100) % 250)}`,
        method,
        url,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { payload: body }),
      });
      // A session ends while a test lets days pass.
      if (person && clock.now().getTime() - (signedInAt.get(person.id) ?? 0) > 3_600_000) {
        cookies.delete(person.id);
        signedInAt.set(person.id, clock.now().getTime());
      }
      const cookie = person && (await signedIn(app, cookies, person));
      return patiently(() => app.http.inject(request(cookie)));
    },
    inject: (request) => patiently(() => app.http.inject(request)),
    cookieOf: (person) => signedIn(app, cookies, person),
    async close() {
      await app.stop();
      await database.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

const silence = {
  publishedAt: null,
  threadId: null,
  parentExternalId: null,
  url: null,
  title: null,
  private: false,
  reach: null,
  point: null,
  address: null,
  files: [],
};

async function addChannel(database: Database, realm: SmallRealm, at: Date): Promise<string> {
  const id = newId();
  const { realmId, regionCentreId: centreId } = realm;
  const names = { name: { en: 'Memory' }, officialName: 'Small Region centre' };
  const channel = {
    realmId,
    id,
    centreId,
    driver: 'memory',
    ...names,
    config: {},
    secretId: null,
    enabled: true,
  };
  await database.acrossRealms((tx) => insertChannel(tx, channel, at));
  return id;
}

function signedIn(app: App, cookies: Map<string, Promise<string>>, person: Person): Promise<string> {
  const known = cookies.get(person.id) ?? signIn(app, person);
  cookies.set(person.id, known);
  return known;
}

/** The addresses of a small realm's people: `<role>@<code>.example`, as their names say. */
async function signIn(app: App, person: Person): Promise<string> {
  const email = `${person.name.replace(' of ', '@')}.example`;
  const payload = { email, password: smallRealmPassword };
  const reply = await patiently(() => app.http.inject({ method: 'POST', url: '/api/session', payload }));
  const cookie = reply.headers['set-cookie'];
  if (reply.statusCode >= 300 || cookie === undefined)
    throw new Error(`${email} cannot sign in: ${reply.body}`);
  return String(Array.isArray(cookie) ? cookie[0] : cookie).split(';')[0]!;
}

/** A machine that is busy asks to come back, and so does any client. */
async function patiently(ask: () => Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse> {
  for (;;) {
    const reply = await ask();
    if (reply.statusCode !== 503) return reply;
    await later(200);
  }
}
