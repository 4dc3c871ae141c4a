import { lookup as resolve } from 'node:dns/promises';
import {
  type ClientRequest,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Refusal } from '../refusal.ts';
import { foreignAddress, isPublicAddress } from './foreign-address.rules.ts';

export interface ForeignReply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  /** Where it was in the end. */
  readonly url: string;
}

export interface ForeignLimits {
  /** Bytes of the body at most. */
  readonly most: number;
  /** From the first word to the last, redirects included. */
  readonly timeoutMs: number;
}

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;
type Open = (url: URL, options: RequestOptions, done: (response: IncomingMessage) => void) => ClientRequest;

/** How the outside world is reached; handed in by tests. */
export interface Reach {
  readonly resolve: Resolve;
  readonly open: (url: URL) => Open;
}

const reachWorld: Reach = {
  resolve: (host) => resolve(host, { all: true, verbatim: true }),
  open: (url) => (url.protocol === 'https:' ? secureRequest : plainRequest),
};

const mostRedirects = 5;

/**
 * Gets what stands at an address somebody else named, without being led into our own nets (OWASP SSRF Prevention Cheat
 * Sheet): only http and https at their own ports, only public addresses, asked again for every redirect. The name is
 * looked up once and the connection goes to what was checked, so a name that changes in between (DNS rebinding) changes
 * nothing.
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function fetchForeign(
  address: string,
  limits: ForeignLimits,
  reach: Reach = reachWorld,
): Promise<ForeignReply> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = foreignAddress(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!url) throw new Refusal('address-refused');
    const response = await ask(url, signal, reach);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status > 399 || location === undefined) return read(response, url, limits.most);
    response.destroy();
    url = foreignAddress(location, url);
  }
  throw new Refusal('address-refused');
}

/**
 * Brings something to an address somebody else named, with the same care. No redirect is followed: what was signed for
 * one address is not carried to another.
 * @returns the status; whatever was said with it is not read
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function postForeign(
  address: string,
  sent: Sent,
  timeoutMs: number,
  reach: Reach = reachWorld,
): Promise<number> {
  const url = foreignAddress(address);
  if (!url) throw new Refusal('address-refused');
  const response = await ask(url, AbortSignal.timeout(timeoutMs), reach, sent);
  response.destroy();
  return response.statusCode ?? 0;
}

/**
 * Asks, or posts, and reads what is said. No redirect is followed.
 * @throws Refusal `address-refused`, `address-unreachable`
 */
export async function exchangeForeign(
  address: string,
  sent: Sent | undefined,
  limits: ForeignLimits,
  reach: Reach = reachWorld,
): Promise<ForeignReply> {
  const url = foreignAddress(address);
  if (!url) throw new Refusal('address-refused');
  const response = await ask(url, AbortSignal.timeout(limits.timeoutMs), reach, sent);
  return read(response, url, limits.most);
}

/** What is posted. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function ask(url: URL, signal: AbortSignal, reach: Reach, sent?: Sent): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const usual = { 'user-agent': 'Heed', accept: '*/*', 'accept-encoding': 'identity' };
    const request = reach.open(url)(
      url,
      {
        signal,
        method: sent ? 'POST' : 'GET',
        headers: { ...usual, ...sent?.headers },
        agent: false,
        lookup: checked(reach.resolve),
      },
      done,
    );
    request.once('error', (error) =>
      fail(error instanceof Refusal ? error : new Refusal('address-unreachable')),
    );
    request.end(sent?.body);
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

async function read(response: IncomingMessage, url: URL, most: number): Promise<ForeignReply> {
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
  return { status: response.statusCode ?? 0, type, body: Buffer.concat(pieces), url: url.href };
}
