import './answer.errors.ts';

export { answersModule } from './answers.module.ts';
export { answersOfCase } from './answers.store.ts';
export { giveVerdict } from './give-verdict.ts';
export { wholeText } from './review-answer.ts';
