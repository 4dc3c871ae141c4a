import { Api } from 'grammy';
import { Value } from 'typebox/value';
import { foreignAgent, type Reach } from '../../platform/http/fetch-foreign.ts';
import type { ChannelContext } from '../contract.ts';
import { apiRootOf, checkTelegram, TelegramConfig } from './config.ts';

export interface Bot {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
  /** The number before the colon: offsets of one bot mean nothing to another. */
  readonly id: string;
  readonly receive: 'polling' | 'webhook';
}

/** How long one call may take; a long poll brings its own, longer time. */
const callSeconds = 50;

/**
 * Bots by what their channels say, and how their servers are reached: an administrator of a realm names the address, so
 * every call is held to what `openForeign` holds its own requests to.
 */
export function botsOver(reach: Reach) {
  /** One for each server: connections are kept. */
  const agents = new Map<string, ReturnType<typeof foreignAgent>>();

  function agentOf(url: URL) {
    const agent = agents.get(url.origin) ?? foreignAgent(url, reach);
    agents.set(url.origin, agent);
    return agent;
  }

  /** For a configuration that has been checked. */
  function apiOf(apiRoot: string, token: string, timeoutSeconds: number): Api {
    const agent = agentOf(new URL(apiRoot));
    return new Api(token, { apiRoot, timeoutSeconds, baseFetchConfig: { agent, redirect: 'error' } });
  }

  /** @throws Error when the channel is not configured: whoever saved it was told */
  function botOf({ config, secret }: ChannelContext): Bot {
    const [problem] = checkTelegram(config, secret, reach.near);
    if (problem || secret === null || !Value.Check(TelegramConfig, config))
      throw new Error(`the Telegram channel is not configured: ${problem}`);
    const apiRoot = apiRootOf(config);
    return {
      api: apiOf(apiRoot, secret, callSeconds),
      apiRoot,
      token: secret,
      id: secret.slice(0, secret.indexOf(':')),
      receive: config.receive ?? 'polling',
    };
  }

  return { reach, apiOf, botOf };
}

export type Bots = ReturnType<typeof botsOver>;
