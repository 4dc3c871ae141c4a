import { useMe } from './session.ts';

export type Role = 'operator' | 'curator' | 'executor' | 'head' | 'leader' | 'analyst' | 'administrator';

/** What the console offers to whom. The server decides; this only keeps doors out of sight that will not open. */
const duties = {
  triage: ['operator', 'curator'],
  cases: ['operator', 'curator', 'executor', 'head', 'leader', 'analyst', 'administrator'],
  review: ['curator', 'head'],
  handOver: ['operator', 'curator', 'head'],
  handOverElsewhere: ['operator', 'curator'],
  instruct: ['leader', 'curator'],
  deliveries: ['operator', 'curator'],
  onDuty: ['operator', 'curator', 'leader', 'administrator'],
  register: ['operator', 'curator'],
  import: ['curator', 'administrator'],
  changeChannels: ['administrator'],
  webhooks: ['administrator'],
  automation: ['administrator'],
  models: ['administrator', 'analyst'],
  promises: ['operator', 'curator', 'executor', 'head', 'leader', 'analyst', 'administrator'],
  templates: ['operator', 'curator', 'executor', 'head', 'administrator'],
  reviewRules: ['curator', 'head', 'administrator'],
  quality: ['operator', 'curator', 'analyst'],
  secondLooks: ['operator', 'curator'],
  safeguards: ['administrator'],
  draft: ['operator', 'curator', 'executor', 'head'],
  changeReviewRules: ['curator', 'administrator'],
  changeTemplates: ['curator', 'administrator'],
  watches: ['operator', 'curator', 'leader', 'analyst', 'administrator'],
  changeWatches: ['curator', 'administrator'],
  changeBoundaries: ['administrator'],
  changeChecklists: ['curator', 'administrator'],
  changeTopics: ['administrator'],
  compareRealms: ['curator', 'leader', 'analyst', 'administrator'],
  changeAgreements: ['leader', 'administrator'],
  changePeople: ['administrator'],
  changeAuthorities: ['administrator'],
  changeRouting: ['administrator', 'curator'],
} as const satisfies Record<string, readonly Role[]>;

export type Duty = keyof typeof duties;

/** Somebody with roles: all that duties hang on. */
export interface Granted {
  readonly grants: readonly { readonly role: string }[];
}

export function hasDuty(me: Granted, duty: Duty): boolean {
  const allowed: readonly string[] = duties[duty];
  return me.grants.some(({ role }) => allowed.includes(role));
}

export function useDuty(duty: Duty): boolean {
  return hasDuty(useMe(), duty);
}
