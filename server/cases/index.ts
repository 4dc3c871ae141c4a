import './case.errors.ts';

export { mayCloseCase, mayDecideOnCase, mayNoteOnCase, mayReadCase, mayWorkOnCase } from './case.policies.ts';
export { type CaseAct, type CaseState, isOpen, mayAct, type Risk, riskOf } from './case.rules.ts';
export type { Case, CaseChanges, CasePlace } from './case.types.ts';
export { caseColumns, findCase, findCaseByNumber, linkMessages } from './cases.store.ts';
export { type CaseContext, changeCase, requireAct, requireCase } from './change-case.ts';
