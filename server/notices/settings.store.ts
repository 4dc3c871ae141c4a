import { sql, type Tx } from '../platform/database.ts';
import { type NoticeSettings, usualSettings } from './settings.rules.ts';

export interface StoredSettings extends NoticeSettings {
  readonly accountId: string;
  /** 0: nothing chosen yet. */
  readonly version: number;
}

type Row = Omit<StoredSettings, 'timeZone'> & { readonly timeZone: string | null };

/** What each of these people has chosen, or the usual. */
export async function readSettings(
  tx: Tx,
  realmId: string,
  accountIds: readonly string[],
): Promise<Map<string, StoredSettings>> {
  const realm = await tx.one(
    sql<{ timeZone: string }>`select time_zone as "timeZone" from realms where id = ${realmId}`,
  );
  const rows = await tx.all(sql<Row>`select account_id as "accountId", version, time_zone as "timeZone",
      quiet_from as "quietFrom", quiet_until as "quietUntil", digest_at as "digestAt", mail, messenger
    from notice_settings where realm_id = ${realmId} and account_id = any(${[...accountIds]}::uuid[])`);
  const usual = usualSettings(realm.timeZone);
  const chosen = new Map(rows.map((row) => [row.accountId, row]));
  return new Map(
    accountIds.map((accountId) => {
      const row = chosen.get(accountId);
      const settings = row ? { ...row, timeZone: row.timeZone ?? realm.timeZone } : { ...usual, version: 0 };
      return [accountId, { ...settings, accountId }];
    }),
  );
}

/** @returns false when somebody else wrote first */
export async function writeSettings(tx: Tx, realmId: string, settings: StoredSettings): Promise<boolean> {
  const { accountId, version, timeZone, quietFrom, quietUntil, digestAt, mail, messenger } = settings;
  const written = await tx.run(sql`
    insert into notice_settings as s (realm_id, account_id, version, time_zone, quiet_from, quiet_until, digest_at, mail,
      messenger)
    values (${realmId}, ${accountId}, 1, ${timeZone}, ${quietFrom}, ${quietUntil}, ${digestAt}, ${JSON.stringify(mail)},
      ${JSON.stringify(messenger)})
    on conflict (realm_id, account_id) do update set version = s.version + 1, time_zone = excluded.time_zone,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, digest_at = excluded.digest_at,
      mail = excluded.mail, messenger = excluded.messenger
    where s.version = ${version}`);
  return written > 0;
}
