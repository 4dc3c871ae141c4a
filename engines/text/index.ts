/** Tokens, stems, language, normalising and redaction for short public messages. */
export { normalise } from './normalise.ts';
export { foldObfuscation } from './obfuscation.ts';
export { createStemmer, type Language, type Stemmer, stem } from './stem.ts';
export { scanTokens, type Token, type TokenKind, tokenise } from './tokenise.ts';
