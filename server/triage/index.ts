export type { Proposal, ProposalDetail, Reason } from './proposal.types.ts';
export { latestProposals } from './proposals.store.ts';
export { type Choice, recordCorrections } from './record-corrections.ts';
export { triageModule } from './triage.module.ts';
