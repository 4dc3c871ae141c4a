/** What learns the weights in `learned.json`: used by bench/severity-learning.bench.ts and by tests, not by who reads messages. */
import type { Marked } from './fit.ts';
import { type Shown, shownBy } from './odds.ts';
import { readSigns } from './signs.ts';

export { fitSeverity } from './fit.ts';
export { messageOdds } from './odds.ts';

/** A message as the weights are learnt from it. `temperature` is outside, °C, where known. */
export function markMessage(
  text: string,
  temperature: number | undefined,
  critical: boolean,
): Marked & { readonly shown: Shown } {
  const shown = shownBy(readSigns(text), temperature);
  return { features: shown.whole, critical, shown };
}
