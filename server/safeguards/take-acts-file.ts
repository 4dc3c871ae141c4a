import type { Actor, Person } from '../platform/actor.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { allRealms } from './acts.store.ts';
import { actsFile } from './acts-file.ts';
import { mayReadOutwardActs } from './safeguards.policies.ts';
import { type SealParts, sealActs } from './seal-acts.ts';

/** The log as a file for `heed verify`, sealed to its end. That it was taken, and by whom, is its own last entry. */
export async function takeActsFile(
  parts: SealParts,
  realm: { id: string; code: string },
  actor: Actor,
): Promise<AsyncGenerator<string>> {
  const context = { realmId: realm.id, actor, at: parts.clock.now() };
  await parts.database.inRealm(realm.id, (tx) =>
    recordOutwardAct(tx, context, { act: 'export', subjectId: null, data: { of: 'outward acts' } }),
  );
  await sealActs(parts, realm.id);
  return actsFile(parts, realm);
}

/** @throws Refusal `forbidden` */
export async function takeActsFileFor(
  parts: SealParts,
  person: Person,
): Promise<{ code: string; lines: AsyncGenerator<string> }> {
  const { realmId } = person;
  authorise(mayReadOutwardActs, person, { realmId });
  const realms = await parts.database.acrossRealms(allRealms);
  const code = realms.find(({ id }) => id === realmId)?.code ?? '';
  return { code, lines: await takeActsFile(parts, { id: realmId, code }, person) };
}
