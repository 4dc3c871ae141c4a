export type { Proposal, ProposalDetail, Reason } from './proposal.types.ts';
export { insertProposals, latestProposals } from './proposals.store.ts';
export { type Choice, recordCorrections } from './record-corrections.ts';
