import { type Duty, hasDuty } from '../access/duties.ts';
import type { Me } from '../access/session.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Key } from '../words/use-words.ts';

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
    | '/templates/{-$templateId}'
    | '/review-rules'
    | '/quality'
    | '/routing/{-$ruleId}'
    | '/webhooks/{-$webhookId}'
    | '/automation/{-$ruleId}'
    | '/channel-settings/{-$channelId}'
    | '/models/{-$modelId}'
    | '/promises'
    | '/watches'
    | '/second-looks'
    | '/outward-acts'
    | '/people'
    | '/settings';
  readonly name: Key;
  readonly icon: IconName;
  /** The second key after G. */
  readonly key: string;
  readonly duty: Duty | null;
  /** Daily work stands in the navigation of everyone; the rest below a line. */
  readonly part: 'work' | 'set-up';
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
  { to: '/promises', name: 'page.promises', icon: 'handshake', key: 'p', duty: 'promises', part: 'work' },
  { to: '/register', name: 'page.register', icon: 'phone', key: 'n', duty: 'register', part: 'work' },
  { to: '/imports', name: 'page.imports', icon: 'upload', key: 'i', duty: 'import', part: 'set-up' },
  { to: '/topics/{-$topicId}', name: 'page.topics', icon: 'tag', key: 't', duty: null, part: 'set-up' },
  {
    to: '/authorities/{-$authorityId}',
    name: 'page.authorities',
    icon: 'building',
    key: 'u',
    duty: null,
    part: 'set-up',
  },
  {
    to: '/templates/{-$templateId}',
    name: 'page.templates',
    icon: 'pen',
    key: 'e',
    duty: 'templates',
    part: 'set-up',
  },
  { to: '/quality', name: 'page.quality', icon: 'gauge', key: 'q', duty: 'quality', part: 'set-up' },
  {
    to: '/review-rules',
    name: 'page.reviewRules',
    icon: 'people',
    key: 'w',
    duty: 'reviewRules',
    part: 'set-up',
  },
  {
    to: '/routing/{-$ruleId}',
    name: 'page.routing',
    icon: 'route',
    key: 'o',
    duty: 'changeRouting',
    part: 'set-up',
  },
  {
    to: '/channel-settings/{-$channelId}',
    name: 'page.channels',
    icon: 'plug',
    key: 'h',
    duty: 'changeChannels',
    part: 'set-up',
  },
  {
    to: '/automation/{-$ruleId}',
    name: 'automation.title',
    icon: 'robot',
    key: 'z',
    duty: 'automation',
    part: 'set-up',
  },
  {
    to: '/webhooks/{-$webhookId}',
    name: 'webhooks.title',
    icon: 'external',
    key: 'x',
    duty: 'webhooks',
    part: 'set-up',
  },
  { to: '/watches', name: 'page.watches', icon: 'filter', key: 'f', duty: 'watches', part: 'set-up' },
  { to: '/models/{-$modelId}', name: 'page.models', icon: 'gauge', key: 'm', duty: 'models', part: 'set-up' },
  { to: '/second-looks', name: 'looks.title', icon: 'review', key: 'l', duty: 'secondLooks', part: 'set-up' },
  {
    to: '/outward-acts',
    name: 'safeguards.title',
    icon: 'lock',
    key: 'v',
    duty: 'safeguards',
    part: 'set-up',
  },
  { to: '/people', name: 'people.title', icon: 'person', key: 'j', duty: 'changePeople', part: 'set-up' },
  { to: '/settings', name: 'page.settings', icon: 'gear', key: 's', duty: null, part: 'set-up' },
];

export function pagesFor(me: Me): readonly PageEntry[] {
  return pages.filter(({ duty }) => duty === null || hasDuty(me, duty));
}
