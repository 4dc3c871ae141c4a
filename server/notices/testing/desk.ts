import { type Case, type CaseParts, insertCases, openingCase, writeClocks } from '../../cases/index.ts';
import { createDrivers, portalDriver } from '../../channels/index.ts';
import { emit, type HeedEvent } from '../../events/index.ts';
import { type Actor, system } from '../../platform/actor.ts';
import { heldClock } from '../../platform/clock.ts';
import { type Consumer, step } from '../../platform/consumers.ts';
import { type Database, openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import type { Mail, Mailer, MailOutcome } from '../../platform/mail.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories } from '../../territory/index.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';

/** A mailer that keeps what it is given; `next` may answer otherwise. */
export function keptMail(): Mailer & { sent: Mail[]; next: () => Promise<MailOutcome> } {
  const mailer = {
    domain: 'centre.example',
    sent: [] as Mail[],
    next: async (): Promise<MailOutcome> => ({ outcome: 'sent' }),
    async send(mail: Mail) {
      mailer.sent.push(mail);
      return mailer.next();
    },
    close() {},
  };
  return mailer;
}

export interface Desk {
  readonly database: Database;
  readonly realm: SmallRealm;
  readonly parts: CaseParts & { mailer: ReturnType<typeof keptMail> };
  readonly clock: ReturnType<typeof heldClock>;
  /** A case on potholes in the north, with these fields. */
  openCase(fields?: Partial<Case>): Promise<Case>;
  tellOf(row: Case, event: HeedEvent, actor?: Actor): Promise<void>;
  run(...consumers: Consumer[]): Promise<void>;
}

/** A small realm, a held clock and kept mail. */
export async function desk(at = '2026-11-02T08:00:00Z'): Promise<Desk> {
  const clock = heldClock(at);
  const database = openDatabase(await testDatabase());
  const realm = await smallRealm(database, clock);
  const parts = {
    database,
    clock,
    log: createLog('silent'),
    keyRing: { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 3)]]) },
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
    drivers: createDrivers([portalDriver]),
    directories: createDirectories(),
    mailer: keptMail(),
  };
  return {
    database,
    realm,
    parts,
    clock,
    openCase: (fields = {}) => openCase(parts, realm, fields),
    tellOf: (row, event, actor = system('test')) =>
      database.inRealm(realm.realmId, (tx) =>
        emit(tx, { realmId: realm.realmId, actor, at: clock.now() }, [{ event, streamId: row.id }]),
      ),
    async run(...consumers) {
      for (const consumer of consumers) while ((await step(database, clock, parts.log, consumer)) > 0);
    },
  };
}

async function openCase(parts: CaseParts, realm: SmallRealm, fields: Partial<Case>): Promise<Case> {
  const { realmId } = realm;
  const at = parts.clock.now();
  return parts.database.inRealm(realmId, async (tx) => {
    const opening = {
      messageId: newId(),
      text: 'A deep pothole at Garden Street 4.',
      language: 'en',
      topicId: realm.potholesId,
      type: 'solve' as const,
      severity: 3,
      severityReason: null,
      centreId: realm.townCentreId,
      areaId: realm.northId,
      place: null,
      lon: null,
      lat: null,
      reach: 0,
      channelId: newId(),
      registeredAt: at,
      ...fields,
    };
    const directory = await parts.directories.of(tx, realmId);
    const route = { authorityId: realm.roadsId, executorId: realm.executor.id, reason: { rule: 'test' } };
    const planned = openingCase(directory, opening, at, route as never);
    const row = { ...planned.row, ...fields };
    await insertCases(tx, realmId, [row]);
    await writeClocks(tx, realmId, planned.clocks);
    const { id, version, ...changes } = row;
    const event = { type: 'case.opened' as const, data: { changes, messageId: opening.messageId } };
    await emit(tx, { realmId, actor: system('test'), at }, [{ event, streamId: id }]);
    return row;
  });
}
