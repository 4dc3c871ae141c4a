import './case.errors.ts';

export { mayCloseCase, mayDecideOnCase, mayNoteOnCase, mayReadCase, mayWorkOnCase } from './case.policies.ts';
export { type CaseAct, type CaseState, isOpen, mayAct, type Risk, riskOf } from './case.rules.ts';
export type { Case, CaseChanges, CasePlace } from './case.types.ts';
export { caseColumns, findCase, findCaseByNumber, linkMessages } from './cases.store.ts';
export { type CaseContext, changeCase, requireAct, requireCase } from './change-case.ts';
export { type CaseClock, type ClockName, clockNames, dueOf, nextDue, startClock } from './clocks.rules.ts';
export { readClocks, writeClocks } from './clocks.store.ts';
export { factsOf, type Opening, openCases, titleOf } from './open-cases.ts';
export { type RouteReason, routerOf } from './routing.rules.ts';
