import './case.errors.ts';

export { type CaseParts, realmCode } from './act.ts';
export { applyAct, moveClocks } from './act-on-case.ts';
export { type CaseBelonging, mayDecideOnCase, mayReadCase } from './case.policies.ts';
export { type CaseState, hasEnded, isOpen, openStates, type Risk, riskOf } from './case.rules.ts';
export { CasePage, CaseQuery, CaseRow } from './case.schema.ts';
export type { Case, CaseChanges } from './case.types.ts';
export { messagesOfCase, verdictsOfCase } from './case-detail.store.ts';
export { factsOfCases } from './case-facts.ts';
export { caseRow, placeLabel } from './case-view.ts';
export { casesModule } from './cases.module.ts';
export { columnsOfCase, findCase, findCases, insertCases, linkMessages } from './cases.store.ts';
export { type CaseContext, changeCase, requireCase } from './change-case.ts';
export { requireChecked } from './checklists/checklists.ts';
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
  nextDue,
  reactionTerm,
  resolutionTerm,
  startClock,
} from './clocks.rules.ts';
export { readClocks, writeClocks } from './clocks.store.ts';
export { applyFinalAnswer } from './final-answer.ts';
export { followersOf } from './follow/follow.ts';
export type { Instruction } from './instructions/instruction.types.ts';
export { instructionsById } from './instructions/instructions.store.ts';
export { joinMessage } from './join-message.ts';
export { type FoundLink, findLink, keepMessageLink, linkAddress, makeLinks, newLinkToken } from './links.ts';
export { declareMass } from './mass/declare-mass.ts';
export { decideCases } from './mass/gather.ts';
export { sampleSize } from './mass/mass.rules.ts';
export { findMass, lockMass, massesById, membersOf, updateMass } from './mass/mass.store.ts';
export type { MassProblem } from './mass/mass.types.ts';
export { requireMass } from './mass/require-mass.ts';
export { openCases, openingCase } from './open-cases.ts';
export { columnsInQueue } from './queue.store.ts';
export { casesAmong, listCasesFor, requireReadable } from './read-case.ts';
export { inSight, type Sight, sightOf } from './sight.ts';
export { addTag, tidyTag } from './tags/tags.ts';
export { chooseManner, correspondentsOf, fitTo, tellResidents } from './tell-residents.ts';
export { titleOf } from './title.rules.ts';
