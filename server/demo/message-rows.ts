import { newId } from '../platform/ids.ts';
import { pseudonymOf, sealField } from '../platform/vault.ts';
import type { DemoScene } from './demo-scene.ts';
import type { playStory } from './story-rows.ts';
import type { DemoMessage, World } from './world/index.ts';

/** What came in this recently still waits for an operator's decision. */
export const freshMs = 40 * 3_600_000;

const setAsideFor: Readonly<Record<string, string>> = {
  spam: 'spam',
  advertisement: 'advertisement',
  abuse: 'abuse without a problem',
  gratitude: 'gratitude',
};

/** A message as it lies in the tables of intake, its author sealed. */
export function messageRows(scene: DemoScene, message: DemoMessage) {
  const { ids, platform } = scene;
  const id = newId();
  const channelId = ids.channels.get(message.channelKey)!;
  const author = { address: message.authorKey, name: message.authorName, contact: null };
  const sealed = sealField(platform.keyRing, ids.realmId, 'author', author);
  const receivedAt = new Date(message.receivedAt);
  const young = scene.now.getTime() - message.receivedAt < freshMs;
  const disposition = message.story ? 'accepted' : young ? 'received' : 'set aside';
  const isPrivate =
    message.channelKind === 'portal' || message.channelKind === 'email' || message.channelKind === 'hotline';
  const row = {
    realm_id: ids.realmId,
    id,
    channel_id: channelId,
    received_at: receivedAt,
    published_at: new Date(message.publishedAt),
    source:
      message.channelKind === 'hotline' ? 'call' : message.channelKind === 'portal' ? 'portal' : 'driver',
    text: message.text,
    thread_id: null,
    parent_external_id: null,
    url: message.url ?? null,
    title: null,
    place: message.point ? { lon: message.point[0], lat: message.point[1], address: null } : null,
    reach: message.reach,
    author_id: sealed.id,
    pseudonym: `\\x${pseudonymOf(scene.secret, message.authorKey).toString('hex')}`,
    private: isPrivate,
  };
  const state = {
    realm_id: ids.realmId,
    message_id: id,
    channel_id: channelId,
    external_id: message.externalId,
    centre_id: ids.centres.get(message.areaId) ?? ids.centres.get(scene.world.region.id)!,
    disposition,
    set_aside_reason:
      disposition === 'set aside' ? (setAsideFor[message.noise ?? ''] ?? 'no problem named') : null,
    received_at: receivedAt,
    version: 1,
  };
  const vault = {
    realm_id: ids.realmId,
    id: sealed.id,
    kind: sealed.kind,
    key_id: sealed.keyId,
    sealed: `\\x${sealed.sealed.toString('hex')}`,
    created_at: receivedAt,
  };
  return { id, row, state, vault };
}

/** A world's places by their ids: it has thousands of streets, and each case names one. */
const placesOf = remembered((world: World) => ({
  streets: new Map(world.streets.map((street) => [street.id, street])),
  settlements: new Map(world.settlements.map((settlement) => [settlement.id, settlement])),
}));

function remembered<Of extends object, Value>(make: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, Value>();
  return (of) => {
    const found = known.get(of) ?? make(of);
    known.set(of, found);
    return found;
  };
}

/** What the case of a message opens with. */
export function openingOf(
  scene: DemoScene,
  message: DemoMessage,
  messageId: string,
): Parameters<typeof playStory>[2] {
  const { ids, world, teller } = scene;
  const topicId = ids.topics.get(message.recordedTopicCode ?? message.topicCode ?? '')!;
  const passport = teller.directory.topics.get(topicId)!.passport;
  const areaId = ids.areas.get(message.areaId) ?? null;
  const { streets, settlements } = placesOf(world);
  const street = message.streetId ? streets.get(message.streetId) : undefined;
  const house = message.house === undefined ? null : String(message.house);
  const settlement = settlements.get(message.settlementId);
  const label = [settlement?.name.ru, street?.name.ru, house].filter(Boolean).join(', ');
  return {
    messageId,
    text: message.text,
    language: message.language,
    topicId,
    type: passport.type,
    severity: Math.max(passport.severity, message.severity),
    severityReason: null,
    centreId: ids.centres.get(message.areaId) ?? ids.centres.get(world.region.id)!,
    areaId,
    place: {
      settlementId: ids.settlements.get(message.settlementId) ?? null,
      streetId: message.streetId ? (ids.streets.get(message.streetId) ?? null) : null,
      landmarkId: message.landmarkId ? (ids.landmarks.get(message.landmarkId) ?? null) : null,
      house,
      text: label || null,
    },
    lon: message.point?.[0] ?? null,
    lat: message.point?.[1] ?? null,
    reach: message.reach.likes + message.reach.comments + message.reach.shares + message.reach.views,
    channelId: ids.channels.get(message.channelKey)!,
    registeredAt: new Date(message.receivedAt),
  };
}
