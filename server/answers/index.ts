import './answer.errors.ts';

export type { Answer, AnswerText } from './answer.types.ts';
export { answersModule } from './answers.module.ts';
export { answersOfCase } from './answers.store.ts';
export { draftAnswer } from './draft-answer.ts';
export { giveVerdict } from './give-verdict.ts';
export { saveMassAnswer, sendMassAnswer } from './mass/mass-answer.ts';
export { type Proof, proofsOfCase } from './proofs.ts';
export { receiveCorrection, receiveDraft } from './receive-draft.ts';
export { approveAnswer, sendToReview, wholeText } from './review-answer.ts';
export { suggestionsFor } from './suggest/suggest-sources.ts';
