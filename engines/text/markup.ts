/*
 * HTML that messages carry: line breaks, stray tags, entities.
 */

const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500})?\/?>|<!--|-->/gi;
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/gi;

/**
 * Text without HTML: tags and named entities become spaces, numeric entities the character they mean.
 * `compose` brings the text to one form first, so that nothing invisible hides markup and nothing
 * decoded or composed makes new markup.
 */
export function withoutMarkup(text: string, compose: (text: string) => string): string {
  if (!mayHoldMarkup(text)) return text;
  const decoded = compose(text).replace(TAG, ' ').replace(ENTITY, decodedEntity);
  return mayHoldMarkup(decoded) ? compose(decoded).replace(TAG, ' ').replace(ENTITY, ' ') : decoded;
}

/** < and & in any width, or the arrow that ends a comment. */
const mayHoldMarkup = (text: string): boolean => /[<&＜＆﹤﹠]|--/.test(text);

function decodedEntity(entity: string): string {
  if (entity[1] !== '#') return entity.toLowerCase() === '&quot;' ? '"' : ' ';
  const hexadecimal = entity[2] === 'x' || entity[2] === 'X';
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ' ';
  return String.fromCodePoint(code);
}
