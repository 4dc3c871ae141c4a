import type { Dates } from '../words/dates.ts';
import type { CodeKind, Words } from '../words/use-words.ts';
import type { Act } from './safeguards.api.ts';

/** Particulars whose value is a code the catalogues have words for, by the act where the same name means another thing. */
const kinds: Readonly<Record<string, CodeKind>> = {
  reason: 'setAside',
  verdict: 'lookVerdict',
  role: 'role',
  driver: 'driver',
  'pass case kind': 'letter',
  'write to centre kind': 'letter',
  'hear from centre kind': 'letter',
  'publish kind': 'outgoing',
  'change agreement step': 'agreementState',
  'change watch step': 'watchStep',
  'change retention kind': 'retention',
  'viewed from above kind': 'viewedOf',
  'view case of realm kind': 'viewedOf',
};

/** Names and fingerprints say nothing to a reader; the file holds them. */
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{16,64}$/;
const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What an entry of the log holds besides, in words: no words of residents are ever in it. */
export function particularsOf(words: Words, dates: Pick<Dates, 'moment'>, { act, data }: Act): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '' && value !== false && !isId.test(String(value)))
    .map(([key, value]) => {
      const name = words.said('actLog.data', key);
      return value === true ? name : `${name}: ${sayingOf(words, dates, act, key, String(value))}`;
    })
    .join(' · ');
}

function sayingOf(words: Words, dates: Pick<Dates, 'moment'>, act: string, key: string, value: string) {
  const kind = kinds[`${act} ${key}`] ?? kinds[key];
  if (kind) return words.code(kind, value);
  return isMoment.test(value) ? dates.moment(value) : value;
}
