import type { Words } from '../words/use-words.ts';
import type { Reason } from './arrivals.api.ts';

/**
 * Why something is proposed. The engines know many signs, which come in families (`danger-gas`, `danger-wire`): a sign
 * without words of its own is said in those of its family, with the words of the message it was seen in.
 * @returns undefined for a sign nobody has words for: a bare code tells a person nothing
 */
export function reasonInWords({ said }: Words, { code, params }: Reason): string | undefined {
  const family = code.slice(0, code.indexOf('-'));
  const tries = [
    ['reason', code],
    ['why', code],
    ['why', family],
  ] as const;
  for (const [prefix, name] of tries) {
    const words = said(prefix, name, params);
    if (words !== name) return words;
  }
  return undefined;
}
