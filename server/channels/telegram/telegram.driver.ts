import { type Reach, reachWorld } from '../../platform/http/fetch-foreign.ts';
import type { Driver } from '../contract.ts';
import { botsOver } from './bots.ts';
import { apiRootOf, checkTelegram } from './config.ts';
import { fetchTelegramFile } from './fetch-file.ts';
import { listenToTelegram, type PollTimes } from './poll.ts';
import { probeTelegram } from './probe.ts';
import { deleteTelegram, editTelegram, longestText, sendTelegram } from './send.ts';
import { mountTelegram } from './webhook.ts';

const usual: PollTimes = { holdSeconds: 30, firstMs: 1000, longestMs: 60_000 };

/**
 * A bot, through any Bot API server. Private chats are private messages; groups, supergroups and the comments of a
 * channel (its discussion group) are public ones. A bot never hears of deletions.
 */
export function telegramDriver(over: Partial<Reach> = {}, times: PollTimes = usual): Driver {
  const bots = botsOver({ ...reachWorld, ...over });
  const { botOf, reach } = bots;
  return {
    name: 'telegram',
    limits: { publicText: longestText, privateText: longestText, perSecond: 30 },
    can: { answerPublicly: true, answerPrivately: true, sendOnce: false, edit: true, delete: true },
    check: (config, secret) => checkTelegram(config, secret, reach.near),
    probe: (config, secret) => probeTelegram(bots, config, secret),
    secretGoesTo: apiRootOf,
    mount: (app, contextOf) => mountTelegram(app, contextOf, botOf),
    listen: (context) => listenToTelegram(context, botOf, times),
    fetchFile: (context, ref) => fetchTelegramFile(bots, context, ref),
    send: async (context, outgoing) => sendTelegram(botOf(context), outgoing),
    edit: async (context, externalId, text) => editTelegram(botOf(context), externalId, text),
    delete: async (context, externalId) => deleteTelegram(botOf(context), externalId),
  };
}
