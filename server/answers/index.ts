import './answer.errors.ts';

export type { Answer } from './answer.types.ts';
export { answersModule } from './answers.module.ts';
export { answersOfCase } from './answers.store.ts';
export { giveVerdict } from './give-verdict.ts';
export { wholeText } from './review-answer.ts';
