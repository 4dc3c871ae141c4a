import { createHash } from 'node:crypto';
import {
  type Channel,
  type Driver,
  type Drivers,
  insertChannel,
  lockChannel,
  updateChannel,
} from '../channels/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { openFromVault, putInVault, sealField } from '../platform/vault.ts';
import { wordsIn } from '../platform/words.ts';
import type { ChannelFields } from './channel.schema.ts';
import { mayChangeChannels } from './intake.policies.ts';

export type SaveChannelParts = Pick<Platform, 'database' | 'clock' | 'keyRing'> & {
  readonly drivers: Drivers;
};

/**
 * Adds a channel, or changes one. Its secret goes to the vault and is never shown again.
 * @throws Refusal `forbidden`, `channel-unknown`, `changed-meanwhile`, `channel-misconfigured`
 */
export function saveChannel(
  parts: SaveChannelParts,
  person: Person,
  fields: ChannelFields,
  target: { driver: string; centreId: string } | { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const before = 'id' in target ? await requireChannel(tx, person, target) : undefined;
    const place = before ?? (target as { driver: string; centreId: string });
    authorise(mayChangeChannels, person, { realmId, centreId: place.centreId });
    const driver = parts.drivers.all().find(({ name }) => name === place.driver);
    if (!driver) throw misconfigured(person, 'driver-unknown');
    await usableSecret(tx, parts, person, driver, before, fields);
    const secretId = await keepSecret(tx, parts, realmId, before, fields.secret, at);
    const { name, officialName, config, enabled } = fields;
    const kept = { name, officialName, config, enabled, secretId };
    const id = before?.id ?? newId();
    if (before) await updateChannel(tx, before, kept);
    else await insertChannel(tx, { ...kept, realmId, id, centreId: place.centreId, driver: driver.name }, at);
    const version = (before?.version ?? 0) + 1;
    await tell(tx, { realmId, actor: person, at }, { id, version, driver: driver.name, ...fields });
    return { id, version };
  });
}

async function requireChannel(
  tx: Tx,
  person: Person,
  { id, seen }: { id: string; seen: number },
): Promise<Channel> {
  const row = await lockChannel(tx, person.realmId, id);
  if (!row) throw new Refusal('channel-unknown');
  authorise(mayChangeChannels, person, { realmId: person.realmId, centreId: row.centreId });
  requireVersion(seen, row.version);
  return row;
}

/**
 * The driver has a look at the whole; and a secret that would now be sent elsewhere has to be given again, or whoever
 * may change an address could read it.
 * @returns the secret it would work with
 */
export async function usableSecret(
  tx: Tx,
  parts: SaveChannelParts,
  person: Person,
  driver: Driver,
  before: Channel | undefined,
  fields: Pick<ChannelFields, 'config' | 'secret'>,
): Promise<string | null> {
  const held =
    fields.secret === undefined && before?.secretId
      ? await openFromVault(tx, parts.keyRing, person.realmId, before.secretId)
      : fields.secret;
  const secret = typeof held === 'string' ? held : null;
  const [problem] = driver.check(fields.config, secret);
  if (problem) throw misconfigured(person, problem);
  if (!before || fields.secret !== undefined || secret === null || !driver.secretGoesTo) return secret;
  if (driver.secretGoesTo(before.config) !== driver.secretGoesTo(fields.config))
    throw misconfigured(person, 'secret-again');
  return secret;
}

export function misconfigured(person: Person, code: string): Refusal {
  const problem = wordsIn(person.language)(`channel.problem.${code}`);
  return new Refusal('channel-misconfigured', { code, problem });
}

/** @returns where the secret is now; one that is replaced stays nowhere */
async function keepSecret(
  tx: Tx,
  parts: SaveChannelParts,
  realmId: string,
  before: Channel | undefined,
  secret: string | null | undefined,
  at: Date,
): Promise<string | null> {
  if (secret === undefined) return before?.secretId ?? null;
  if (secret === null) return null;
  return putInVault(tx, realmId, sealField(parts.keyRing, realmId, 'channel secret', secret), at);
}

async function tell(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date },
  saved: ChannelFields & { id: string; version: number; driver: string },
): Promise<void> {
  const { id, version, driver, enabled, officialName, config } = saved;
  await emit(tx, context, [
    { event: { type: 'channel.changed', data: { channelId: id, version } }, streamId: id },
  ]);
  const digest = createHash('sha256').update(JSON.stringify(config)).digest('hex');
  const secretChanged = saved.secret !== undefined;
  const data = { version, driver, enabled, officialName, config: digest, secretChanged };
  await recordOutwardAct(tx, context, { act: 'change channel', subjectId: id, data });
}
