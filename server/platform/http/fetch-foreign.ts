import { lookup as resolve } from 'node:dns/promises';
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Refusal } from '../refusal.ts';
import { foreignAddress, isPublicAddress } from './foreign-address.rules.ts';

export interface ForeignReply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

export interface ForeignLimits {
  /** Bytes of the body at most. */
  readonly most: number;
  /** From the first word to the last. */
  readonly timeoutMs: number;
}

/** What goes with a request; with a body it is posted. */
export interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Gives the request up before its time is over. */
  readonly signal?: AbortSignal;
}

export interface Sent extends Asked {
  readonly body: string;
}

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;
type Open = (url: URL, options: RequestOptions, done: (response: IncomingMessage) => void) => ClientRequest;

/** How the outside world is reached; other ways are handed in by tests. */
export interface Reach {
  readonly resolve: Resolve;
  readonly open: (url: URL) => Open;
  /** Origins in our own nets that whoever runs the machine has named (HEED_NEAR_ADDRESSES). */
  readonly near: readonly string[];
}

export const reachWorld: Reach = {
  resolve: (host) => resolve(host, { all: true, verbatim: true }),
  open: (url) => (url.protocol === 'https:' ? secureRequest : plainRequest),
  near: [],
};

/**
 * Asks, or posts, at an address somebody else named, without being led into our own nets (OWASP SSRF Prevention Cheat
 * Sheet): only https at its own port, only public addresses. The name is looked up once and the connection
 * goes to what was checked, so a name that changes in between (DNS rebinding) changes nothing. No redirect is followed.
 * @returns the reply, its body still to be read or destroyed
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function openForeign(
  address: string,
  asked: Asked | undefined,
  timeoutMs: number,
  reach: Reach = reachWorld,
): Promise<IncomingMessage> {
  const url = foreignAddress(address, reach.near);
  if (!url) throw new Refusal('address-refused');
  return ask(url, AbortSignal.timeout(timeoutMs), reach, asked);
}

/**
 * Brings something there, with the same care.
 * @returns the status; whatever was said with it is not read
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function postForeign(
  address: string,
  sent: Sent,
  timeoutMs: number,
  reach: Reach = reachWorld,
): Promise<number> {
  const response = await openForeign(address, sent, timeoutMs, reach);
  response.destroy();
  return response.statusCode ?? 0;
}

/**
 * Asks, or posts, and reads what is said.
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function exchangeForeign(
  address: string,
  asked: Asked | undefined,
  limits: ForeignLimits,
  reach: Reach = reachWorld,
): Promise<ForeignReply> {
  return read(await openForeign(address, asked, limits.timeoutMs, reach), limits.most);
}

/**
 * For a client that makes its own requests: keeps connections, and makes none but to where `foreignAddress` and the
 * lookup allow. The client has to ask `foreignAddress` first and to follow no redirect: a literal address is looked up nowhere.
 */
export function foreignAgent(url: URL, reach: Reach = reachWorld): HttpAgent {
  const options = { keepAlive: true, ...lookupFor(url, reach) };
  return url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
}

/** Servers of the house are looked up as any program does. */
function lookupFor(url: URL, reach: Reach): { lookup?: LookupFunction } {
  return reach.near.includes(url.origin) ? {} : { lookup: checked(reach.resolve) };
}

function ask(url: URL, signal: AbortSignal, reach: Reach, asked?: Asked): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const usual = { 'user-agent': 'Heed', accept: '*/*', 'accept-encoding': 'identity' };
    const request = reach.open(url)(
      url,
      {
        signal: asked?.signal ? AbortSignal.any([signal, asked.signal]) : signal,
        method: asked?.body === undefined ? 'GET' : 'POST',
        headers: { ...usual, ...asked?.headers },
        agent: false,
        ...lookupFor(url, reach),
      },
      done,
    );
    request.once('error', (error) =>
      fail(error instanceof Refusal ? error : new Refusal('address-unreachable')),
    );
    request.end(asked?.body);
  });
}

/** Looks a name up; one address that is not public is enough to refuse it. */
function checked(find: Resolve): LookupFunction {
  return (host, options, tell) => {
    find(host).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isPublicAddress(address)))
          return tell(new Refusal('address-refused'), '', 0);
        if (options.all) return tell(null, [...found]);
        tell(null, first.address, first.family);
      },
      () => tell(new Refusal('address-unreachable'), '', 0),
    );
  };
}

async function read(response: IncomingMessage, most: number): Promise<ForeignReply> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response) {
      size += piece.length;
      if (size > most) throw new Refusal('address-refused');
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('address-unreachable');
  } finally {
    response.destroy();
  }
  const type = response.headers['content-type'] ?? '';
  return { status: response.statusCode ?? 0, type, body: Buffer.concat(pieces) };
}
