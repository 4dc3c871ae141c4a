import { type Duty, type Granted, hasDuty } from '../access/duties.ts';
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
  readonly count?: 'arrivals' | 'inReview' | 'unknownDeliveries' | 'overdue' | 'passed';
}

/** By part, in the order they are shown: what is done most stands first, what belongs together side by side. */
const parts: Readonly<Record<Part, readonly Omit<PageEntry, 'part'>[]>> = {
  work: [
    {
      to: '/arrivals/{-$messageId}',
      name: 'page.arrivals',
      icon: 'inbox',
      key: 'a',
      duty: 'triage',
      count: 'arrivals',
    },
    { to: '/cases/{-$caseId}', name: 'page.cases', icon: 'cases', key: 'c', duty: 'cases', count: 'overdue' },
    {
      to: '/reviews/{-$answerId}',
      name: 'page.reviews',
      icon: 'review',
      key: 'r',
      duty: 'review',
      count: 'inReview',
    },
    { to: '/mass-problems/{-$massId}', name: 'mass.title', icon: 'people', key: 'b', duty: 'cases' },
    { to: '/orders/{-$list}', name: 'orders.title', icon: 'flag', key: 'k', duty: 'cases' },
    {
      to: '/passed',
      name: 'page.passedIn',
      icon: 'arrive',
      key: '1',
      duty: 'watches',
      count: 'passed',
    },
    { to: '/promises', name: 'page.promises', icon: 'handshake', key: 'p', duty: 'promises' },
    {
      to: '/deliveries',
      name: 'page.deliveries',
      icon: 'send',
      key: 'd',
      duty: 'deliveries',
      count: 'unknownDeliveries',
    },
    { to: '/duty', name: 'duty.title', icon: 'bell', key: 'y', duty: 'onDuty' },
    { to: '/register', name: 'page.register', icon: 'phone', key: 'n', duty: 'register' },
    { to: '/hand-over', name: 'handover.title', icon: 'swap', key: '5', duty: 'handOver' },
    { to: '/realms', name: 'page.realms', icon: 'globe', key: '2', duty: 'compareRealms' },
  ],
  centre: [
    {
      to: '/set-up',
      name: 'setUp.title',
      icon: 'steps',
      key: '9',
      duty: 'changeBoundaries',
      also: ['/new-realm', '/people-file', '/centres-file', '/authorities-file'],
    },
    { to: '/centres', name: 'centres.title', icon: 'tree', key: '7', duty: 'changeBoundaries' },
    { to: '/authorities/{-$authorityId}', name: 'page.authorities', icon: 'building', key: 'u', duty: null },
    { to: '/people', name: 'people.title', icon: 'person', key: 'j', duty: 'changePeople' },
    { to: '/ways-in', name: 'waysIn.title', icon: 'key', key: '0', duty: 'changePeople' },
    { to: '/boundaries', name: 'boundaries.title', icon: 'pin', key: 'g', duty: 'changeBoundaries' },
    { to: '/calendars', name: 'calendars.title', icon: 'clock', key: '8', duty: 'changeTopics' },
    {
      to: '/channel-settings/{-$channelId}',
      name: 'page.channels',
      icon: 'plug',
      key: 'h',
      duty: 'changeChannels',
    },
    { to: '/imports', name: 'page.imports', icon: 'upload', key: 'i', duty: 'import' },
    { to: '/agreements', name: 'page.agreements', icon: 'pact', key: '3', duty: 'compareRealms' },
    { to: '/webhooks/{-$webhookId}', name: 'webhooks.title', icon: 'external', key: 'x', duty: 'webhooks' },
  ],
  rules: [
    {
      to: '/topics/{-$topicId}',
      name: 'page.topics',
      icon: 'tag',
      key: 't',
      duty: null,
      also: ['/topics-file', '/national-topics'],
    },
    { to: '/routing/{-$ruleId}', name: 'page.routing', icon: 'route', key: 'o', duty: 'changeRouting' },
    { to: '/automation/{-$ruleId}', name: 'automation.title', icon: 'robot', key: 'z', duty: 'automation' },
    { to: '/recounts', name: 'recounts.title', icon: 'recount', key: '6', duty: 'cases' },
    { to: '/watches', name: 'page.watches', icon: 'filter', key: 'f', duty: 'watches' },
    { to: '/models/{-$modelId}', name: 'page.models', icon: 'brain', key: 'm', duty: 'models' },
  ],
  answering: [
    { to: '/templates/{-$templateId}', name: 'page.templates', icon: 'pen', key: 'e', duty: 'templates' },
    { to: '/checklists', name: 'checklists.title', icon: 'checklist', key: '4', duty: 'cases' },
    { to: '/review-rules', name: 'page.reviewRules', icon: 'scales', key: 'w', duty: 'reviewRules' },
    { to: '/quality', name: 'page.quality', icon: 'star', key: 'q', duty: 'quality' },
  ],
  trust: [
    {
      to: '/outward-acts',
      name: 'safeguards.title',
      icon: 'shield',
      key: 'v',
      duty: 'safeguards',
      also: ['/why', '/retention'],
    },
    { to: '/second-looks', name: 'looks.title', icon: 'eye', key: 'l', duty: 'secondLooks' },
  ],
  own: [{ to: '/settings', name: 'page.settings', icon: 'gear', key: 's', duty: null }],
};

const pages: readonly PageEntry[] = (Object.keys(parts) as Part[]).flatMap((part) =>
  parts[part].map((page) => ({ ...page, part })),
);

export function pagesFor(me: Granted): readonly PageEntry[] {
  return pages.filter(({ duty }) => duty === null || hasDuty(me, duty));
}

/** The pages that set a centre up, by part; parts of which a person sees nothing are left out. */
export function setUpFor(
  me: Granted,
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

/**
 * Duties whose pages say nothing true to others: the server lists what somebody may see, which is nothing, and "everything is
 * decided" or a form that cannot be sent would stand there. Other pages are refused by the server, or read by all.
 */
const shut: readonly Duty[] = ['triage', 'review', 'deliveries', 'register', 'handOver', 'secondLooks'];

/** Whether an address is a page of work that is not this person's. */
export function isShut(me: Granted, address: string): boolean {
  const page = pages.find((one) => isAt(one, address));
  return page?.duty != null && shut.includes(page.duty) && !hasDuty(me, page.duty);
}
