/** Tokens, stems, language, normalising and redaction for short public messages. */
export { detectLanguage, type LanguageGuess } from './language.ts';
export { normalise } from './normalise.ts';
export { foldObfuscation } from './obfuscation.ts';
export {
  type Redaction,
  type RedactionOptions,
  type RedactionSpan,
  redact,
  toOriginal,
} from './redact.ts';
export type { RedactionKind } from './redact-kinds.ts';
export { type Remembered, rememberWords } from './remember-words.ts';
export { lettersToString, readSmallLetters } from './small-letters.ts';
export { createStemmer, type Language, type Stemmer, stem } from './stem.ts';
export { stemEndRussian } from './stem-ru.ts';
export { scanTokens, type Token, type TokenKind, tokenise } from './tokenise.ts';
