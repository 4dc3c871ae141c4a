import { sql, type Tx } from '../../platform/database.ts';

export interface SignInRules {
  readonly version: number;
  readonly secondFactor: boolean;
  readonly idleMinutes: number | null;
}

/** Where nothing was ever asked. */
const none: SignInRules = { version: 0, secondFactor: false, idleMinutes: null };

export async function rulesOf(tx: Tx, realmId: string): Promise<SignInRules> {
  const row = await tx.maybe(sql<SignInRules>`select version, second_factor as "secondFactor",
    idle_minutes as "idleMinutes" from sign_in_rules where realm_id = ${realmId}`);
  return row ?? none;
}

/** @returns false when somebody else was quicker */
export async function keepRules(tx: Tx, realmId: string, rules: SignInRules): Promise<boolean> {
  const kept = await tx.run(sql`insert into sign_in_rules (realm_id, version, second_factor, idle_minutes)
    values (${realmId}, ${rules.version}, ${rules.secondFactor}, ${rules.idleMinutes})
    on conflict (realm_id) do update set version = excluded.version, second_factor = excluded.second_factor,
      idle_minutes = excluded.idle_minutes
      where sign_in_rules.version = excluded.version - 1`);
  return kept === 1;
}
