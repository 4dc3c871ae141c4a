/** Which earlier messages say the same: signatures of texts, their comparison, keys to file them by, a window in memory. */
export { KEYS, keysOf } from './keys.ts';
export { SIGNATURE_BYTES } from './layout.ts';
export { NUMBER_KINDS, type NumberKind } from './lexicon.ts';
export {
  createIndex,
  createUuidIndex,
  type IndexOptions,
  type Match,
  type NearIndex,
  restoreIndex,
  restoreUuidIndex,
} from './near-index.ts';
export {
  type Finding,
  type Ground,
  type Problem,
  type ProblemVerdict,
  type SameProblemOptions,
  sameProblem,
} from './same-problem.ts';
export { MAX_CHARS } from './scan.ts';
export { readSignature, type Signature, signatureOf } from './signature.ts';
export {
  type KnownNumber,
  type Reason,
  type Relation,
  sameMessage,
  similarity,
  type Verdict,
} from './verdict.ts';
