import type { Driver } from '../contract.ts';
import { checkTelegram, publicApiRoot } from './config.ts';
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
export function telegramDriver(times: PollTimes = usual): Driver {
  return {
    name: 'telegram',
    limits: { publicText: longestText, privateText: longestText, perSecond: 30 },
    can: { answerPublicly: true, answerPrivately: true, sendOnce: false, edit: true, delete: true },
    check: checkTelegram,
    probe: probeTelegram,
    secretGoesTo: ({ apiRoot }) => (typeof apiRoot === 'string' ? apiRoot : publicApiRoot),
    mount: mountTelegram,
    listen: (context) => listenToTelegram(context, times),
    fetchFile: fetchTelegramFile,
    send: sendTelegram,
    edit: editTelegram,
    delete: deleteTelegram,
  };
}
