export { type ChoiceFieldName, Condition, type Facts } from './condition.schema.ts';
export { compileCondition, type Question } from './evaluate.rules.ts';
export { implies, isReachable, overlap } from './reach.rules.ts';
