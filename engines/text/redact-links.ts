import type { Finding } from './redact-kinds.ts';
import { tokenise } from './tokenise.ts';

/** Addresses written so that programs do not find them: `name (at) mail.ru`, `name собака mail точка ru`. */
const HIDDEN_EMAIL =
  /[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}\s?(?:[([{]\s?(?:at|эт|собака)\s?[)\]}]|\sсобака\s)\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\(?\s?(?:точка|dot)\s?\)?)\s?\p{L}{2,10}){1,3}/giu;
const HIDDEN_AT = /[([{]\s?(?:at|эт|собака)|\sсобака\s/i;

/** Sites where a path leads to a person, unless it leads to a community. */
const SOCIAL =
  /^(?:https?:\/\/)?(?:www\.|m\.)?(?:vk\.com|vk\.ru|vkontakte\.ru|ok\.ru|odnoklassniki\.ru|t\.me|telegram\.me|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|tiktok\.com|youtube\.com|linkedin\.com|max\.ru|wa\.me|viber\.click)\/(.+)/iu;
const COMMUNITY =
  /^(?:(?:wall|photo|video|topic|album|doc|clip|market)-\d|(?:club|public|event)\d|group\/|feed|search|watch|shorts)/i;
const OFFICIAL_MENTION = /^\[(?:club|public|event)/;
const CHAT_SCHEME = /(?:tg|tel|lto|ber|app|ype):/i;
const CHAT_LINK = /(?<![\p{L}\p{N}])(?:tg|tel|mailto|viber|whatsapp|skype):(?:\/\/)?[^\s<>"«»]{3,200}/giu;

/** E-mail addresses, links to profiles and mentions of people. */
export function findAddresses(text: string): Finding[] {
  const hidden = (HIDDEN_AT.test(text) ? [...text.matchAll(HIDDEN_EMAIL)] : []).map((match) =>
    finding(match, 'email'),
  );
  const chats = (CHAT_SCHEME.test(text) ? [...text.matchAll(CHAT_LINK)] : []).map((match) =>
    finding(match, 'profile'),
  );
  const tokens = /[@[]|[a-z]\//i.test(text) ? fromTokens(text) : [];
  return [...tokens, ...hidden, ...chats];
}

const finding = (match: RegExpExecArray, kind: Finding['kind']): Finding => ({
  start: match.index,
  end: match.index + match[0].length,
  kind,
});

function fromTokens(text: string): Finding[] {
  return tokenise(text).flatMap(({ kind, text: written, start, end }): Finding[] => {
    if (kind === 'email') return [{ start, end, kind: 'email' }];
    if (kind === 'mention' && !OFFICIAL_MENTION.test(written)) return [{ start, end, kind: 'profile' }];
    return kind === 'url' && leadsToPerson(written) ? [{ start, end, kind: 'profile' }] : [];
  });
}

function leadsToPerson(url: string): boolean {
  const path = SOCIAL.exec(url)?.[1];
  return path !== undefined && !COMMUNITY.test(path);
}
