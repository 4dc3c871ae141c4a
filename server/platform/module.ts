import type { Clock } from './clock.ts';
import type { Consumer } from './consumers.ts';
import type { Database } from './database.ts';
import type { DraftModel } from './draft-model.ts';
import type { HttpServer } from './http/server.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Loop } from './loops.ts';
import type { Mailer } from './mail.ts';
import type { ScannerAddress } from './scanner-address.ts';
import type { KeyRing } from './vault.ts';

/** What every module is given: the outside world, made once by the composition root. */
export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly keyRing: KeyRing;
  readonly dataDirectory: string;
  /** Where mail leaves; absent: this centre sends none. */
  readonly mailer?: Mailer | undefined;
  /** Origins in our own nets that administrators may name; from whoever runs the machine. */
  readonly nearAddresses?: readonly string[] | undefined;
  /** The model that writes drafts; absent: none does, and answers are begun from sources alone. */
  readonly drafts?: DraftModel | undefined;
  /** A file of hashes of leaked passwords, which nobody may choose. */
  readonly leakedPasswords?: string | undefined;
  /** Looks through what strangers send before it is kept; undefined: nothing does. To be said, so that none is forgotten. */
  readonly scanner: ScannerAddress | undefined;
  /** Where residents reach the portal, without a slash at the end. Asked late: the port may be any free one. */
  publicUrl(): string;
}

/** What only the safeguards need besides. */
export interface SigningPlatform extends Platform {
  /** Ed25519 seeds that sign the log of outward acts; outside the database like the key ring. */
  readonly signingKeys: KeyRing;
}

/** What a module gives back: how it hangs on the web, the events, the timers. */
export interface Module {
  readonly name: string;
  routes?(app: HttpServer): void | Promise<void>;
  readonly consumers?: readonly Consumer[];
  /** Work that is looked for by other means than a cursor over the events, in processes with the role "worker". */
  readonly loops?: readonly Loop[];
  readonly jobs?: Jobs;
  /** Lines of graphile-worker's crontab for its repeating jobs. */
  readonly crontab?: readonly string[];
  /** Long-running listeners (channels that are pulled), started in processes with the role "listen". */
  listen?(): { stop(): Promise<void> };
  /** Prepares what the first request would wait for, where the web is served, once the start is over. */
  warm?(): Promise<void>;
  /** Frees what the module holds: threads, sockets. */
  close?(): Promise<void>;
}
