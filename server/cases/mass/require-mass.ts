import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { lockMass } from './mass.store.ts';
import type { MassProblem } from './mass.types.ts';

/** @throws Refusal `mass-problem-unknown`, `forbidden`; `changed-meanwhile` when `seen` is given and is not its version */
export async function requireMass(tx: Tx, person: Person, id: string, seen?: number): Promise<MassProblem> {
  const row = await lockMass(tx, person.realmId, id);
  if (!row) throw new Refusal('mass-problem-unknown');
  authorise(mayDecideOnCase, person, { realmId: person.realmId, centreId: row.centreId, authorityId: null });
  if (seen !== undefined) requireVersion(seen, row.version);
  return row;
}
