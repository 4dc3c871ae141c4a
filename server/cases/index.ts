import './case.errors.ts';

export { actsFor, type CaseParts, realmCode } from './act.ts';
export { applyAct, moveClocks } from './act-on-case.ts';
export {
  type CaseBelonging,
  mayCloseCase,
  mayDecideOnCase,
  mayNoteOnCase,
  mayReadCase,
  mayWorkOnCase,
} from './case.policies.ts';
export { type CaseAct, type CaseState, isOpen, mayAct, type Risk, riskOf } from './case.rules.ts';
export { CaseRow } from './case.schema.ts';
export type { Case, CaseChanges, CasePlace } from './case.types.ts';
export { caseRow } from './case-view.ts';
export { casesModule } from './cases.module.ts';
export { caseColumns, findCase, findCaseByNumber, insertCases, linkMessages } from './cases.store.ts';
export { type CaseContext, changeCase, requireAct, requireCase } from './change-case.ts';
export {
  type ClockScene,
  whenAnswered,
  whenAsked,
  whenAssigned,
  whenDraftReady,
  whenEnded,
  whenFinallyAnswered,
  whenReopened,
  whenReplied,
  whenReviewed,
} from './clock-effects.rules.ts';
export {
  type CaseClock,
  type ClockName,
  clockNames,
  dueOf,
  nextDue,
  reactionTerms,
  resolutionTerm,
  startClock,
} from './clocks.rules.ts';
export { readClocks, writeClocks } from './clocks.store.ts';
export { applyFinalAnswer } from './final-answer.ts';
export { joinMessage } from './join-message.ts';
export { type FoundLink, findLink, keepMessageLink, linkAddress, makeLink, newLinkToken } from './links.ts';
export { factsOf, type Opening, openCases, openingCase, titleOf } from './open-cases.ts';
export { requireReadable, sightOf } from './read-case.ts';
export { chooseManner, correspondentsOf, fitTo, tellResidents } from './tell-residents.ts';
