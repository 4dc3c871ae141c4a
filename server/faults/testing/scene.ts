import { makeApiToken } from '../../access/index.ts';
import { insertChannel } from '../../channels/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import type { Product } from './product.ts';

/** A database with a small realm that hands potholes over by itself, and a token to write messages with. */
export interface Scene {
  readonly url: string;
  readonly database: Database;
  readonly realm: SmallRealm;
  readonly token: string;
  /** A channel answered through this driver. @returns its id */
  channel(driver: string): Promise<string>;
  rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]>;
}

export async function openScene(): Promise<Scene> {
  const url = await testDatabase();
  const database = openDatabase(url);
  const realm = await smallRealm(database, systemClock);
  const { realmId, regionCentreId: centreId } = realm;
  const at = systemClock.now();
  const token = await database.acrossRealms(async (tx) => {
    await tx.run(sql`update topic_passports set automatic_from = 0.5 where topic_id = ${realm.potholesId}`);
    return makeApiToken(tx, realmId, { name: 'test', scopes: ['messages:write'], createdBy: null }, at);
  });
  return {
    url,
    database,
    realm,
    token,
    async channel(driver) {
      const id = newId();
      const names = { name: { en: driver }, officialName: 'Centre' };
      const row = { realmId, id, centreId, driver, ...names, config: {}, secretId: null, enabled: true };
      await database.acrossRealms((tx) => insertChannel(tx, row, at));
      return id;
    },
    rows: (query) => database.acrossRealms((tx) => tx.all(query)),
  };
}

export interface Answered {
  readonly messageId: string;
  readonly isNew: boolean;
}

/** Sends messages; `undefined` when no answer came, so that nobody can say whether they were stored. */
export async function post(
  scene: Scene,
  product: Product,
  path: string,
  body: unknown,
): Promise<Answered[] | undefined> {
  // A server just started on a busy machine may say that it is busy: then, as any client, it is asked again.
  const answer = await eventually(async () => {
    const one = await postOnce(scene, product, path, body);
    return one.status !== 503 && one;
  });
  if (answer.status === 0) return undefined;
  if (answer.status !== 202) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return [answer.body].flat();
}

async function postOnce({ token }: Scene, product: Product, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  try {
    const response = await fetch(`${product.address}/api/channels/${path}`, request);
    return { status: response.status, body: (await response.json()) as Answered | Answered[] };
  } catch {
    return { status: 0, body: [] };
  }
}

/** What is automatic in the small realm, each with a place of its own so that none repeats another. */
export function automaticText(n: number): string {
  const words = ['Заречье', 'Берёзовка', 'Ключи', 'Отрадное', 'Луговое', 'Сосновка', 'Гремячий', 'Озёрный'];
  const place = words[n % words.length];
  return `Ямы на дорогах, асфальт, дорога, яма. Pothole road, potholes: ${place}, участок ${'абвгдежзиклмн'[n % 13]}-${n * 7919}`;
}

const patienceMs = 60_000;

/** Waits until the database shows it. @throws Error when it does not within a time even a busy machine keeps */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > until) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
