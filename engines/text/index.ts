/** Tokens, stems, language, normalising and redaction for short public messages. */
export { detectLanguage, type LanguageGuess } from './language.ts';
export { foldObfuscation, normalise } from './normalise.ts';
export { type Redaction, type RedactionKind, redact } from './redact.ts';
export { createStemmer, type Language, stem } from './stem.ts';
export { type Token, type TokenKind, tokenise } from './tokenise.ts';
