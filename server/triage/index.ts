import './triage.errors.ts';
import './watches/watches.errors.ts';

export type { HistoryRow } from './history.store.ts';
export { type JudgedModel, judgeActive } from './judge-active.ts';
export { type LabelFigures, labelFigures } from './model-report.ts';
export type { Proposal } from './proposal.types.ts';
export {
  emergenciesAmong,
  formalAppealsAmong,
  latestOpenings,
  latestProposals,
  type ProposedOpening,
} from './proposals.store.ts';
export { readingBacklog, readingConsumer } from './reading-backlog.ts';
export { type Choice, recordCorrections } from './record-corrections.ts';
export { askForTraining } from './run-training.ts';
export { type NewlyTrained, trainTopics } from './train-model.ts';
export { triageModule } from './triage.module.ts';
export { type RegisteredWatch, registeredWatches } from './watches/watches.store.ts';
