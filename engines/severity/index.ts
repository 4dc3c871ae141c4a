/** How grave a message is, and what else its words say of how to take it: pure, explained, in Russian and English. */
export { type Assessment, assessSeverity, type Circumstances } from './assess.ts';
export {
  emergencyIn,
  formalAppealIn,
  type SetAsideGuess,
  setAsideIn,
  type TypeGuess,
  typeOf,
} from './detections.ts';
export { readSigns, type SignReason, type Signs } from './signs.ts';
