import type { DraftModel } from '../../platform/draft-model.ts';
import { exchangeForeign, reachWorld } from '../../platform/http/fetch-foreign.ts';
import { Refusal } from '../../platform/refusal.ts';
import { wordsOfReply } from './chat-reply.rules.ts';

/** What the model is told: how to write, and what about. */
export interface Prompt {
  readonly how: string;
  readonly about: string;
}

/** Bytes of a reply: many times the longest draft. */
const mostBytes = 256 * 1024;
const mostTokens = 1200;

/** What leaves the centre, to the letter. */
export function requestOf({ model }: Pick<DraftModel, 'model'>, { how, about }: Prompt): string {
  return JSON.stringify({
    model,
    messages: [
      { role: 'system', content: how },
      { role: 'user', content: about },
    ],
    temperature: 0.2,
    max_tokens: mostTokens,
    stream: false,
  });
}

/**
 * Has a draft written by the model whoever runs the machine has set (OpenAI chat completions API).
 * @throws Refusal `draft-model-failed` whatever went wrong there, a reply that is no plain text included
 */
export async function askModel(
  { url, key, timeoutMs }: DraftModel,
  near: readonly string[],
  body: string,
  signal: AbortSignal,
): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key && { authorization: `Bearer ${key}` }),
  };
  const limits = { most: mostBytes, timeoutMs };
  const reply = await exchangeForeign(url, { headers, body, signal }, limits, { ...reachWorld, near }).catch(
    (error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    },
  );
  const text = reply?.status === 200 ? wordsOfReply(reply.body.toString('utf8')) : undefined;
  if (text === undefined) throw new Refusal('draft-model-failed');
  return text;
}
