import { type Duty, hasDuty } from '../access/duties.ts';
import type { Me } from '../access/session.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Key } from '../words/use-words.ts';

/** What a centre is set up by, in the order its list shows. */
export const setUpParts = ['centre', 'rules', 'answering', 'trust'] as const;

/** Daily work stands in the rail, what sets a centre up in a list of its own, a person's own in their menu. */
type Part = 'work' | (typeof setUpParts)[number] | 'own';

export interface PageEntry {
  readonly to:
    | '/arrivals/{-$messageId}'
    | '/cases/{-$caseId}'
    | '/reviews/{-$answerId}'
    | '/deliveries'
    | '/duty'
    | '/register'
    | '/mass-problems/{-$massId}'
    | '/imports'
    | '/topics/{-$topicId}'
    | '/authorities/{-$authorityId}'
    | '/boundaries'
    | '/calendars'
    | '/centres'
    | '/set-up'
    | '/templates/{-$templateId}'
    | '/review-rules'
    | '/quality'
    | '/routing/{-$ruleId}'
    | '/webhooks/{-$webhookId}'
    | '/automation/{-$ruleId}'
    | '/channel-settings/{-$channelId}'
    | '/models/{-$modelId}'
    | '/checklists'
    | '/hand-over'
    | '/recounts'
    | '/promises'
    | '/orders/{-$list}'
    | '/passed'
    | '/realms'
    | '/agreements'
    | '/watches'
    | '/second-looks'
    | '/outward-acts'
    | '/people'
    | '/ways-in'
    | '/settings';
  readonly name: Key;
  readonly icon: IconName;
  /** The second key after G. */
  readonly key: string;
  readonly duty: Duty | null;
  readonly part: Part;
  /** Other addresses of the same page: its tabs. */
  readonly also?: readonly string[];
  readonly count?: 'arrivals' | 'inReview' | 'unknownDeliveries' | 'overdue';
}

