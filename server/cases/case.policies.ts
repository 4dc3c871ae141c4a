import { anywhere, type Belonging, inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

export interface CaseBelonging extends Belonging {
  readonly centreId: string | null;
  readonly authorityId: string | null;
}

/** An executor sees their own authority's cases; a centre sees its own and those below it. */
export const mayReadCase = policy<CaseBelonging>(
  'cases.read',
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
  inItsAuthority('executor', 'head'),
);
export const mayDecideOnCase = policy<CaseBelonging>('cases.decide', inItsCentre('operator', 'curator'));
/** A centre hands over to any authority; a head distributes among their own executors. */
export const mayHandOver = policy<CaseBelonging>(
  'cases.hand-over',
  inItsCentre('operator', 'curator'),
  inItsAuthority('head'),
);
export const mayWorkOnCase = policy<CaseBelonging>(
  'cases.work',
  inItsAuthority('executor', 'head'),
  inItsCentre('operator', 'curator'),
);
export const mayCloseCase = policy<CaseBelonging>('cases.close', inItsCentre('curator'));
export const mayNoteOnCase = policy<CaseBelonging>(
  'cases.note',
  inItsCentre('operator', 'curator', 'leader'),
  inItsAuthority('executor', 'head'),
);
/** A leader's order; a curator writes it down for them. */
export const mayInstruct = policy<CaseBelonging>('cases.instruct', inItsCentre('leader', 'curator'));
export const mayChangeChecklists = policy('checklists.change', anywhere('curator', 'administrator'));
export const mayAcceptMessages = policy('messages.accept', inItsCentre('operator', 'curator'));
