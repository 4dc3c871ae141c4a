import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { requireSound } from './check-watch.ts';
import type { WatchFields } from './watch.schema.ts';
import type { Watch } from './watch.types.ts';
import { mayChangeWatches } from './watches.policies.ts';
import { approve, endOfDay, endWatch, findWatch, insertWatch, isKnownPlace } from './watches.store.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
}

/** A watch as one act of its life saw it. */
export interface Change {
  readonly id: string;
  readonly seen: number;
}

type Saved = { id: string; version: number };

/** Which words were proposed, approved or withdrawn stands in the log by their digest. */
const digestOf = (rule: string) => createHash('sha256').update(rule).digest('hex');

/**
 * Proposes a watch. Its words are what a second person reads and approves: they never change, another rule is another
 * watch.
 * @throws Refusal `forbidden`, `watch-rule-wrong`, `watch-names-person`, `watch-expiry`, `watch-restriction-unknown`
 */
export function proposeWatch(
  parts: Parts,
  person: Person,
  fields: Static<typeof WatchFields>,
): Promise<Saved> {
  const { realmId } = person;
  const { expiresOn, ...watch } = fields;
  authorise(mayChangeWatches, person, { realmId, centreId: watch.centreId });
  requireSound(watch);
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const expiresAt = await endOfDay(tx, realmId, expiresOn);
    if (expiresAt <= at || expiresAt > inAYear(at)) throw new Refusal('watch-expiry');
    if (!(await isKnownPlace(tx, realmId, watch))) throw new Refusal('watch-restriction-unknown');
    const id = newId();
    await insertWatch(tx, realmId, { ...watch, id, ownerId: person.id, expiresAt }, at);
    await record(tx, person, at, { id, rule: watch.rule, expiresAt }, 'propose');
    return { id, version: 1 };
  });
}

/** The last day may be this day next year. */
function inAYear(at: Date): Date {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return new Date(end.getTime() + 86_400_000);
}

/**
 * Puts a watch to work, by another person than the one who proposed it.
 * @throws Refusal `watch-unknown`, `forbidden`, `changed-meanwhile`, `watch-not-possible`, `watch-second-person`, and
 * those of its words, which are looked at again
 */
export function approveWatch(parts: Parts, person: Person, change: Change): Promise<Saved> {
  return act(parts, person, change, ['proposed'], async (tx, watch, at) => {
    if (watch.ownerId === person.id) throw new Refusal('watch-second-person');
    requireSound(watch);
    await approve(tx, person.realmId, watch.id, person.id, at);
    await record(tx, person, at, watch, 'approve');
  });
}

/**
 * Ends a watch, or refuses one that was proposed.
 * @throws Refusal `watch-unknown`, `forbidden`, `changed-meanwhile`, `watch-not-possible`
 */
export function withdrawWatch(parts: Parts, person: Person, change: Change, reason: string): Promise<Saved> {
  return act(parts, person, change, ['proposed', 'active'], async (tx, watch, at) => {
    await endWatch(tx, person.realmId, watch.id, { state: 'withdrawn', by: person.id, reason, at });
    await record(tx, person, at, watch, 'withdraw');
  });
}

function act(
  parts: Parts,
  person: Person,
  { id, seen }: Change,
  from: readonly Watch['state'][],
  write: (tx: Tx, watch: Watch, at: Date) => Promise<void>,
): Promise<Saved> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const watch = await findWatch(tx, realmId, id);
    if (!watch) throw new Refusal('watch-unknown');
    authorise(mayChangeWatches, person, { realmId, centreId: watch.centreId });
    requireVersion(seen, watch.version);
    const at = parts.clock.now();
    if (!from.includes(watch.state) || watch.expiresAt <= at)
      throw new Refusal('watch-not-possible', { state: watch.state });
    await write(tx, watch, at);
    return { id, version: watch.version + 1 };
  });
}

function record(
  tx: Tx,
  person: Person,
  at: Date,
  { id, rule, expiresAt }: Pick<Watch, 'id' | 'rule' | 'expiresAt'>,
  step: 'propose' | 'approve' | 'withdraw',
): Promise<void> {
  const data = { step, rule: digestOf(rule), expiresAt: expiresAt.toISOString() };
  return recordOutwardAct(
    tx,
    { realmId: person.realmId, actor: person, at },
    { act: 'change watch', subjectId: id, data },
  );
}
