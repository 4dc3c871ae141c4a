import { setTimeout as pause } from 'node:timers/promises';
import { messagesOf } from '../whole-way/region.ts';
import { Browser } from './browser.ts';

export interface Streamed {
  /** The first external id's number: what is stored from here on is this stream's. */
  readonly from: string;
  readonly answered: number;
  readonly refused: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
}

let streams = 0;

/**
 * Single messages at an even rate, sent whether or not the one before has been answered. Their texts are made now, which
 * takes the generator seconds for a flood: whoever came in meanwhile would come in all at once.
 * @returns what sends them
 */
export function prepareStream(
  url: string,
  channel: { readonly id: string; readonly token: string },
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): () => Promise<Streamed> {
  streams += 1;
  const from = `load-${process.pid}-${streams}-`;
  const texts = [...messagesOf(`bench: load ${streams}`, Math.ceil(rate * seconds))].map(({ text }) => text);
  return () => send(new Browser(url, 200, channel.token), channel.id, { texts, rate, from });
}

async function send(
  browser: Browser,
  channelId: string,
  { texts, rate, from }: { readonly texts: readonly string[]; readonly rate: number; readonly from: string },
): Promise<Streamed> {
  const taken: number[] = [];
  let refused = 0;
  const began = performance.now();
  const posts: Promise<void>[] = [];
  for (const [n, text] of texts.entries()) {
    const due = began + (n * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    const at = performance.now();
    const body = { externalId: `${from}${n}`, text, author: { address: `tg:${n % 5000}` } };
    posts.push(
      browser.ask('POST', `/api/channels/${channelId}/messages`, body).then(
        ({ status }) => {
          if (status === 202) taken.push(performance.now() - at);
          else refused += 1;
        },
        () => {
          refused += 1;
        },
      ),
    );
  }
  await Promise.all(posts);
  const sorted = taken.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const took = (performance.now() - began) / 1000;
  return { from, answered: taken.length, refused, seconds: took, p50: at(0.5), p95: at(0.95) };
}
