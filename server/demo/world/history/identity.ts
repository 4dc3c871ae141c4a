/** How platforms name messages, and when the centre gets to know of them. */
import type { OfficeHours } from '../calendar/office-hours.ts';
import { hash32, type Random } from '../random.ts';
import type { DemoChannel } from '../world.types.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The number of a page or chat as its platform would give it. */
const numbers = new Map<string, number>();
function pageNumber(key: string): number {
  let found = numbers.get(key);
  if (found === undefined) {
    found = 100_000_000 + (hash32(key) % 99_000_000);
    numbers.set(key, found);
  }
  return found;
}

/** `index` is unique in the history, so the names are too. */
export function externalIdOf({ key, kind }: DemoChannel, index: number): string {
  const n = index + 1001;
  switch (kind) {
    case 'vk':
      return `wall-${pageNumber(key)}_${n}`;
    case 'ok':
      return `${pageNumber(key)}:${n}`;
    case 'telegram':
      return `t${pageNumber(key)}/${n}`;
    case 'max':
      return `m${pageNumber(key)}/${n}`;
    case 'portal':
      return `P-${n}`;
    case 'email':
      return `<${n}.letter@mail.example>`;
    case 'hotline':
      return `call-${n}`;
  }
}

/** Letters, calls and messages to bots have no public address. */
export function urlOf({ kind, address }: DemoChannel, externalId: string, index: number): string | undefined {
  if (kind === 'vk') return `https://vk.example/${externalId}`;
  if (kind === 'ok') return `${address}/topic/${index + 1001}`;
  return kind === 'portal' ? `${address}/${index + 1001}` : undefined;
}

/** Own channels push at once; a watch finds posts in other people's groups later; letters wait for office hours. */
export function receivedAfter(channel: DemoChannel, at: number, hours: OfficeHours, random: Random): number {
  switch (channel.kind) {
    case 'portal':
    case 'max':
    case 'telegram':
      return at + random.between(1, 20) * SECOND;
    case 'hotline':
      return at + random.between(1, 6) * MINUTE;
    case 'email':
      return Math.floor(hours.open(at + random.between(2, 60) * MINUTE, random.float()));
    default:
      return at + (channel.isOfficial ? random.between(20, 300) * SECOND : random.between(3, 90) * MINUTE);
  }
}
