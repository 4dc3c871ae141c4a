import { createHash } from 'node:crypto';
import {
  type Channel,
  type HeardMessage,
  listChannels,
  type ManualKind,
  manualKindOf,
} from '../channels/index.ts';
import type { Person } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { authorise, evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Accepted, Arrival } from './accept-messages.ts';
import { mayRegisterMessages } from './intake.policies.ts';
import { normalisePostAddress } from './post-address.rules.ts';

export type RegisterParts = Pick<Platform, 'database' | 'clock'> & {
  readonly accept: (arrivals: readonly Arrival[], by: string) => Promise<Accepted[]>;
};

interface ToRegister {
  readonly text: string;
  /** Which channel, when a centre has several of the kind. */
  readonly channelId?: string | undefined;
}

export interface Post extends ToRegister {
  readonly kind: 'post';
  readonly url: string;
  readonly publishedAt?: string | null | undefined;
  readonly authorName?: string | null | undefined;
  readonly title?: string | null | undefined;
}

export interface Call extends ToRegister {
  readonly kind: 'call';
  readonly callerName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  /** Made by the form: sent twice, it is one call. */
  readonly key?: string | undefined;
}

/**
 * A person brings a message in by hand: a post by its address, or a call by a short form. A post pasted twice is one
 * message. The address is kept and never opened.
 * @throws Refusal `forbidden`, `no-such-channel`, `address-unusable`, `message-empty`, `message-too-long`, `date-unlikely`
 */
export async function registerMessage(
  parts: RegisterParts,
  person: Person,
  input: Post | Call,
): Promise<Accepted> {
  const channel = await chooseChannel(
    parts,
    person,
    input.kind === 'post' ? 'pasted' : 'hotline',
    input.channelId,
  );
  const message = input.kind === 'post' ? post(input) : call(input, parts.clock.now());
  const arrival: Arrival = {
    realmId: person.realmId,
    channelId: channel.id,
    centreId: channel.centreId,
    source: input.kind === 'post' ? 'pasted' : 'call',
    message,
  };
  const [accepted] = await parts.accept([arrival], person.name);
  return accepted!;
}

/** The first channel of this kind where the person may register. */
async function chooseChannel(
  parts: RegisterParts,
  person: Person,
  kind: ManualKind,
  channelId: string | undefined,
): Promise<Channel> {
  const { realmId } = person;
  const channels = await parts.database.inRealm(realmId, (tx) => listChannels(tx, realmId));
  const fitting = channels.filter(
    ({ id, enabled, driver, config }) =>
      enabled &&
      driver === 'manual' &&
      manualKindOf(config) === kind &&
      (channelId === undefined || id === channelId),
  );
  const [first] = fitting;
  if (!first) throw new Refusal('no-such-channel', { kind });
  const mine = fitting.find(
    ({ centreId }) => evaluate(mayRegisterMessages, person, { realmId, centreId }).allowed,
  );
  if (!mine) authorise(mayRegisterMessages, person, { realmId, centreId: first.centreId });
  return mine ?? first;
}

const blank = {
  threadId: null,
  parentExternalId: null,
  url: null,
  title: null,
  reach: null,
  point: null,
  address: null,
  files: [],
} as const;

const tidy = (text: string | null | undefined) => text?.trim() || null;

function post(input: Post): HeardMessage {
  const url = normalisePostAddress(input.url);
  const authorName = tidy(input.authorName);
  return {
    ...blank,
    externalId: keyOfAddress(url),
    text: input.text,
    publishedAt: input.publishedAt ? new Date(input.publishedAt) : null,
    // The same name on the same site is taken for the same author; nothing more is known of them.
    author: authorName
      ? { address: `${new URL(url).host}:${authorName}`, name: authorName, contact: null }
      : null,
    url,
    title: tidy(input.title),
    private: false,
  };
}

/** Addresses longer than an external id may be are known by their digest. */
function keyOfAddress(url: string): string {
  return url.length <= 500 ? url : `sha256:${createHash('sha256').update(url).digest('hex')}`;
}

function call(input: Call, at: Date): HeardMessage {
  const externalId = `call:${input.key ?? newId()}`;
  const [name, phone] = [tidy(input.callerName), tidy(input.phone)];
  return {
    ...blank,
    externalId,
    text: input.text,
    publishedAt: at,
    author:
      name || phone
        ? { address: phone ? `tel:${phone.replace(/[^\d+]/g, '')}` : externalId, name, contact: phone }
        : null,
    address: tidy(input.address),
    private: true,
  };
}