const pages: readonly PageEntry[] = [
  {
    to: '/arrivals/{-$messageId}',
    name: 'page.arrivals',
    icon: 'inbox',
    key: 'a',
    duty: 'triage',
    part: 'work',
    count: 'arrivals',
  },
  {
    to: '/cases/{-$caseId}',
    name: 'page.cases',
    icon: 'cases',
    key: 'c',
    duty: 'cases',
    part: 'work',
    count: 'overdue',
  },
  {
    to: '/reviews/{-$answerId}',
    name: 'page.reviews',
    icon: 'review',
    key: 'r',
    duty: 'review',
    part: 'work',
    count: 'inReview',
  },
  {
    to: '/deliveries',
    name: 'page.deliveries',
    icon: 'send',
    key: 'd',
    duty: 'deliveries',
    part: 'work',
    count: 'unknownDeliveries',
  },
  { to: '/duty', name: 'duty.title', icon: 'bell', key: 'y', duty: 'onDuty', part: 'work' },
  {
    to: '/mass-problems/{-$massId}',
    name: 'mass.title',
    icon: 'people',
    key: 'b',
    duty: 'cases',
    part: 'work',
  },
  { to: '/orders/{-$list}', name: 'orders.title', icon: 'check', key: 'k', duty: 'cases', part: 'work' },
  { to: '/passed', name: 'page.passedIn', icon: 'route', key: '1', duty: 'watches', part: 'work' },
  { to: '/realms', name: 'page.realms', icon: 'gauge', key: '2', duty: 'compareRealms', part: 'work' },
  { to: '/promises', name: 'page.promises', icon: 'handshake', key: 'p', duty: 'promises', part: 'work' },
  { to: '/register', name: 'page.register', icon: 'phone', key: 'n', duty: 'register', part: 'work' },
  {
    to: '/agreements',
    name: 'page.agreements',
    icon: 'handshake',
    key: '3',
    duty: 'compareRealms',
    part: 'centre',
  },
  { to: '/imports', name: 'page.imports', icon: 'upload', key: 'i', duty: 'import', part: 'centre' },
  { to: '/topics/{-$topicId}', name: 'page.topics', icon: 'tag', key: 't', duty: null, part: 'rules' },
  {
    to: '/authorities/{-$authorityId}',
    name: 'page.authorities',
    icon: 'building',
    key: 'u',
    duty: null,
    part: 'centre',
  },
  { to: '/set-up', name: 'setUp.title', icon: 'check', key: '9', duty: 'changeBoundaries', part: 'centre' },
  {
    to: '/centres',
    name: 'centres.title',
    icon: 'building',
    key: '7',
    duty: 'changeBoundaries',
    part: 'centre',
  },
  {
    to: '/calendars',
    name: 'calendars.title',
    icon: 'clock',
    key: '8',
    duty: 'changeTopics',
    part: 'centre',
  },
  {
    to: '/boundaries',
    name: 'boundaries.title',
    icon: 'pin',
    key: 'g',
    duty: 'changeBoundaries',
    part: 'centre',
  },
  {
    to: '/templates/{-$templateId}',
    name: 'page.templates',
    icon: 'pen',
    key: 'e',
    duty: 'templates',
    part: 'answering',
  },
  { to: '/quality', name: 'page.quality', icon: 'gauge', key: 'q', duty: 'quality', part: 'answering' },
  { to: '/hand-over', name: 'handover.title', icon: 'send', key: '5', duty: 'handOver', part: 'work' },
  { to: '/recounts', name: 'recounts.title', icon: 'gauge', key: '6', duty: 'cases', part: 'rules' },
  {
    to: '/checklists',
    name: 'checklists.title',
    icon: 'check',
    key: '4',
    duty: 'cases',
    part: 'answering',
  },
  {
    to: '/review-rules',
    name: 'page.reviewRules',
    icon: 'people',
    key: 'w',
    duty: 'reviewRules',
    part: 'answering',
  },
  {
    to: '/routing/{-$ruleId}',
    name: 'page.routing',
    icon: 'route',
    key: 'o',
    duty: 'changeRouting',
    part: 'rules',
  },
  {
    to: '/channel-settings/{-$channelId}',
    name: 'page.channels',
    icon: 'plug',
    key: 'h',
    duty: 'changeChannels',
    part: 'centre',
  },
  {
    to: '/automation/{-$ruleId}',
    name: 'automation.title',
    icon: 'robot',
    key: 'z',
    duty: 'automation',
    part: 'rules',
  },
  {
    to: '/webhooks/{-$webhookId}',
    name: 'webhooks.title',
    icon: 'external',
    key: 'x',
    duty: 'webhooks',
    part: 'centre',
  },
  { to: '/watches', name: 'page.watches', icon: 'filter', key: 'f', duty: 'watches', part: 'rules' },
  { to: '/models/{-$modelId}', name: 'page.models', icon: 'gauge', key: 'm', duty: 'models', part: 'rules' },
  { to: '/second-looks', name: 'looks.title', icon: 'review', key: 'l', duty: 'secondLooks', part: 'trust' },
  {
    to: '/outward-acts',
    name: 'safeguards.title',
    icon: 'lock',
    key: 'v',
    duty: 'safeguards',
    part: 'trust',
    also: ['/why', '/retention'],
  },
  { to: '/people', name: 'people.title', icon: 'person', key: 'j', duty: 'changePeople', part: 'centre' },
  { to: '/ways-in', name: 'waysIn.title', icon: 'lock', key: '0', duty: 'changePeople', part: 'centre' },
  { to: '/settings', name: 'page.settings', icon: 'gear', key: 's', duty: null, part: 'own' },
];

export function pagesFor(me: Me): readonly PageEntry[] {
  return pages.filter(({ duty }) => duty === null || hasDuty(me, duty));
}

/** The pages that set a centre up, by part; parts of which a person sees nothing are left out. */
export function setUpFor(
  me: Me,
): readonly { part: (typeof setUpParts)[number]; pages: readonly PageEntry[] }[] {
  const mine = pagesFor(me);
  return setUpParts
    .map((part) => ({ part, pages: mine.filter((page) => page.part === part) }))
    .filter((group) => group.pages.length > 0);
}

/** Whether an address shows this page: itself, a thing on it, or one of its tabs. */
export function isAt(page: PageEntry, address: string): boolean {
  const own = page.to.replace(/\/\{-\$\w+\}$/, '');
  return address === own || address.startsWith(`${own}/`) || (page.also?.includes(address) ?? false);
}
