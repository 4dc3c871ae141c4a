import { type Driver, findChannel } from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ProbeBody } from './channel.schema.ts';
import { mayChangeChannels } from './intake.policies.ts';
import { misconfigured, type SaveChannelParts, usableSecret } from './save-channel.ts';

/**
 * Asks the platform whether a channel would work, before it is saved. A secret that is kept goes only where it went
 * before.
 * @returns the account's name there; null for a driver with nobody to ask
 * @throws Refusal `forbidden`, `channel-unknown`, `channel-misconfigured`
 */
export async function probeChannel(
  parts: SaveChannelParts,
  person: Person,
  body: ProbeBody,
): Promise<{ account: string | null }> {
  const { driver, secret } = await readied(parts, person, body);
  if (!driver.probe) return { account: null };
  const probed = await driver.probe(body.config, secret);
  if (probed.outcome === 'refused') throw misconfigured(person, probed.problem);
  return { account: probed.account };
}

/** Nothing is asked of a platform while a transaction waits. */
function readied(
  parts: SaveChannelParts,
  person: Person,
  body: ProbeBody,
): Promise<{ driver: Driver; secret: string | null }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const before = body.id === undefined ? undefined : await findChannel(tx, realmId, body.id);
    if (body.id !== undefined && !before) throw new Refusal('channel-unknown');
    authorise(mayChangeChannels, person, { realmId, centreId: before?.centreId ?? body.centreId });
    const name = before?.driver ?? body.driver;
    const driver = parts.drivers.all().find((one) => one.name === name);
    if (!driver) throw misconfigured(person, 'driver-unknown');
    return { driver, secret: await usableSecret(tx, parts, person, driver, before, body) };
  });
}
