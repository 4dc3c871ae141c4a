/**
 * What a channel is to Heed. A driver knows one platform and nothing of cases; everything it needs comes in a
 * `ChannelContext`, everything it hears goes to `Sink`. Core code never asks which driver it talks to: it asks for
 * a capability or a limit.
 */
import type { HttpServer } from '../platform/http/server.ts';
import type { Log } from '../platform/log.ts';

/** One thing one person wrote, as the platform tells it. */
export interface HeardMessage {
  /** The platform's own id, unique within the channel; hearing it again changes nothing. */
  readonly externalId: string;
  readonly text: string;
  /** Null when the platform does not say: it stays unknown. */
  readonly publishedAt: Date | null;
  readonly author: HeardAuthor | null;
  /** The conversation it belongs to, and the message it replies to. */
  readonly threadId: string | null;
  readonly parentExternalId: string | null;
  /** Where people can read it. */
  readonly url: string | null;
  /** The post or group it stands under. */
  readonly title: string | null;
  /** Only its author can see what is answered. */
  readonly private: boolean;
  readonly reach: Reach | null;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  /** The address as its author gave it in a field of its own. */
  readonly address: string | null;
  readonly files: readonly HeardFile[];
}

/** All of it goes to the vault; `address` is what an answer is sent to and what pseudonyms are made from. */
export interface HeardAuthor {
  readonly address: string;
  readonly name: string | null;
  readonly contact: string | null;
}

/** An attachment as it is announced: its bytes are fetched after the message is stored, by `Driver.fetchFile`. */
export interface HeardFile {
  /** The platform's lasting id of the file: heard again with the same message, it is the same file. */
  readonly key: string;
  /** What `fetchFile` needs; kept until the file is fetched. */
  readonly ref: string;
  readonly name: string;
  /** Bytes as the platform says; null when it does not. */
  readonly size: number | null;
}

/** `gone`: it cannot be had any more. Anything thrown: try again later. */
export type FetchedFile =
  | { readonly outcome: 'fetched'; readonly bytes: AsyncIterable<Uint8Array> }
  | { readonly outcome: 'gone'; readonly error: string };

export interface Reach {
  readonly likes?: number;
  readonly comments?: number;
  readonly shares?: number;
  readonly views?: number;
  readonly subscribers?: number;
}

/**
 * Where a driver puts what it hears. It resolves when it is stored for good: only then may the driver say "ok". It
 * rejects when it could not be stored now: the driver brings the same thing again later.
 */
export interface Sink {
  message(message: HeardMessage): Promise<void>;
  edited(externalId: string, text: string, at: Date): Promise<void>;
  deleted(externalId: string, at: Date): Promise<void>;
}

/** A channel as configured: one community, one bot, one mailbox. */
export interface ChannelContext {
  readonly realmId: string;
  readonly channelId: string;
  /** The official account everything outward is signed with. */
  readonly officialName: string;
  /** Of the realm, for what the driver itself says to people. */
  readonly language: string;
  /** Where the platform reaches this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** The token or password, unsealed; null when the driver needs none. */
  readonly secret: string | null;
  readonly log: Log;
  readonly sink: Sink;
  /** Where a pulling driver stopped; kept in the database. */
  readonly position: { read(): Promise<unknown>; write(position: unknown): Promise<void> };
}

/** What is to be said, and to whom. */
export interface Outgoing {
  /** The same at every attempt: platforms that take an idempotency key get this one. */
  readonly key: string;
  readonly manner: 'public' | 'private';
  readonly text: string;
  readonly inReplyTo: { readonly externalId: string; readonly threadId: string | null };
  readonly to: HeardAuthor | null;
}

/**
 * `sent`: the platform confirmed. `refused`: it surely did not and will not (deleted thread, blocked); `again`: it
 * surely did not, try after `afterMs`. Anything thrown is `unknown`: it may have been sent, so a person looks.
 */
export type DeliveryResult =
  | { readonly outcome: 'sent'; readonly externalId: string | null; readonly url: string | null }
  | { readonly outcome: 'refused'; readonly error: string }
  | { readonly outcome: 'again'; readonly afterMs: number; readonly error: string };

export interface Limits {
  /** Characters of one public and one private text. */
  readonly publicText: number;
  readonly privateText: number;
  /** Messages a second the platform accepts from one account. */
  readonly perSecond: number;
}

/** `account`: what the platform calls whoever the secret belongs to; `problem`: a code of the catalogue. */
export type ProbeResult =
  | { readonly outcome: 'answered'; readonly account: string }
  | { readonly outcome: 'refused'; readonly problem: string };

export interface Driver {
  readonly name: string;
  readonly limits: Limits;
  readonly can: {
    readonly answerPublicly: boolean;
    readonly answerPrivately: boolean;
    /** The platform takes a key and sends once however often it is asked. */
    readonly sendOnce: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
  };
  /** What is sent stays on our own pages and goes to nobody: no address is opened for it. */
  readonly staysHere?: true;
  /** Problems of a configuration in codes of the catalogue, empty when it will do. */
  check(config: Readonly<Record<string, unknown>>, secret: string | null): readonly string[];
  /** Asks the platform whether it takes the secret, changing nothing; absent where there is nobody to ask. */
  probe?(config: Readonly<Record<string, unknown>>, secret: string | null): Promise<ProbeResult>;
  /** Where the secret is sent: when a change of the configuration moves it, the secret has to be given again. */
  secretGoesTo?(config: Readonly<Record<string, unknown>>): string;
  /** Push: mounts its receiver (a webhook). The path begins with `/channels/<channelId>/`. */
  mount?(app: HttpServer, contextOf: (channelId: string) => Promise<ChannelContext | undefined>): void;
  /** Pull: listens until stopped; throws nothing, tries again by itself. */
  listen?(context: ChannelContext): { stop(): Promise<void> };
  /** The bytes of an attachment it told of; whoever reads them stops at the size they can keep. */
  fetchFile?(context: ChannelContext, ref: string): Promise<FetchedFile>;
  /** Absent: nothing can be sent (a hotline, an imported archive); a person is told to. */
  send?(context: ChannelContext, outgoing: Outgoing): Promise<DeliveryResult>;
  edit?(context: ChannelContext, externalId: string, text: string): Promise<DeliveryResult>;
  delete?(context: ChannelContext, externalId: string): Promise<DeliveryResult>;
}
